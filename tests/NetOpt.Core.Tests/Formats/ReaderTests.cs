using System.Text;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Tests.Formats;

/// <summary>What each reader makes of the oddities of its format, in small.</summary>
public class ReaderTests
{
    [Fact]
    public void GraphML_defaults_directions_and_parallel_edges_are_kept()
    {
        ImportedTopology read = Read("""
            <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
              <key id="w" for="edge" attr.name="weight" attr.type="int"><default>7</default></key>
              <key id="id" for="node" attr.name="id" attr.type="int"/>
              <key id="cap" for="all" attr.name="Bandwidth (Mbps)" attr.type="double"/>
              <graph id="G" edgedefault="directed">
                <edge source="a" target="b" id="0"><data key="w">3</data></edge>
                <edge source="a" target="b" id="0"/>
                <edge source="b" target="a" directed="false"><data key="cap">2.5</data></edge>
                <edge source="b" target="b"/>
                <node id="a"><data key="id">99</data></node>
                <node id="b"><port name="p"/></node>
                <hyperedge><endpoint node="a"/><endpoint node="b"/></hyperedge>
              </graph>
            </graphml>
            """);
        NetworkTopology topology = read.Topology;
        Assert.Equal(["a", "b"], topology.Nodes.Select(n => n.Id));
        Assert.Equal(["0", "e1", "e2"], topology.Links.Select(l => l.Id));
        Assert.Equal([3.0, 7.0, 7.0], topology.Links.Select(l => l.Cost!.Value));
        Assert.Equal([true, true, false], topology.Links.Select(l => l.IsDirected));
        Assert.Equal(2.5e6, topology.Links[2].Backward!.Value.CapacityBps);
        Assert.Equal(["HyperedgeDropped:1", "DuplicateLinkId:1", "SelfLoopDropped:1", "MissingCoordinates:2", "ParallelLink:1", "MissingCapacity:2"],
            read.Notices.Select(n => $"{n.Code}:{n.Count}"));
    }

    [Fact]
    public void GraphML_link_speeds_are_read_raw_or_as_number_and_prefix()
    {
        NetworkTopology topology = Read("""
            <graphml><key id="r" for="edge" attr.name="LinkSpeedRaw"/><key id="s" for="edge" attr.name="LinkSpeed"/><key id="u" for="edge" attr.name="LinkSpeedUnits"/>
            <graph><node id="0"/><node id="1"/>
            <edge source="0" target="1"><data key="s">10</data><data key="u">G</data><data key="r">10000000000.0</data></edge>
            <edge source="0" target="1"><data key="s">155</data><data key="u">M</data></edge>
            <edge source="0" target="1"><data key="s">unknown</data><data key="u">M</data></edge>
            </graph></graphml>
            """).Topology;
        Assert.Equal([1e10, 155e6, null], topology.Links.Select(l => l.CapacityBps));
        Assert.True(topology.RateUnitKnown);
    }

