using NetOpt.Bandwidth.Management;
using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Tests.Bandwidth.Management;

public class BandwidthManagerTests
{
    private static BandwidthManager Link(double capacity, params BandwidthRequest[] requests)
    {
        var manager = new BandwidthManager(capacity);
        foreach (BandwidthRequest request in requests) manager.Request(request);
        return manager;
    }

    private static long Rate(BandwidthManager manager, string flow) => manager.Allocations.Single(a => a.Flow == flow).RateBps;

    // theory §1: C = 10, Critical 5, Medium 3, BestEffort 6 → 5, 3, 2 in any arrival order.
    [Theory]
    [InlineData("cmb")]
    [InlineData("cbm")]
    [InlineData("mcb")]
    [InlineData("mbc")]
    [InlineData("bcm")]
    [InlineData("bmc")]
    public void The_example_of_the_theory_comes_out_in_any_order_of_arrival(string order)
    {
        var request = new Dictionary<char, BandwidthRequest>
        {
            ['c'] = new("critical", Demand: 5, Priority: FlowPriority.Critical),
            ['m'] = new("medium", Demand: 3, Priority: FlowPriority.Medium),
            ['b'] = new("bulk", Demand: 6, Priority: FlowPriority.BestEffort),
        };
        BandwidthManager manager = Link(10, [.. order.Select(c => request[c])]);
        Assert.Equal(5, Rate(manager, "critical"));
        Assert.Equal(3, Rate(manager, "medium"));
        Assert.Equal(2, Rate(manager, "bulk"));
        Assert.Equal("link", manager.Allocations.Single(a => a.Flow == "bulk").BottleneckLink);
    }

    [Fact]
    public void A_lone_best_effort_flow_gets_the_whole_link()
    {
        BandwidthManager manager = Link(10_000_000_000, new BandwidthRequest("only"));
        Assert.Equal(10_000_000_000, Rate(manager, "only"));
    }

    [Fact]
    public void Priorities_weigh_one_to_five()
    {
        BandwidthManager manager = Link(1500, [.. Enum.GetValues<FlowPriority>().Select(p => new BandwidthRequest(p.ToString(), Priority: p))]);
        Assert.Equal(500, Rate(manager, "Critical"));
        Assert.Equal(400, Rate(manager, "High"));
        Assert.Equal(300, Rate(manager, "Medium"));
        Assert.Equal(200, Rate(manager, "Low"));
        Assert.Equal(100, Rate(manager, "BestEffort"));
    }

    [Fact]
    public void Left_over_bits_go_to_the_lowest_ids_by_number()
    {
        BandwidthManager manager = Link(11, new("f10"), new("f9"), new("f2"));
        Assert.Equal(["f2", "f9", "f10"], manager.Allocations.Select(a => a.Flow));
        Assert.Equal([4L, 4, 3], manager.Allocations.Select(a => a.RateBps));
    }

    [Fact]
    public void A_guarantee_is_had_whatever_others_ask_for()
    {
        BandwidthManager manager = Link(10, new("video", Guarantee: 6, Demand: 6), new("bulk", Priority: FlowPriority.Critical));
        Assert.Equal(6, Rate(manager, "video"));
        Assert.Equal(4, Rate(manager, "bulk"));
    }

    [Fact]
    public void A_refusal_says_what_would_fit_and_that_fits()
    {
        BandwidthManager manager = Link(10, new BandwidthRequest("a", Guarantee: 7));
        var error = Assert.Throws<NetOptException>(() => manager.Request(new("b", Guarantee: 4)));
        Assert.Equal(ErrorCodes.GuaranteeRefused, error.Code);
        Assert.Equal("a guarantee of at most 3bps", error.Expected);
        BandwidthRefusal refusal = manager.TryRequest(new("b", Guarantee: 4))!;
        Assert.Equal(3, refusal.LargestGuaranteeBps);
        Assert.Equal("link", refusal.Link);
        Assert.False(manager.Contains("b"));
        Assert.Null(manager.TryRequest(new("b", Guarantee: refusal.LargestGuaranteeBps)));
        Assert.Equal(0, manager.TryRequest(new("c", Guarantee: 1))!.LargestGuaranteeBps);
    }

    [Fact]
    public void A_refusal_on_a_network_names_the_link_that_holds_it_back()
    {
        var manager = new BandwidthManager(Graphs.Duplex("a-b:10 b-c:4 c-d:10"));
        manager.Request(new("x", Guarantee: 3, Source: "b", Target: "c"));
        BandwidthRefusal refusal = manager.TryRequest(new("y", Guarantee: 2, Source: "a", Target: "d"))!;
        Assert.Equal(("l1", "b", "c", 1L), (refusal.Link, refusal.Source, refusal.Target, refusal.LargestGuaranteeBps));
        // The other direction is a capacity of its own.
        Assert.Null(manager.TryRequest(new("y", Guarantee: 4, Source: "d", Target: "a")));
    }

