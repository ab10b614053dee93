using NetOpt.Bandwidth.Management;

namespace NetOpt.Tests.Bandwidth.Management;

public class MeasuredUseTests
{
    private readonly BandwidthManager _manager = new(1000, minimumSamples: 3);

    private long Rate(string flow) => _manager.Allocations.Single(a => a.Flow == flow).RateBps;

    private void Measure(int times, params (string Flow, double Use)[] uses)
    {
        for (int i = 0; i < times; i++)
        {
            foreach ((string flow, double use) in uses) _manager.RecordUse(flow, use);
            _manager.Rebalance();
        }
    }

    [Fact]
    public void Idle_bandwidth_goes_to_those_who_can_use_it()
    {
        _manager.Request(new("idle"));
        _manager.Request(new("busy"));
        Assert.Equal(500, Rate("busy"));
        Measure(3, ("idle", 0), ("busy", 500));
        // A hundredth of its share stays, so that its return can be seen.
        Assert.Equal(5, Rate("idle"));
        Assert.Equal(995, Rate("busy"));
        Assert.Equal(5, _manager.Allocations.Single(a => a.Flow == "idle").CountedDemandBps);
    }

    [Fact]
    public void A_flow_with_too_few_samples_is_not_idle()
    {
        _manager.Request(new("new"));
        _manager.Request(new("busy"));
        Measure(2, ("new", 0), ("busy", 500));
        Assert.Equal(500, Rate("new"));
        Measure(1, ("new", 0), ("busy", 500));
        Assert.Equal(5, Rate("new"));
    }

    [Fact]
    public void A_flow_whose_use_returns_gets_all_of_its_share_back_at_once()
    {
        _manager.Request(new("a"));
        _manager.Request(new("b"));
        Measure(4, ("a", 0), ("b", 900));
        Assert.Equal(5, Rate("a"));
        Measure(1, ("a", 5), ("b", 995));
        Assert.Equal(500, Rate("a"));
    }

    [Fact]
    public void A_guarantee_holds_however_little_is_used()
    {
        _manager.Request(new("voice", Guarantee: 300, Demand: 300));
        _manager.Request(new("bulk", Guarantee: 100));
        Measure(5, ("voice", 0), ("bulk", 0));
        Assert.Equal(300, Rate("voice"));
        Assert.True(Rate("bulk") >= 100);
    }

    [Fact]
    public void Steady_use_below_the_share_keeps_headroom_and_does_not_swing()
    {
        _manager.Request(new("steady"));
        _manager.Request(new("greedy"));
        Measure(3, ("steady", 100), ("greedy", 500));
        for (int i = 0; i < 10; i++)
        {
            Assert.Equal(125, Rate("steady"));
            Assert.Equal(875, Rate("greedy"));
            Measure(1, ("steady", 100), ("greedy", 875));
        }
    }

    [Fact]
    public void The_largest_of_the_latest_samples_counts()
    {
        _manager.Request(new("bursty"));
        _manager.Request(new("greedy"));
        foreach (double use in new double[] { 0, 200, 0 }) _manager.RecordUse("bursty", use);
        _manager.Rebalance();
        Assert.Equal(250, Rate("bursty"));
        foreach (double use in new double[] { 0, 0, 0 }) _manager.RecordUse("bursty", use);
        _manager.Rebalance();
        Assert.Equal(5, Rate("bursty"));
    }

    [Fact]
    public void Samples_change_nothing_before_the_manager_is_rebalanced()
    {
        _manager.Request(new("a"));
        _manager.Request(new("b"));
        for (int i = 0; i < 10; i++) _manager.RecordUse("a", 0);
        Assert.Equal(500, Rate("a"));
    }

    [Fact]
    public void A_replaced_flow_starts_without_samples()
    {
        _manager.Request(new("a"));
        _manager.Request(new("b"));
        Measure(3, ("a", 0));
        _manager.Request(new("a", Demand: 400));
        Assert.Equal(400, Rate("a"));
        _manager.Rebalance();
        Assert.Equal(400, Rate("a"));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_use_is_a_rate(double use)
    {
        _manager.Request(new("a"));
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => _manager.RecordUse("a", use)).Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(1001)]
    public void The_number_of_samples_has_limits(int samples) =>
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => new BandwidthManager(10, samples)).Code);
}