    [Fact]
    public void GML_entities_comments_and_nested_lists_are_read()
    {
        ImportedTopology read = Read("""
            Creator "somebody" Version 1
            # a comment
            graph [
              directed 1 name "Caf&#233; &amp; more"
              node [ id 4 label "x
            y" graphics [ x 1 y [ deep 2 ] ] lon 500.0 lat 10.0 ]
              node [ id -5 label "None" ]
              edge [ source 4 target -5 bandwidth 10 delay_ms 2.5 ]
              edge [ source 4 target -5 directed 0 ]
            ]
            """);
        NetworkTopology topology = read.Topology;
        Assert.Equal("Café & more", topology.Name);
        Assert.Equal("x\ny", topology.Nodes[0].Name.ReplaceLineEndings("\n"));
        Assert.Equal("None", topology.Nodes[1].Name);
        Assert.Equal([true, false], topology.Links.Select(l => l.IsDirected));
        Assert.Equal(0.0025, topology.Links[0].LatencySeconds);
        Assert.False(topology.RateUnitKnown);
        Assert.True(topology.DelayUnitKnown);
        Assert.Equal(["CoordinatesNotGeographic", "MissingCoordinates", "MissingCapacity", "RateUnitNotStated"], read.Notices.Select(n => n.Code));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void SNDlib_native_capacities_come_from_the_pre_installed_one_or_the_largest_module(string lineEnd)
    {
        ImportedTopology read = Read("""
            ?SNDlib native format; type: network; version: 1.0
            # network demo
            META (
              unit = GBITPERSEC
              origin = somebody (2004), http://example.org/#x
            )
            NODES (
              A ( 16.0 48.0 ) ( ) ( ) # Vienna
              B ( 2.0 48.0 )
              C
            )
            LINKS (
              L1 ( A B ) 10.00 0.00 3.00 0.00 ( 40.00 133.00 )
              L2 ( A C ) 0.00 0.00 0.00 0.00 ( 40.00 1.00 100.00 2.00 )
              L3 ( B C ) 0.00 0.00 0.00 0.00 ( )
            )
            DEMANDS (
              d1 ( A B ) 2 3.50 UNLIMITED
            )
            ADMISSIBLE_PATHS (
              d1 ( P_0 ( L1 ) P_1 ( L2 L3 ) )
            )
            """.ReplaceLineEndings(lineEnd));
        NetworkTopology topology = read.Topology;
        Assert.Equal(("sndlib-native", "demo"), (read.Format, topology.Name));
        Assert.Equal([10e9, 100e9, null], topology.Links.Select(l => l.CapacityBps));
        Assert.All(topology.Links, l => Assert.Equal(l.Forward, l.Backward));
        Assert.All(topology.Links, l => Assert.Null(l.Cost));
        Assert.Equal(7e9, topology.Demands!.Demands[0].RateBps);
        Assert.True(topology.RateUnitKnown && topology.Demands.RateUnitKnown);
        Assert.Equal(["ModuleCapacityUsed:1", "MissingCoordinates:1", "MissingCapacity:1"], read.Notices.Select(n => $"{n.Code}:{n.Count}"));
    }

    [Theory]
    [InlineData("brain", null, false)]
    [InlineData("sun", null, true)]
    [InlineData("elsewhere", null, true)]
    [InlineData("elsewhere", false, false)]
    public void SNDlib_links_listed_once_each_way_are_directed_unless_the_network_is_known_or_the_user_says_so(string name, bool? option, bool directed)
    {
        string text = $"# network {name}\nNODES ( A ( 1 2 ) B ( 3 4 ) )\nLINKS (\nL1 ( A B ) 5 0 0 0 ( )\nL2 ( B A ) 5 0 0 0 ( )\n)\n";
        ImportedTopology read = Read(text, new TopologyReadOptions { DirectedLinks = option });
        Assert.All(read.Topology.Links, l => Assert.Equal(directed, l.IsDirected));
        Assert.Equal(option is null, read.Notices.Any(n => n.Code == "LinkModelAssumed"));
    }

    [Fact]
    public void SNDlib_XML_in_Latin_1_is_read()
    {
        string text = """
            <?xml version="1.0" encoding="ISO-8859-1"?>
            <network xmlns="http://sndlib.zib.de/network" version="1.0">
             <meta><unit>MBITPERSEC</unit></meta>
             <networkStructure>
              <nodes coordinatesType="pixel"><node id="Köln"><coordinates><x>10.0</x><y>20.0</y></coordinates></node><node id="B"><coordinates><x>1</x><y>2</y></coordinates></node></nodes>
              <links><link id="L"><source>Köln</source><target>B</target><preInstalledModule><capacity>0.0</capacity><cost>1</cost></preInstalledModule>
               <additionalModules><addModule><capacity>155</capacity><cost>1</cost></addModule><addModule><capacity>622</capacity><cost>2</cost></addModule></additionalModules></link></links>
             </networkStructure>
             <demands><demand id="d"><source>B</source><target>Köln</target><routingUnit>1</routingUnit><demandValue> 2.5 </demandValue><admissiblePaths><admissiblePath id="p"><linkId>L</linkId></admissiblePath></admissiblePaths></demand></demands>
            </network>
            """;
        ImportedTopology read = TopologyFile.Read(new MemoryStream(Encoding.Latin1.GetBytes(text)), "demo.xml");
        Assert.Equal("Köln", read.Topology.Nodes[0].Id);
        Assert.Equal(622e6, read.Topology.Links[0].CapacityBps);
        Assert.Equal(2.5e6, read.Topology.Demands!.Demands[0].RateBps);
        Assert.False(read.Topology.IsGeographic);
        Assert.Equal("demo", read.Topology.Name);
    }

    [Fact]
    public void REPETITA_labels_may_hold_anything_and_the_delay_unit_may_be_given()
    {
        const string Text = "NODES 2\nlabel x y\nLondon,+UnitedKingdom209 0.5 51.0\nNew York 2 -74.0 40.0\n\nEDGES 2\nlabel src dest weight bw delay\nedge_0 0 1 10 9953280 1913\nedge_0 1 0 10 2500 1913\n";
        ImportedTopology read = Read(Text);
        Assert.Equal(["London,+UnitedKingdom209", "New York 2"], read.Topology.Nodes.Select(n => n.Name));
        Assert.Equal(["0", "1"], read.Topology.Nodes.Select(n => n.Id));
        Assert.Equal(new LinkDirection(9953280e3, 1913, Cost: 10), read.Topology.Links[0].Forward);
        Assert.Equal(["edge_0", "e1"], read.Topology.Links.Select(l => l.Id));
        Assert.True(read.Topology is { RateUnitKnown: true, DelayUnitKnown: false, IsGeographic: true });
        NetworkTopology told = Read(Text, new TopologyReadOptions { DelayUnit = 1e-6 }).Topology;
        Assert.Equal(1913 * 1e-6, told.Links[0].LatencySeconds);
        Assert.True(told.DelayUnitKnown);
    }

    [Theory]
    [InlineData("source,target,capacity,latency,loss,weight\na,b,10Gbps,5ms,0.1%,3\n\nb,\"c, d\",1Gbps,,,\n")]
    [InlineData("\uFEFFTo;From;Bandwidth (Gbps);Delay_ms;Packet Loss;Metric\r\nb;a;10;5;0.001;3\r\nc, d;b;1;;;\r\n")]
    [InlineData("# exported\nA\tB\tbw_mbps\tlatencySeconds\tlosspercent\tcost\na\tb\t10000\t0.005\t0.1\t3\nb\tc, d\t1000")]
    public void CSV_columns_are_found_by_name_whatever_the_separator(string text)
    {
        ImportedTopology read = Read(text);
        NetworkTopology topology = read.Topology;
        Assert.Equal("csv", read.Format);
        Assert.Equal(["a", "b", "c, d"], topology.Nodes.Select(n => n.Id));
        Assert.Equal(new LinkDirection(1e10, 0.005, 0.001, 3), topology.Links[0].Forward);
        Assert.Equal(new LinkDirection(1e9), topology.Links[1].Backward);
        Assert.True(topology.RateUnitKnown && topology.DelayUnitKnown);
    }

    [Fact]
    public void Files_are_recognized_by_content_whatever_they_are_called()
    {
        using var folder = new TempFolder();
        Assert.Equal("json", TopologyFile.Read(folder.Write("a.graphml", """{"nodes":[],"links":[]}""")).Format);
        Assert.Equal("graphml", TopologyFile.Read(folder.Write("b.json", "<graphml><graph/></graphml>")).Format);
        Assert.Equal("gml", TopologyFile.Read(folder.Write("c", "graph\n[\n]\n")).Format);
        Assert.Equal("csv", TopologyFile.Read(folder.Write("d.xml", "src,dst\na,b\n")).Format);
        Assert.Equal("sndlib-native", TopologyFile.Read(folder.Write("e.csv", "# x\nNODES (\n)\nLINKS (\n)\n")).Format);
        Assert.Equal("repetita", TopologyFile.Read(folder.Write("f.gml", "NODES 0\nlabel x y\nEDGES 0\nlabel src dest weight bw delay\n")).Format);
        byte[] utf16 = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("source,target\nä,b\n")];
        Assert.Equal("ä", TopologyFile.Read(folder.Write("g.csv", utf16)).Topology.Nodes[0].Id);
        ImportedTopology latin = TopologyFile.Read(folder.Write("h.csv", Encoding.Latin1.GetBytes("source,target\nä,b\n")));
        Assert.Equal("ä", latin.Topology.Nodes[0].Id);
        Assert.Contains(latin.Notices, n => n.Code == "EncodingAssumed");
    }

