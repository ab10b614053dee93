using NetOpt.Bandwidth;
using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Tests.Bandwidth;

public class WaterFillingTests
{
    private const double Unlimited = double.PositiveInfinity;

    private static LinkShares Fill(double capacity, double[] demands, params double[] weights) =>
        WaterFilling.Fill(capacity, demands, weights, OperationContext.Default);

    // Keshav, An Engineering Approach to Computer Networking, 1997, §9.2.2: both examples.
    [Fact]
    public void Unequal_demands_on_one_link_get_what_the_textbook_says()
    {
        LinkShares shares = Fill(10, [2, 2.6, 4, 5]);
        Close([2, 2.6, 2.7, 2.7], shares.Rate);
        Assert.Equal([true, true, false, false], shares.Satisfied);
        Assert.Equal(2.7, shares.WaterLevel!.Value, 1e-12);
    }

    [Fact]
    public void Weighted_demands_on_one_link_get_what_the_textbook_says()
    {
        LinkShares shares = Fill(16, [4, 2, 10, 4], 2.5, 4, .5, 1);
        Close([4, 2, 6, 4], shares.Rate);
        Assert.Equal([true, true, false, true], shares.Satisfied);
    }

    [Fact]
    public void Where_everybody_fits_nobody_is_held_back()
    {
        LinkShares shares = Fill(10, [1, 2, 3]);
        Assert.Equal([1, 2, 3], shares.Rate);
        Assert.Null(shares.WaterLevel);
        Assert.Equal([1, 2, 3, 4], Fill(10, [1, 2, 3, 4]).Rate);
        Assert.Null(Fill(10, [1, 2, 3, 4]).WaterLevel);
    }

    [Fact]
    public void Demands_without_limit_share_by_weight_and_a_demand_of_zero_gets_nothing()
    {
        Close([2.5, 7.5, 0], Fill(10, [Unlimited, Unlimited, 0], 1, 3, 100).Rate);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_capacity_that_is_none_is_refused(double capacity) =>
        Assert.Equal(ErrorCodes.InvalidCapacity, Assert.Throws<NetOptException>(() => Fill(capacity, [1])).Code);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.Epsilon)]
    public void A_weight_that_is_none_is_refused(double weight) =>
        Assert.Equal(ErrorCodes.InvalidWeight, Assert.Throws<NetOptException>(() => Fill(1, [5], weight)).Code);

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void A_demand_that_is_none_is_refused(double demand) =>
        Assert.Equal(ErrorCodes.InvalidDemand, Assert.Throws<NetOptException>(() => Fill(1, [demand])).Code);

    [Fact]
    public void No_demands_and_lists_of_different_lengths_are_refused()
    {
        Assert.Equal(ErrorCodes.EmptyInput, Assert.Throws<NetOptException>(() => Fill(1, [])).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => Fill(1, [1, 2], 1)).Code);
    }

    [Fact]
    public void Properties_of_water_filling_hold_on_random_links()
    {
        var random = new RandomStream(1, "water-filling");
        for (int round = 0; round < 2000; round++)
        {
            int n = 1 + random.NextInt32(12);
            double capacity = Math.Exp(random.NextDouble() * 30);
            double[] demands = [.. Enumerable.Range(0, n).Select(_ => random.NextInt32(8) switch { 0 => 0, 1 => Unlimited, _ => capacity * random.NextExponential(2.0 / n) })];
            double[] weights = [.. Enumerable.Range(0, n).Select(_ => Math.Exp(4 * random.NextDouble() - 2))];
            LinkShares shares = Fill(capacity, demands, weights);

            double wanted = demands.Sum();
            Assert.Equal(1, shares.Rate.Sum() / Math.Min(capacity, wanted == 0 ? 1 : wanted), wanted == 0 ? 1 : 1e-12);
            for (int i = 0; i < n; i++)
            {
                Assert.True(shares.Rate[i] <= demands[i]);
                if (!shares.Satisfied[i]) Assert.Equal(1, shares.Rate[i] / weights[i] / shares.WaterLevel!.Value, 1e-14);
                else Assert.True(demands[i] <= (shares.WaterLevel ?? Unlimited) * weights[i] * (1 + 1e-14));
            }

            int[] order = [.. Enumerable.Range(0, n)];
            random.Shuffle<int>(order);
            double[] shuffled = Fill(capacity, [.. order.Select(i => demands[i])], [.. order.Select(i => weights[i])]).Rate;
            Close([.. order.Select(i => shares.Rate[i])], shuffled, 4e-16);

            double factor = Math.Exp(20 * random.NextDouble() - 10);
            Close(shares.Rate, Fill(capacity, demands, [.. weights.Select(w => w * factor)]).Rate);

            double[] more = Fill(capacity * (1 + random.NextDouble()), demands, weights).Rate;
            for (int i = 0; i < n; i++) Assert.True(more[i] >= shares.Rate[i]);
            if (n == 1) continue;
            int gone = random.NextInt32(n);
            double[] fewer = Fill(capacity, [.. demands.Where((_, i) => i != gone)], [.. weights.Where((_, i) => i != gone)]).Rate;
            for (int i = 0; i < n - 1; i++) Assert.True(fewer[i] >= shares.Rate[i < gone ? i : i + 1] * (1 - 1e-15));
        }
    }

    [Fact]
    public void A_small_flow_beside_a_huge_one_gets_its_share_to_the_last_digit()
    {
        // Weights 1e12 : 1e-3 leave plain doubles with no digit of the small flow's share once the huge one has its demand.
        LinkShares shares = Fill(1e11, [1e11 - 0.5, Unlimited], 1e12, 1e-3);
        Assert.Equal([1e11 - 0.5, 0.5], shares.Rate);
    }

    [Fact]
    public void Many_flows_are_shared_exactly()
    {
        var random = new RandomStream(2, "million");
        double[] demands = [.. Enumerable.Range(0, 300_000).Select(_ => random.NextExponential(1e5))];
        LinkShares shares = Fill(1.5e10, demands);
        int wrong = 0;
        double sum = 0, lost = 0;
        for (int f = 0; f < demands.Length; f++)
        {
            double rate = shares.Rate[f];
            if (rate != Math.Min(demands[f], shares.WaterLevel!.Value)) wrong++;
            double next = sum + (rate - lost);
            lost = next - sum - (rate - lost);
            sum = next;
        }
        Assert.Equal(0, wrong);
        Assert.Equal(1, sum / 1.5e10, 1e-14);
    }

    internal static void Close(double[] expected, double[] actual, double tolerance = 1e-12)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Abs(expected[i]), $"entry {i}: expected {expected[i]:R}, was {actual[i]:R}");
    }
}