    [Fact]
    public void A_path_that_crosses_a_link_twice_needs_a_guarantee_twice()
    {
        var manager = new BandwidthManager(Graphs.Directed("a>b:10 b>a:99 b>c:99"));
        BandwidthRefusal refusal = manager.TryRequest(new("loop", Guarantee: 6, Path: ["a", "b", "a", "b", "c"]))!;
        Assert.Equal((5L, 2), (refusal.LargestGuaranteeBps, refusal.Crossings));
        manager.Request(new("loop", Guarantee: 2, Path: ["a", "b", "a", "b", "c"]));
        Assert.Equal(5, Rate(manager, "loop"));
        manager.Request(new("plain", Source: "a", Target: "c"));
        // The rest of 6 at a level where both have y: 3y = 6.
        Assert.Equal(4, Rate(manager, "loop"));
        Assert.Equal(2, Rate(manager, "plain"));
    }

    [Fact]
    public void A_second_request_replaces_the_first_and_a_refused_one_changes_nothing()
    {
        BandwidthManager manager = Link(10, new("a", Guarantee: 8, Demand: 8), new BandwidthRequest("b"));
        manager.Request(new("a", Guarantee: 9, Demand: 9));
        Assert.Equal((9L, 1L), (Rate(manager, "a"), Rate(manager, "b")));
        Assert.Equal(10, manager.TryRequest(new("a", Guarantee: 11))!.LargestGuaranteeBps);
        Assert.Equal((9L, 1L), (Rate(manager, "a"), Rate(manager, "b")));
        Assert.Equal(2, manager.FlowCount);
        Assert.Equal(9, Assert.Single(manager.Links).GuaranteedBps);
    }

    [Fact]
    public void A_release_gives_everything_back()
    {
        BandwidthManager manager = Link(10, new("a", Guarantee: 8), new BandwidthRequest("b"));
        manager.Release("a");
        Assert.Equal(10, Rate(manager, "b"));
        manager.Request(new("c", Guarantee: 10));
        Assert.Equal(0, Rate(manager, "b"));
        Assert.Equal("link", manager.Allocations[0].BottleneckLink);
    }

