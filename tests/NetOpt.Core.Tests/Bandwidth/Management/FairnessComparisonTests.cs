using NetOpt.Bandwidth.Management;

namespace NetOpt.Tests.Bandwidth.Management;

public class FairnessComparisonTests
{
    [Fact]
    public void Guarantees_come_first_and_the_rest_is_shared_in_each_way()
    {
        var manager = new BandwidthManager(Graphs.Duplex("a-b:13 b-c:13"));
        manager.Request(new("sure", Guarantee: 10, Demand: 10, Source: "a", Target: "c"));
        manager.Request(new("long", Source: "a", Target: "c"));
        manager.Request(new("left", Source: "a", Target: "b"));
        manager.Request(new("right", Source: "b", Target: "c"));
        FairnessComparison comparison = manager.Compare([1, 2, double.PositiveInfinity]);
        Assert.Equal(["left", "long", "right", "sure"], comparison.Flows.ToArray());
        Assert.Equal([1.0, 2, null], comparison.Kinds.Select(k => k.Alpha));
        Assert.All(comparison.Kinds, k => Assert.Equal(10, k.RatesBps[3]));
        Assert.All(comparison.Kinds, k => Assert.True(k.Certified));
        // A line of two links with 3 each: 3/(2^(1/α) + 1).
        Assert.Equal(1, comparison.Kinds[0].RatesBps[1], 1e-9);
        Assert.Equal(3 / (Math.Sqrt(2) + 1), comparison.Kinds[1].RatesBps[1], 1e-9);
        Assert.Equal(1.5, comparison.Kinds[2].RatesBps[1], 1e-12);
        Assert.Equal(comparison.Kinds[0].RatesBps.Sum(), comparison.Kinds[0].TotalRateBps, 1e-9);
        Assert.Equal(1, comparison.Kinds[0].LeastRateBps, 1e-9);
    }

    [Fact]
    public void Flows_that_can_have_no_more_than_their_guarantees_are_no_problem()
    {
        var manager = new BandwidthManager(10);
        manager.Request(new("a", Guarantee: 10));
        manager.Request(new("b"));
        Assert.Equal([10.0, 0], manager.Compare([1]).Kinds[0].RatesBps.ToArray());
    }

    [Fact]
    public void Nothing_to_compare_is_an_error()
    {
        var manager = new BandwidthManager(10);
        Assert.Equal(ErrorCodes.EmptyInput, Assert.Throws<NetOptException>(() => manager.Compare([1])).Code);
        manager.Request(new("a"));
        Assert.Equal(ErrorCodes.EmptyInput, Assert.Throws<NetOptException>(() => manager.Compare([])).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => manager.Compare([1, 0])).Code);
    }
}
