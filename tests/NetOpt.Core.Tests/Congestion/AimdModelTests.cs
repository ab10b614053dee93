using NetOpt.Congestion;
using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Tests.Congestion;

public class AimdModelTests
{
    private static AimdResult Run(AimdRequest request) => AimdModel.Run(request, OperationContext.Default);

    [Fact]
    public void Chiu_and_Jain_from_10_and_70_reach_10_5_and_40_5_after_12_steps()
    {
        AimdResult result = Run(new AimdRequest([10, 70], Steps: 12));
        Assert.Equal(10.5, result.Rates[0][12]);
        Assert.Equal(40.5, result.Rates[1][12]);
        Assert.Equal(1, result.Decreases);
    }

    [Fact]
    public void Additive_increase_with_multiplicative_decrease_becomes_fair()
    {
        AimdResult result = Run(new AimdRequest([10, 70, 5, 0], Steps: 2000));
        Assert.Equal(AimdVerdict.BecomesFair, result.Verdict);
        Assert.True(result.JainAtEnd > 0.9999);
        Assert.InRange(result.MeanEfficiency, 0.7, 1.0);
    }

    [Fact]
    public void Multiplicative_both_ways_keeps_the_ratio()
    {
        AimdResult result = Run(new AimdRequest([10, 70], Rule: AimdRule.Mimd, Steps: 500));
        for (int step = 0; step <= 500; step++) Assert.Equal(7, result.Rates[1][step] / result.Rates[0][step], 1e-9);
        Assert.Equal(AimdVerdict.KeepsRatio, result.Verdict);
    }

    [Fact]
    public void Additive_both_ways_keeps_the_difference_while_no_rate_meets_zero()
    {
        AimdResult result = Run(new AimdRequest([20, 70], Rule: AimdRule.Aiad, Increase: 1, Decrease: 5, Steps: 500));
        Assert.Equal(0, result.Floored);
        for (int step = 0; step <= 500; step++) Assert.Equal(50, result.Rates[1][step] - result.Rates[0][step], 1e-9);
    }

    [Fact]
    public void Multiplicative_increase_with_additive_decrease_starves_one_user_and_says_how_often_it_met_zero()
    {
        AimdResult result = Run(new AimdRequest([30, 40], Rule: AimdRule.Miad, Steps: 500));
        Assert.Equal(AimdVerdict.BecomesUnfair, result.Verdict);
        Assert.True(result.JainAtEnd < 0.51);
        Assert.True(result.Floored > 0);
    }

    [Fact]
    public void Fairness_never_falls_under_additive_increase_with_multiplicative_decrease()
    {
        var random = new RandomStream(3, "aimd");
        for (int i = 0; i < 100; i++)
        {
            double[] start = [.. Enumerable.Range(0, 2 + random.NextInt32(5)).Select(_ => 50 * random.NextDouble())];
            AimdResult result = Run(new AimdRequest(start, Increase: 3 * random.NextDouble(), Decrease: random.NextDouble(), Steps: 300));
            for (int step = 1; step <= 300; step++) Assert.True(result.Jain[step] >= result.Jain[step - 1] - 1e-12);
        }
    }

    [Theory]
    [InlineData(new double[0], 100, AimdRule.Aimd, null, null, 10, ErrorCodes.EmptyInput)]
    [InlineData(new[] { 1.0 }, 100, AimdRule.Aimd, null, null, 10, ErrorCodes.InvalidParameter)]
    [InlineData(new[] { 1.0, -1 }, 100, AimdRule.Aimd, null, null, 10, ErrorCodes.InvalidParameter)]
    [InlineData(new[] { 1.0, double.NaN }, 100, AimdRule.Aimd, null, null, 10, ErrorCodes.InvalidParameter)]
    [InlineData(new[] { 1.0, 2 }, 0, AimdRule.Aimd, null, null, 10, ErrorCodes.InvalidParameter)]
    [InlineData(new[] { 1.0, 2 }, 100, AimdRule.Aimd, -1.0, null, 10, ErrorCodes.InvalidParameter)]
    [InlineData(new[] { 1.0, 2 }, 100, AimdRule.Mimd, 0.9, null, 10, ErrorCodes.InvalidParameter)]
    [InlineData(new[] { 1.0, 2 }, 100, AimdRule.Aimd, null, 1.5, 10, ErrorCodes.InvalidParameter)]
    [InlineData(new[] { 1.0, 2 }, 100, AimdRule.Aiad, null, -1.0, 10, ErrorCodes.InvalidParameter)]
    [InlineData(new[] { 1.0, 2 }, 100, AimdRule.Aimd, null, null, 0, ErrorCodes.InvalidParameter)]
    public void What_cannot_be_run_is_refused(double[] start, double capacity, AimdRule rule, double? increase, double? decrease, int steps, string code) =>
        Assert.Equal(code, Assert.Throws<NetOptException>(() => Run(new AimdRequest(start, capacity, rule, increase, decrease, steps))).Code);
}
