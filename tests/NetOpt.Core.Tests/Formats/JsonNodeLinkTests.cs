using System.Text;
using System.Text.Json;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Tests.Formats;

public class JsonNodeLinkTests
{
    [Fact]
    public void A_topology_inside_a_request_comes_back_unchanged()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            NetworkTopology topology = RandomTopology.Make(seed);
            string json = JsonSerializer.Serialize(topology);
            RandomTopology.AssertSame(topology, JsonSerializer.Deserialize<NetworkTopology>(json)!);
        }
    }

    [Fact]
    public void A_document_as_NetworkX_writes_it_is_read()
    {
        ImportedTopology read = Read("""
            {"directed": true, "multigraph": true, "graph": {"name": "demo"},
             "nodes": [{"id": 0, "label": "New York", "Longitude": -74.0, "Latitude": 40.7}, {"id": 1}],
             "links": [{"source": 0, "target": 1, "key": 0, "capacity": "10Gbps", "delay": "5ms", "weight": 3}, {"source": 1, "target": 0, "key": 0}]}
            """);
        NetworkTopology topology = read.Topology;
        Assert.Equal("demo", topology.Name);
        Assert.Equal(["0", "1"], topology.Nodes.Select(n => n.Id));
        Assert.Equal("New York", topology.Nodes[0].Name);
        Assert.All(topology.Links, l => Assert.True(l.IsDirected));
        Assert.Equal(new LinkDirection(1e10, 0.005, Cost: 3), topology.Links[0].Forward);
        Assert.True(topology.RateUnitKnown);
        Assert.Equal(["e0", "e1"], topology.Links.Select(l => l.Id));
        Assert.Equal(1, read.Notices.Single(n => n.Code == "MissingCapacity").Count);
    }

    [Fact]
    public void A_document_as_TopoHub_writes_it_is_read_with_its_table_of_demands()
    {
        ImportedTopology read = Read("""
            {"directed": false, "multigraph": false, "graph": {"name": "t", "demands": {"0": {"1": 3580.0}, "1": {"0": 12}}, "stats": {"links": 1}},
             "nodes": [{"name": "ATLAM5", "pos": [-84.38, 33.75], "id": 0}, {"name": "ATLAng", "pos": [-85.5, 34.5], "id": 1}],
             "edges": [{"dist": 132.4, "ecmp_fwd": {"org": 2.21}, "source": 0, "target": 1}]}
            """);
        Assert.Equal(-84.38, read.Topology.Nodes[0].X);
        Assert.True(read.Topology.IsGeographic);
        Assert.False(read.Topology.Links[0].IsDirected);
        Assert.Equal([3580.0, 12.0], read.Topology.Demands!.Demands.Select(d => d.RateBps));
        Assert.False(read.Topology.Demands.RateUnitKnown);
    }

    [Fact]
    public void A_bare_capacity_has_no_known_unit_unless_the_user_gives_one()
    {
        const string Text = """{"nodes":[{"id":"a"},{"id":"b"}],"links":[{"source":"a","target":"b","capacity":40}]}""";
        NetworkTopology bare = Read(Text).Topology;
        Assert.False(bare.RateUnitKnown);
        Assert.Equal(40, bare.Links[0].CapacityBps);
        NetworkTopology told = Read(Text, new TopologyReadOptions { RateUnit = 1e9 }).Topology;
        Assert.True(told.RateUnitKnown);
        Assert.Equal(4e10, told.Links[0].CapacityBps);
    }

    [Theory]
    [InlineData("[1,2]", ErrorCodes.MalformedFile, 1, 1)]
    [InlineData("{\"nodes\":[],", ErrorCodes.MalformedFile, 1, 12)]
    [InlineData("{\"nodes\":[]}", ErrorCodes.MalformedFile, 1, 12)]
    [InlineData("{\"nodes\":[{\"id\":\"a\"},\n {\"id\":\"a\"}],\"links\":[]}", ErrorCodes.DuplicateId, 2, 2)]
    [InlineData("{\"nodes\":[{\"id\":\"a\"}],\n\"links\":[{\"source\":\"a\",\"target\":\"zz\"}]}", ErrorCodes.UnknownNode, 2, 10)]
    [InlineData("{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\n\"links\":[{\"source\":\"a\",\"target\":\"b\",\"capacityBps\":-1}]}", ErrorCodes.InvalidCapacity, 2, 10)]
    [InlineData("{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\n\"links\":[{\"source\":\"a\",\"target\":\"b\",\"capacityBps\":1e999}]}", ErrorCodes.InvalidCapacity, 2, 10)]
    [InlineData("{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\n\"links\":[{\"source\":\"a\",\"target\":\"b\",\"capacity\":\"NaN\"}]}", ErrorCodes.InvalidCapacity, 2, 10)]
    [InlineData("{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\n\"links\":[{\"source\":\"a\",\"target\":\"b\",\"capacity\":\"10 apples\"}]}", ErrorCodes.InvalidUnit, 2, 48)]
    [InlineData("{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\n\"links\":[],\"demands\":[{\"source\":\"a\",\"target\":\"b\",\"rate\":-3}]}", ErrorCodes.InvalidDemand, 2, 23)]
    [InlineData("{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\n\"links\":[],\"demands\":[{\"source\":\"a\",\"target\":\"c\",\"rate\":3}]}", ErrorCodes.UnknownNode, 2, 23)]
    public void A_broken_document_gives_one_error_with_its_place(string text, string code, int line, int column)
    {
        var error = Assert.Throws<NetOptFileException>(() => Read(text));
        Assert.Equal((code, line, column), (error.Code, error.Line, error.Column));
    }

    [Fact]
    public void Ten_thousand_levels_are_refused_without_a_stack_overflow()
    {
        string text = "{\"other\":" + new string('[', 10_000) + new string(']', 10_000) + "}";
        Assert.Equal(ErrorCodes.TooDeep, Assert.Throws<NetOptFileException>(() => Read(text)).Code);
    }

    private static ImportedTopology Read(string text, TopologyReadOptions? options = null) =>
        TopologyFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "test.json", options);
}
