using System.Text;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Tests.Formats;

/// <summary>Slips in files that would change what is read if they were passed over.</summary>
public class StrictReadingTests
{
    private static ImportedTopology Read(string text) => TopologyFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "test");

    private static NetOptFileException Error(string text) => Assert.Throws<NetOptFileException>(() => Read(text));

    [Theory]
    [InlineData("""{"nodes":[{"id":{"x":1}},{"id":"b"}],"links":[]}""", "A node id is an object")]
    [InlineData("""{"nodes":[{"id":null},{"id":"b"}],"links":[]}""", "A node id is null")]
    [InlineData("""{"nodes":[{"id":"a"},{"id":"b"}],"links":[],"nodes":[]}""", "Another list of nodes")]
    [InlineData("""{"nodes":[{"id":"a"},{"id":"b"}],"links":[],"edges":[]}""", "Another list of links")]
    [InlineData("""{"nodes":[{"id":"a","id":"b"}],"links":[]}""", "'id' occurs twice")]
    [InlineData("""{"nodes":[{"id":"a"},{"id":"b"}],"links":[{"source":"a","target":"b","capacityBps":1,"capacityBps":2}]}""", "'capacityBps' occurs twice")]
    [InlineData("""{"nodes":[{"id":"a"},{"id":"b"}],"links":[{"source":"a","target":"b"}],"demands":[{"source":"a","target":"b","rateBps":1,"rateBps":2}]}""", "'rateBps' occurs twice")]
    [InlineData("source,target,capacity,Capacity\na,b,1,2\n", "Two columns are called 'Capacity'")]
    public void A_second_value_or_an_id_that_is_none_is_an_error_with_its_place(string text, string problem)
    {
        NetOptFileException error = Error(text);
        Assert.Equal(ErrorCodes.MalformedFile, error.Code);
        Assert.Contains(problem, error.Problem, StringComparison.Ordinal);
        Assert.True(error.Line > 0);
    }

    [Fact]
    public void A_property_that_nobody_reads_may_occur_twice() =>
        Assert.Single(Read("""{"nodes":[{"id":"a","note":1,"note":2},{"id":"b"}],"links":[{"source":"a","target":"b"}]}""").Topology.Links);

    [Fact]
    public void A_negative_weight_is_no_cost_and_a_negative_cost_is_an_error()
    {
        const string Gml = "graph [ node [ id 0 ] node [ id 1 ] edge [ source 0 target 1 {0} -2.5 ] ]";
        ImportedTopology read = Read(Gml.Replace("{0}", "weight", StringComparison.Ordinal));
        Assert.Null(read.Topology.Links[0].Cost);
        Assert.Contains(read.Notices, n => n.Code == "WeightIsNoCost" && n.Message.StartsWith("1 weight is negative", StringComparison.Ordinal));
        Assert.Equal(ErrorCodes.InvalidCost, Error(Gml.Replace("{0}", "cost", StringComparison.Ordinal)).Code);
    }

    [Fact]
    public void Notices_count_in_words_that_agree()
    {
        string Notice(string nodes) => Read($$"""{"nodes":[{"id":"a"},{"id":"b"},{{nodes}}],"links":[{"source":"a","target":"b"}]}""").Notices.Single(n => n.Code == "IsolatedNode").Message;
        Assert.StartsWith("1 node has no link", Notice("""{"id":"c"}"""), StringComparison.Ordinal);
        Assert.StartsWith("2 nodes have no link", Notice("""{"id":"c"},{"id":"d"}"""), StringComparison.Ordinal);
    }

    [Fact]
    public void An_edge_list_says_where_the_order_of_nodes_is_lost()
    {
        using var stream = new MemoryStream();
        NetworkTopology kept = Graphs.Duplex("a-b b-c"), moved = Read("""{"nodes":[{"id":"c"},{"id":"a"},{"id":"b"}],"links":[{"source":"a","target":"b"},{"source":"b","target":"c"}]}""").Topology;
        Assert.DoesNotContain(TopologyFile.Write(kept, stream, TopologyFormat.Csv), n => n.Code == "NodeOrderNotCarried");
        Assert.Contains(TopologyFile.Write(moved, stream, TopologyFormat.Csv), n => n.Code == "NodeOrderNotCarried");
    }

    [Fact]
    public void Indices_that_no_node_or_link_has_cannot_be_removed()
    {
        var builder = new TopologyBuilder(Graphs.Duplex("a-b b-c"));
        Assert.Equal(ErrorCodes.UnknownNode, Assert.Throws<NetOptException>(() => builder.RemoveNodes(new HashSet<int> { 0, 3 })).Code);
        Assert.Equal(ErrorCodes.UnknownLink, Assert.Throws<NetOptException>(() => builder.RemoveLinks(new HashSet<int> { -1 })).Code);
        Assert.Equal((3, 2), (builder.NodeCount, builder.LinkCount));
    }

    [Fact]
    public void A_demand_between_nodes_that_are_not_there_says_which_demand()
    {
        NetworkTopology topology = Graphs.Duplex("a-b").WithDemands(Graphs.Demands("a>b:1 a>zz:2"));
        var error = Assert.Throws<NetOptException>(() => topology.Demands!.Bind(topology));
        Assert.Equal(ErrorCodes.UnknownNode, error.Code);
        Assert.Contains("Demand 'd1' (number 2 of 2)", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ab", "ba")]
    [InlineData("fra", "far")]
    [InlineData("vioce", "voice")]
    [InlineData("par", "pra")]
    public void Letters_that_changed_places_are_one_slip(string wanted, string near) => Assert.Equal(near, NearestName.Find(wanted, ["zzzzz", near]));
}
