using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Tests.Formats;

public class RoundTripTests
{
    [Theory]
    [InlineData(TopologyFormat.Json)]
    [InlineData(TopologyFormat.Gml)]
    [InlineData(TopologyFormat.GraphMl)]
    public void A_written_topology_reads_back_the_same(TopologyFormat format)
    {
        for (ulong seed = 1000; seed < 1300; seed++)
        {
            NetworkTopology topology = RandomTopology.Make(seed);
            NetworkTopology carried = format == TopologyFormat.GraphMl ? topology.WithDemands(null) : topology;
            ImportedTopology back = WriteAndRead(topology, format, out IReadOnlyList<ImportNotice> notices);
            RandomTopology.AssertSame(carried, back.Topology);
            Assert.Equal(format.ToString(), back.Format, ignoreCase: true);
            bool losesDemands = format == TopologyFormat.GraphMl && topology.Demands is { Demands.Length: > 0 };
            Assert.Equal(losesDemands ? ["DemandsNotCarried"] : [], notices.Select(n => n.Code));
        }
    }

    [Fact]
    public void An_edge_list_keeps_every_link_and_says_what_it_cannot_keep()
    {
        for (ulong seed = 2000; seed < 2300; seed++)
        {
            NetworkTopology topology = RandomTopology.Make(seed);
            if (topology.Links.Length == 0) continue;
            ImportedTopology back = WriteAndRead(topology, TopologyFormat.Csv, out IReadOnlyList<ImportNotice> notices);
            Assert.Equal("csv", back.Format);
            Assert.Equal(topology.Links.Select(l => Named(topology, l)), back.Topology.Links.Select(l => Named(back.Topology, l)));
            var isolated = topology.Nodes.Length - topology.Links.SelectMany(l => (int[])[l.Source, l.Target]).Distinct().Count();
            Assert.Equal(isolated, Count(notices, "NodesNotCarried"));
            Assert.Equal(topology.Demands?.Demands.Length ?? 0, Count(notices, "DemandsNotCarried"));
            Assert.Equal(
                topology.Nodes.Count(n => n with { Capabilities = [] } != new NetworkNode(n.Id, n.Id) || n.Capabilities.Length > 0),
                Count(notices, "NodePropertiesNotCarried"));
        }
    }

    [Fact]
    public void Graphviz_text_names_every_node_and_link_and_is_recognized_when_it_is_read()
    {
        NetworkTopology topology = Graphs.Duplex("a-b:10000000000 b-c:2500000000");
        string dot = Text(topology, TopologyFormat.Dot);
        Assert.Contains("graph \"test\" {", dot);
        Assert.Contains("\"a\" -- \"b\" [id=\"l0\", label=\"10Gbps\"", dot);
        Assert.Contains("\"b\" -- \"c\" [id=\"l1\", label=\"2.5Gbps\"", dot);
        Assert.Contains("\"a\" -> \"b\"", Text(Graphs.Directed("a>b:1"), TopologyFormat.Dot));
        var error = Assert.Throws<NetOptFileException>(() => TopologyFile.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(dot)), "x.dot"));
        Assert.Equal(ErrorCodes.UnknownFormat, error.Code);
        Assert.Contains("DOT", error.Message);
    }

    [Fact]
    public void A_name_that_XML_cannot_hold_is_replaced_and_told()
    {
        var builder = new TopologyBuilder("t");
        builder.AddNode(new NetworkNode("a", "bell\u0007"));
        NetworkTopology topology = builder.Build();
        ImportedTopology back = WriteAndRead(topology, TopologyFormat.GraphMl, out IReadOnlyList<ImportNotice> notices);
        Assert.Equal("bell\uFFFD", back.Topology.Nodes[0].Name);
        Assert.Equal(1, Count(notices, "CharactersReplaced"));
        Assert.Equal("bell\u0007", WriteAndRead(topology, TopologyFormat.Gml, out _).Topology.Nodes[0].Name);
    }

    [SharedDataFact]
    public void Real_networks_survive_each_format()
    {
        foreach (string relative in (string[])["graphml/Garr201201.graphml", "sndlib-xml/geant.xml", "repetita/Geant2012.graph", "sndlib-native/atlanta.txt"])
        {
            NetworkTopology topology = TopologyFile.Read(SharedData.Data(relative)).Topology;
            RandomTopology.AssertSame(topology, WriteAndRead(topology, TopologyFormat.Json, out _).Topology);
            RandomTopology.AssertSame(topology, WriteAndRead(topology, TopologyFormat.Gml, out _).Topology);
            RandomTopology.AssertSame(topology.WithDemands(null), WriteAndRead(topology, TopologyFormat.GraphMl, out _).Topology);
        }
    }

    private static ImportedTopology WriteAndRead(NetworkTopology topology, TopologyFormat format, out IReadOnlyList<ImportNotice> notices)
    {
        using var stream = new MemoryStream();
        notices = TopologyFile.Write(topology, stream, format);
        stream.Position = 0;
        return TopologyFile.Read(stream, "round-trip");
    }

    private static string Text(NetworkTopology topology, TopologyFormat format)
    {
        using var stream = new MemoryStream();
        TopologyFile.Write(topology, stream, format);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static int Count(IReadOnlyList<ImportNotice> notices, string code) => notices.SingleOrDefault(n => n.Code == code)?.Count ?? 0;

    private static (string, string, NetworkLink) Named(NetworkTopology topology, NetworkLink link) =>
        (topology.Nodes[link.Source].Id, topology.Nodes[link.Target].Id, link with { Source = 0, Target = 1 });
}