    [Fact]
    public void Networks_of_no_node_and_of_one_are_read()
    {
        Assert.Empty(Read("""{"nodes":[],"links":[]}""").Topology.Nodes);
        ImportedTopology one = Read("<graphml><graph><node id=\"a\"/></graph></graphml>");
        Assert.Single(one.Topology.Nodes);
        Assert.Contains(one.Notices, n => n is { Code: "IsolatedNode", Count: 1 });
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Equal(ErrorCodes.InvalidCapacity, Assert.Throws<NetOptException>(() => Read("x", new TopologyReadOptions { DefaultCapacityBps = 0 })).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => Read("x", new TopologyReadOptions { RateUnit = double.NaN })).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => Read("x", new TopologyReadOptions { DelayUnit = -1 })).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => Read("x", new TopologyReadOptions { MaxDepth = 0 })).Code);
        var mixed = Assert.Throws<NetOptFileException>(() => Read("source,target,capacity\na,b,10\nb,c,\n", new TopologyReadOptions { DefaultCapacityBps = 1e9 }));
        Assert.Equal((ErrorCodes.InvalidUnit, 2), (mixed.Code, mixed.Line));
    }

    private static ImportedTopology Read(string text, TopologyReadOptions? options = null) =>
        TopologyFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "small", options);
}