    [Fact]
    public void An_unknown_flow_is_an_error_that_names_the_nearest()
    {
        BandwidthManager manager = Link(10, new BandwidthRequest("voice-1"));
        var error = Assert.Throws<NetOptException>(() => manager.Release("voise-1"));
        Assert.Equal(ErrorCodes.UnknownFlow, error.Code);
        Assert.Contains("voice-1", error.Expected, StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.UnknownFlow, Assert.Throws<NetOptException>(() => manager.RecordUse("x", 1)).Code);
        Assert.Equal(ErrorCodes.UnknownFlow, Assert.Throws<NetOptException>(() => new BandwidthManager(1).Release("x")).Code);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1.5)]
    [InlineData(1e17)]
    public void A_capacity_is_a_whole_number_above_0(double capacity) =>
        Assert.Equal(ErrorCodes.InvalidCapacity, Assert.Throws<NetOptException>(() => new BandwidthManager(capacity)).Code);

    public static TheoryData<BandwidthRequest, string> Nonsense => new()
    {
        { new(), ErrorCodes.InvalidParameter },
        { new(" "), ErrorCodes.InvalidParameter },
        { new("f", Guarantee: -1), ErrorCodes.InvalidDemand },
        { new("f", Guarantee: double.NaN), ErrorCodes.InvalidDemand },
        { new("f", Guarantee: double.PositiveInfinity), ErrorCodes.InvalidDemand },
        { new("f", Guarantee: 0.5), ErrorCodes.InvalidDemand },
        { new("f", Demand: -1), ErrorCodes.InvalidDemand },
        { new("f", Demand: double.NaN), ErrorCodes.InvalidDemand },
        { new("f", Demand: double.NegativeInfinity), ErrorCodes.InvalidDemand },
        { new("f", Guarantee: 2, Demand: 1), ErrorCodes.InvalidDemand },
        { new("f", Priority: (FlowPriority)9), ErrorCodes.InvalidParameter },
        { new("f", Source: "a", Target: "b"), ErrorCodes.InvalidParameter },
    };

    [Theory]
    [MemberData(nameof(Nonsense))]
    public void A_request_that_makes_no_sense_is_an_error(BandwidthRequest request, string code)
    {
        BandwidthManager manager = Link(10);
        Assert.Equal(code, Assert.Throws<NetOptException>(() => manager.TryRequest(request)).Code);
        Assert.Equal(0, manager.FlowCount);
    }

    public static TheoryData<BandwidthRequest, string> LostOnANetwork => new()
    {
        { new("f"), ErrorCodes.InvalidParameter },
        { new("f", Source: "a"), ErrorCodes.InvalidParameter },
        { new("f", Source: "a", Target: "a"), ErrorCodes.InvalidParameter },
        { new("f", Source: "a", Target: "zz"), ErrorCodes.UnknownNode },
        { new("f", Source: "a", Target: "e"), ErrorCodes.Disconnected },
        { new("f", Path: ["a"]), ErrorCodes.InvalidParameter },
        { new("f", Path: ["a", "c"]), ErrorCodes.InvalidParameter },
        { new("f", Path: ["a", "b"], Source: "b"), ErrorCodes.InvalidParameter },
        { new("f", Path: ["a", "b"], Target: "c"), ErrorCodes.InvalidParameter },
        { new("f", Path: ["a", "b"], Links: ["l0"]), ErrorCodes.InvalidParameter },
        { new("f", Links: ["l0"]), ErrorCodes.InvalidParameter },
        { new("f", Links: [], Source: "a"), ErrorCodes.InvalidParameter },
        { new("f", Links: ["l1"], Source: "a"), ErrorCodes.InvalidParameter },
        { new("f", Links: ["l9"], Source: "a"), ErrorCodes.UnknownLink },
        { new("f", Source: "c", Target: "d"), ErrorCodes.MissingCapacity },
    };

    [Theory]
    [MemberData(nameof(LostOnANetwork))]
    public void A_path_that_is_none_is_an_error(BandwidthRequest request, string code)
    {
        var manager = new BandwidthManager(Graphs.Duplex("a-b:10 b-c:4 c-d e-f:1"));
        Assert.Equal(code, Assert.Throws<NetOptException>(() => manager.TryRequest(request)).Code);
    }

    [Fact]
    public void A_path_is_given_by_ends_nodes_or_links()
    {
        var manager = new BandwidthManager(Graphs.Duplex("a-b:10 a-b:20 b-c:99"));
        manager.Request(new("ends", Source: "a", Target: "c"));
        manager.Request(new("nodes", Path: ["c", "b", "a"]));
        manager.Request(new("links", Links: ["l1", "l2"], Source: "a", Target: "c"));
        Assert.Equal(10, Rate(manager, "ends"));
        Assert.Equal(10, Rate(manager, "nodes"));
        Assert.Equal(20, Rate(manager, "links"));
        BandwidthAllocation nodes = manager.Allocations.Single(a => a.Flow == "nodes");
        Assert.Equal(("c", "a", 2), (nodes.Source, nodes.Target, nodes.Hops));
    }

    [Theory]
    [InlineData("1e16")]
    [InlineData("0.5")]
    public void Capacities_that_are_no_whole_bits_are_refused_where_a_flow_needs_them(string capacity)
    {
        var manager = new BandwidthManager(Graphs.Duplex($"a-b:{capacity} b-c:1"));
        Assert.Equal(ErrorCodes.InvalidCapacity, Assert.Throws<NetOptException>(() => manager.TryRequest(new("f", Source: "a", Target: "c"))).Code);
        Assert.Null(manager.TryRequest(new("f", Source: "b", Target: "c")));
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public void Of_flows_that_ask_together_the_higher_priority_is_admitted_first(string critical, string other)
    {
        AllocateResult result = AllocateOperation.Run(new(Capacity: 10, Flows: [new(other, Guarantee: 7), new(critical, Guarantee: 4, Priority: FlowPriority.Critical)]), OperationContext.Default);
        Assert.Equal(critical, Assert.Single(result.Allocations).Flow);
        Assert.Equal((other, 6L), (result.Refusals[0].Flow, result.Refusals[0].LargestGuaranteeBps));
    }

    [Fact]
    public void Capacities_of_unknown_unit_are_refused()
    {
        var builder = new TopologyBuilder("bare") { RateUnitKnown = false };
        NetworkTopology topology = builder.Build();
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => new BandwidthManager(topology)).Code);
    }

    [Fact]
    public void Requests_in_a_row_cost_no_sharing_each()
    {
        const int Flows = 20_000;
        var manager = new BandwidthManager(1e12);
        for (int i = 0; i < Flows; i++) manager.Request(new("f" + i, Guarantee: i % 7 * 1000, Priority: (FlowPriority)(i % 5)));
        AllocateResult result = manager.Allocate();
        Assert.Equal(1_000_000_000_000, result.TotalRateBps);
        Assert.Same(result, manager.Allocate());
        ManagedCase.Holds(result, null);
    }

    [Fact]
    public void Cancellation_leaves_the_manager_as_it_was()
    {
        BandwidthManager manager = Link(10, new("a"), new BandwidthRequest("b"));
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => manager.Rebalance(new OperationContext { Cancellation = stop.Token }));
        Assert.Equal([5L, 5], manager.Allocations.Select(a => a.RateBps));
    }
}
