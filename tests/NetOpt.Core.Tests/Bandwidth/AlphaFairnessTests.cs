using FsCheck;
using FsCheck.Fluent;
using NetOpt.Bandwidth;
using NetOpt.Operations;
using NetOpt.Routing;

namespace NetOpt.Tests.Bandwidth;

public class AlphaFairnessTests
{
    private static AlphaFairRates Solve(int[][] paths, double[] capacity, double alpha, double[]? weights = null, double[]? demands = null)
    {
        var offset = new int[paths.Length + 1];
        for (int f = 0; f < paths.Length; f++) offset[f + 1] = offset[f] + paths[f].Length;
        AlphaFairRates rates = AlphaFairness.Solve(new FlowPaths(offset, [.. paths.SelectMany(p => p)]), capacity, weights ?? [], demands ?? [], alpha, OperationContext.Default);
        Assert.True(rates.Certificate.Certified, $"gap {rates.Certificate.Gap}, overload {rates.Certificate.LargestOverload}");
        return rates;
    }

    private static void Close(double[] expected, double[] actual, double tolerance = 1e-9)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1e-300, Math.Abs(expected[i])), $"rate {i}: {actual[i]:R} instead of {expected[i]:R}");
    }

    // theory §1: links a = 10, b = 4; flows over both, a, b, b.
    [Fact]
    public void Proportional_fairness_gives_the_rates_of_the_theory()
    {
        AlphaFairRates rates = Solve([[0, 1], [0], [1], [1]], [10, 4], alpha: 1);
        Close([1.205638, 8.794362, 1.397181, 1.397181], rates.Rate, 1e-6);
    }

    // The long flow of a line of L links gets 1/(L^(1/α) + 1); theory §1: 1/3 for α = 1 and 0.4142136 for α = 2 on two links.
    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 2)]
    [InlineData(2, 0.5)]
    [InlineData(5, 0.25)]
    [InlineData(7, 3.7)]
    [InlineData(12, 20)]
    [InlineData(3, 0.1)]
    [InlineData(3, 0.05)]
    [InlineData(4, 100)]
    public void A_line_of_links_has_its_closed_form(int links, double alpha)
    {
        int[][] paths = [[.. Enumerable.Range(0, links)], .. Enumerable.Range(0, links).Select(l => new[] { l })];
        double flow = 1 / (Math.Pow(links, 1 / alpha) + 1);
        double[] expected = [flow, .. Enumerable.Repeat(1 - flow, links)];
        Close(expected, Solve(paths, [.. Enumerable.Repeat(1.0, links)], alpha).Rate, 1e-8);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    [InlineData(3)]
    public void One_link_is_shared_by_the_power_of_the_weights(double alpha)
    {
        double[] weights = [1, 2, 5], power = [.. weights.Select(w => Math.Pow(w, 1 / alpha))];
        AlphaFairRates rates = Solve([[0], [0], [0]], [9e9], alpha, weights);
        Close([.. power.Select(p => 9e9 * p / power.Sum())], rates.Rate);
    }

    [Fact]
    public void Demands_cap_and_what_they_leave_goes_to_others()
    {
        AlphaFairRates rates = Solve([[0], [0], [0]], [10], alpha: 1, demands: [1, 0, double.PositiveInfinity]);
        Close([1, 0, 9], rates.Rate, 1e-9);
        Assert.Equal(0, rates.Rate[1]);
    }

    // The small flow's utility makes up all of the sum, and the others must be right all the same.
    [Theory]
    [InlineData(0.05)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(100)]
    public void Rates_are_right_however_far_they_are_apart(double alpha)
    {
        Close([49999968000, 64000, 49999968000], Solve([[0], [0], [0]], [1e11], alpha, demands: [double.PositiveInfinity, 64e3, 5e10]).Rate, 1e-7);
        AlphaFairRates network = Solve([[0, 1], [0], [1]], [64e3, 4e11], Math.Min(alpha, 80));
        Assert.Equal(64e3, network.Rate[0] + network.Rate[1], 1e-4);
        Assert.Equal(4e11, network.Rate[0] + network.Rate[2], 1e-7 * 4e11);
    }

    [Fact]
    public void Rates_too_far_apart_for_an_alpha_are_refused_and_weights_too_far_apart_get_no_certificate()
    {
        var error = Assert.Throws<NetOptException>(() => Solve([[0, 1], [0], [1]], [64e3, 4e12], 100));
        Assert.Equal(ErrorCodes.InvalidParameter, error.Code);
        Assert.Contains("at most", error.Expected, StringComparison.Ordinal);
        AlphaFairRates hopeless = AlphaFairness.Solve(new FlowPaths([0, 1, 2], [0, 0]), [100.0], [1, 1e8], [], 0.05, OperationContext.Default);
        Assert.False(hopeless.Certificate.Certified && hopeless.Rate.Sum() < 99.99);
    }

    [Fact]
    public void Flows_that_meet_no_full_arc_have_what_they_demand()
    {
        AlphaFairRates rates = Solve([[0], [1], [1]], [100, 10], alpha: 2, demands: [7, 20, 20]);
        Assert.Equal(7, rates.Rate[0]);
        Close([5, 5], rates.Rate[1..], 1e-9);
        Assert.Equal(double.NegativeInfinity, rates.LogPrice[0]);
        Close([3, 4], Solve([[0], [0]], [7.5], alpha: 2, demands: [3, 4]).Rate, 0);
    }

    [Fact]
    public void A_path_that_crosses_an_arc_twice_pays_twice()
    {
        // The most of ln x + ln y with 2x + y ≤ 6: x = 1.5, y = 3.
        Close([1.5, 3], Solve([[0, 0], [0]], [6], alpha: 1).Rate);
    }

    [Fact]
    public void Large_alphas_come_near_max_min_fairness_and_small_ones_near_the_largest_total()
    {
        int[][] paths = [[0, 1], [0], [1], [1]];
        Close([4.0 / 3, 26.0 / 3, 4.0 / 3, 4.0 / 3], Solve(paths, [10, 4], alpha: 100).Rate, 0.02);
        Assert.True(Solve(paths, [10, 4], alpha: 0.05).Rate.Sum() > 13.99);
    }

    [Fact]
    public void The_total_falls_and_the_least_rate_rises_with_alpha_on_a_line()
    {
        int[][] paths = [[0, 1, 2], [0], [1], [2]];
        double total = double.PositiveInfinity, least = 0;
        foreach (double alpha in new[] { 0.2, 0.5, 1, 2, 5, 20 })
        {
            double[] rate = Solve(paths, [1, 1, 1], alpha).Rate;
            Assert.True(rate.Sum() < total && rate.Min() > least);
            (total, least) = (rate.Sum(), rate.Min());
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.005)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(101.0)]
    public void An_alpha_out_of_range_is_an_error(double alpha) =>
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => Solve([[0]], [1], alpha)).Code);

    [Fact]
    public void Random_networks_reach_their_gap_and_scaling_everything_scales_the_rates() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll<int>(seed =>
    {
        var random = new Random(seed);
        int links = random.Next(1, 8), flows = random.Next(1, 25);
        double[] capacity = [.. Enumerable.Range(0, links).Select(_ => Math.Pow(10, 4 * random.NextDouble()))];
        int[][] paths = [.. Enumerable.Range(0, flows).Select(_ => Enumerable.Range(0, links).Where(_ => random.Next(3) == 0).DefaultIfEmpty(random.Next(links)).ToArray())];
        double[] demands = [.. Enumerable.Range(0, flows).Select(_ => random.Next(3) switch { 0 => double.PositiveInfinity, 1 => Math.Pow(10, 4 * random.NextDouble() - 1), _ => random.Next(3) })];
        double[] weights = [.. Enumerable.Range(0, flows).Select(_ => Math.Pow(10, 2 * random.NextDouble() - 1))];
        double alpha = new[] { 0.1, 0.3, 0.5, 1, 1.5, 2, 4, 10, 30 }[random.Next(9)];
        double[] rate = Solve(paths, capacity, alpha, weights, demands).Rate;
        const double Factor = 1e9;
        double[] scaled = Solve(paths, [.. capacity.Select(c => c * Factor)], alpha, weights, [.. demands.Select(d => d * Factor)]).Rate;
        for (int f = 0; f < flows; f++) Assert.Equal(rate[f], scaled[f] / Factor, 1e-5 * rate[f] + 1e-12);
    }));

    [Fact]
    public void A_certificate_of_wrong_rates_shows_a_gap()
    {
        var paths = new FlowPaths([0, 2, 3, 4, 5], [0, 1, 0, 1, 1]);
        AlphaFairRates fair = AlphaFairness.Solve(paths, [10.0, 4.0], [], [], 1, OperationContext.Default);
        double[] lower = [.. fair.Rate.Select(r => r * 0.99)];
        AlphaFairCertificate wrong = AlphaFairness.Certify(paths, [10.0, 4.0], [], [], 1, lower, fair.LogPrice, OperationContext.Default);
        Assert.False(wrong.Certified);
        // One percent less of everything costs one percent of the weights.
        Assert.Equal(0.01, wrong.Gap, 2e-4);
        double[] higher = [.. fair.Rate.Select(r => r * 1.01)];
        Assert.Equal(0.01, AlphaFairness.Certify(paths, [10.0, 4.0], [], [], 1, higher, fair.LogPrice, OperationContext.Default).LargestOverload, 1e-9);
    }
}
