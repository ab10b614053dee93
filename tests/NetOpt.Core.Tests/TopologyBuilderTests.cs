using NetOpt.Topology;

namespace NetOpt.Tests;

public class TopologyBuilderTests
{
    [Fact]
    public void A_duplex_link_gives_two_arcs_and_a_directed_one_gives_one()
    {
        var builder = new TopologyBuilder("t");
        int a = builder.AddNode("a"), b = builder.AddNode("b");
        builder.AddLink("ab", a, b, new LinkDirection(10));
        builder.AddLink(new NetworkLink("ba", b, a, new LinkDirection(4), null));
        ArcArrays arcs = builder.Build().Arcs;
        Assert.Equal([a, b, b], arcs.Source);
        Assert.Equal([b, a, a], arcs.Target);
        Assert.Equal([0, 0, 1], arcs.Link);
        Assert.Equal([10.0, 10.0, 4.0], arcs.CapacityBps);
        Assert.Equal([0, 2, 3], arcs.FirstArcOfLink);
        Assert.Equal([1, 2], arcs.OutArc[arcs.OutOffset[b]..arcs.OutOffset[b + 1]]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_capacity_that_is_no_capacity_is_refused_and_leaves_the_builder_as_it_was(double capacity)
    {
        var builder = new TopologyBuilder("t");
        int a = builder.AddNode("a"), b = builder.AddNode("b");
        var error = Assert.Throws<NetOptException>(() => builder.AddLink("ab", a, b, new LinkDirection(capacity)));
        Assert.Equal(ErrorCodes.InvalidCapacity, error.Code);
        Assert.Equal(0, builder.LinkCount);
    }

    [Fact]
    public void Self_loops_duplicates_and_unknown_ends_are_refused()
    {
        var builder = new TopologyBuilder("t");
        int a = builder.AddNode("a"), b = builder.AddNode("b");
        builder.AddLink("ab", a, b, default);
        Assert.Equal(ErrorCodes.SelfLoop, Assert.Throws<NetOptException>(() => builder.AddLink("aa", a, a, default)).Code);
        Assert.Equal(ErrorCodes.DuplicateId, Assert.Throws<NetOptException>(() => builder.AddLink("ab", a, b, default)).Code);
        Assert.Equal(ErrorCodes.DuplicateId, Assert.Throws<NetOptException>(() => builder.AddNode("a")).Code);
        Assert.Equal(ErrorCodes.UnknownNode, Assert.Throws<NetOptException>(() => builder.AddLink("ax", a, 7, default)).Code);
    }

    [Fact]
    public void Removing_a_node_takes_its_links_and_makes_the_next_version()
    {
        NetworkTopology first = Graphs.Duplex("a-b:10 b-c:10 a-c:10");
        var builder = new TopologyBuilder(first);
        Assert.Equal(2, builder.RemoveNodes(new HashSet<int> { first.NodeIndex("b") }));
        NetworkTopology next = builder.Build();
        Assert.Equal(first.Version + 1, next.Version);
        Assert.Equal(["a", "c"], next.Nodes.Select(n => n.Id));
        Assert.Equal("l2", Assert.Single(next.Links).Id);
        Assert.Equal(1, next.Links[0].Target);
        Assert.Equal(3, first.Links.Length);
    }

    [Fact]
    public void An_unknown_node_is_answered_with_the_nearest_name()
    {
        NetworkTopology net = Graphs.Duplex("frankfurt-amsterdam");
        var error = Assert.Throws<NetOptException>(() => net.NodeIndex("amsterdan"));
        Assert.Equal(ErrorCodes.UnknownNode, error.Code);
        Assert.Contains("amsterdam", error.Message);
    }
}
