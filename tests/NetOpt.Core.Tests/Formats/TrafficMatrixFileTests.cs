using System.Text;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Tests.Formats;

public class TrafficMatrixFileTests
{
    [Theory]
    [InlineData("DEMANDS 2\nlabel src dest bw\nx 0 1 193388\ny 1 0 0\n", "repetita")]
    [InlineData("source,target,rate,id\n0,1,193.388Mbps,x\n1,0,0kbps,y\n", "csv")]
    [InlineData("from;to;demand_kbps;name\n0;1;193388;x\n1;0;0;y\n", "csv")]
    [InlineData("""[{"id":"x","source":0,"target":1,"rateBps":193388000},{"id":"y","source":"1","target":"0","rate":"0 bps"}]""", "json")]
    [InlineData("""{"demands":[{"id":"x","source":"0","target":"1","rateBps":193388000},{"id":"y","source":"1","target":"0","rateBps":0}],"rateUnitKnown":true}""", "json")]
    [InlineData("""{"graph":{"demands":[{"id":"x","source":"0","target":"1","rate":"193388kbps"},{"id":"y","source":"1","target":"0","rateBps":0}]},"nodes":[{"id":0},{"id":1}],"links":[]}""", "json")]
    [InlineData("META ( unit = KBITPERSEC\n)\nNODES ( 0 1 )\nLINKS ( )\nDEMANDS (\nx ( 0 1 ) 1 193388 UNLIMITED\ny ( 1 0 ) 1 0.0 2\n)\n", "sndlib-native")]
    [InlineData("<network><meta><unit>KBITPERSEC</unit></meta><networkStructure><nodes><node id=\"0\"/><node id=\"1\"/></nodes></networkStructure><demands><demand id=\"x\"><source>0</source><target>1</target><demandValue>193388</demandValue></demand><demand id=\"y\"><source>1</source><target>0</target><demandValue>0</demandValue></demand></demands></network>", "sndlib-xml")]
    public void The_same_demands_are_read_from_every_format(string text, string format)
    {
        ImportedTrafficMatrix read = Read(text);
        Assert.Equal(format, read.Format);
        Assert.Equal([new TrafficDemand("x", "0", "1", 193388e3), new TrafficDemand("y", "1", "0", 0)], read.Demands.Demands.AsEnumerable());
        Assert.True(read.Demands.RateUnitKnown);
    }

    [Fact]
    public void A_matrix_without_a_unit_stays_in_the_unit_of_its_file_unless_one_is_given()
    {
        const string Text = "source,target,rate\na,b,3\n";
        Assert.False(Read(Text).Demands.RateUnitKnown);
        Assert.Equal(3, Read(Text).Demands.TotalRateBps);
        TrafficMatrix told = Read(Text, new TopologyReadOptions { RateUnit = 1e6 }).Demands;
        Assert.True(told.RateUnitKnown);
        Assert.Equal(3e6, told.TotalRateBps);
        Assert.False(Read("""{"demands":[{"source":"a","target":"b","rateBps":7}],"rateUnitKnown":false}""").Demands.RateUnitKnown);
    }

    [Theory]
    [InlineData("source,target,rate\na,b,-3\n", ErrorCodes.InvalidDemand, 2)]
    [InlineData("source,target,rate\na,b,-3Gbps\n", ErrorCodes.InvalidDemand, 2)]
    [InlineData("source,target,rate\na,b,NaN\n", ErrorCodes.InvalidDemand, 2)]
    [InlineData("source,target,rate\na,b,1e400\n", ErrorCodes.InvalidDemand, 2)]
    [InlineData("source,target,rate\na,b,\n", ErrorCodes.MalformedFile, 2)]
    [InlineData("source,target,colour\na,b,red\n", ErrorCodes.MalformedFile, 1)]
    [InlineData("DEMANDS 1000000000\nlabel src dest bw\nx 0 1 1\n", ErrorCodes.MalformedFile, 4)]
    [InlineData("DEMANDS 1\nlabel src dest bw\nx 0 1 -1\n", ErrorCodes.InvalidDemand, 3)]
    [InlineData("NODES 0\nlabel x y\nEDGES 0\nlabel src dest weight bw delay\n", ErrorCodes.UnknownFormat, 0)]
    [InlineData("""{"nodes":[],"links":[]}""", ErrorCodes.MissingDemands, 0)]
    [InlineData("NODES ( A )\nLINKS ( )\n", ErrorCodes.MissingDemands, 0)]
    [InlineData("""[{"source":"a","target":"b"}]""", ErrorCodes.MalformedFile, 1)]
    public void A_broken_file_of_demands_gives_one_error_with_its_line(string text, string code, int line)
    {
        var error = Assert.Throws<NetOptFileException>(() => Read(text));
        Assert.Equal((code, line), (error.Code, error.Line));
    }

    private static ImportedTrafficMatrix Read(string text, TopologyReadOptions? options = null) =>
        TrafficMatrixFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "small", options);
}
