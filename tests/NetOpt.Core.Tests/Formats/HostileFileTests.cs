using System.Text;
using NetOpt.Operations;
using NetOpt.Topology.Formats;

namespace NetOpt.Tests.Formats;

/// <summary>Files that are broken, huge or malicious: each gives one error with a stable code, its place and a remedy.</summary>
public class HostileFileTests
{
    private const string GraphMl = """<?xml version="1.0"?><graphml><key id="c" for="edge" attr.name="capacity" attr.type="double"/>""" + "\n<graph edgedefault=\"undirected\">\n<node id=\"a\"/><node id=\"b\"/>\n";
    private const string GraphMlEnd = "\n</graph></graphml>";
    private const string Gml = "graph [\nnode [ id 0 ]\nnode [ id 1 ]\n";
    private const string Native = "?SNDlib native format; type: network; version: 1.0\nNODES (\nA ( 1.0 2.0 )\nB ( 3.0 4.0 )\n)\n";
    private const string Xml = "<network xmlns=\"http://sndlib.zib.de/network\"><networkStructure>\n<nodes><node id=\"A\"/><node id=\"B\"/></nodes>\n";
    private const string Repetita = "NODES 2\nlabel x y\na 1 2\nb 3 4\n\nEDGES 1\nlabel src dest weight bw delay\n";

    public static TheoryData<string, string, string, int> Broken => new()
    {
        // name, text, code, line
        { "unknown.txt", "Lorem ipsum dolor sit amet\n", ErrorCodes.UnknownFormat, 0 },
        { "page.html", "<!doctype html>", ErrorCodes.MalformedFile, 1 },
        { "page.xml", "<html><body/></html>", ErrorCodes.UnknownFormat, 0 },
        { "blank.graphml", " \r\n\t\n", ErrorCodes.EmptyFile, 0 },
        { "dot.gv", "digraph { a -> b }", ErrorCodes.UnknownFormat, 0 },
        { "only.demands", "DEMANDS 0\nlabel src dest bw\n", ErrorCodes.UnknownFormat, 0 },

        { "truncated.graphml", GraphMl + "<edge source=\"a\" tar", ErrorCodes.MalformedFile, 4 },
        { "head.graphml", "<?xml version=\"1.0\" enc", ErrorCodes.MalformedFile, 1 },
        { "empty.graphml", "<graphml/>", ErrorCodes.MalformedFile, 1 },
        { "bomb.graphml", "<?xml version=\"1.0\"?>\n<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>\n<graphml>&b;</graphml>", ErrorCodes.MalformedFile, 2 },
        { "external.xml", "<!DOCTYPE network SYSTEM \"file:///etc/passwd\">\n<network/>", ErrorCodes.MalformedFile, 1 },
        { "twice.graphml", GraphMl + "<node id=\"a\"/>" + GraphMlEnd, ErrorCodes.DuplicateId, 4 },
        { "end.graphml", GraphMl + "<edge source=\"a\" target=\"c\"/>" + GraphMlEnd, ErrorCodes.UnknownNode, 4 },
        { "noend.graphml", GraphMl + "<edge source=\"a\"/>" + GraphMlEnd, ErrorCodes.MalformedFile, 4 },
        { "nokey.graphml", GraphMl + "<edge source=\"a\" target=\"b\"><data key=\"zz\">1</data></edge>" + GraphMlEnd, ErrorCodes.MalformedFile, 4 },
        { "unit.graphml", GraphMl + "<edge source=\"a\" target=\"b\"><data key=\"c\">10 Gbit</data></edge>" + GraphMlEnd, ErrorCodes.InvalidUnit, 4 },
        { "mixed.graphml", GraphMl + "<edge source=\"a\" target=\"b\"><data key=\"c\">10Gbps</data></edge>\n<edge source=\"a\" target=\"b\"><data key=\"c\">10</data></edge>" + GraphMlEnd, ErrorCodes.InvalidUnit, 5 },

        { "truncated.gml", Gml + "edge [ source 0 target", ErrorCodes.MalformedFile, 4 },
        { "unclosed.gml", Gml + "edge [ source 0 target 1 ]", ErrorCodes.MalformedFile, 4 },
        { "quote.gml", Gml + "edge [ source 0 target 1 label \"x ]\n]", ErrorCodes.MalformedFile, 4 },
        { "closed.gml", Gml + "]\n]", ErrorCodes.MalformedFile, 5 },
        { "twice.gml", Gml + "node [ id 1 ]\n]", ErrorCodes.DuplicateId, 4 },
        { "end.gml", Gml + "edge [ source 0 target 7 ]\n]", ErrorCodes.UnknownNode, 4 },
        { "noid.gml", Gml + "node [ label \"x\" ]\n]", ErrorCodes.MalformedFile, 4 },

        { "truncated.txt", Native + "LINKS (\nL1 ( A B ) 10.0 0.0", ErrorCodes.MalformedFile, 7 },
        { "model.txt", "?SNDlib native format; type: model; version: 1.0\n# model D-D\nLINK_MODEL = DIRECTED\n", ErrorCodes.UnknownFormat, 0 },
        { "twice.txt", Native + "LINKS (\nL1 ( A B ) 1.0 0 0 0 ( )\nL1 ( B A ) 1.0 0 0 0 ( )\n)\n", ErrorCodes.DuplicateId, 8 },
        { "node.txt", "NODES (\nA ( 1.0 2.0 )\nA ( 3.0 4.0 )\n)\n", ErrorCodes.DuplicateId, 3 },
        { "end.txt", Native + "LINKS (\nL1 ( A C ) 1.0 0 0 0 ( )\n)\n", ErrorCodes.UnknownNode, 7 },
        { "number.txt", Native + "LINKS (\nL1 ( A B ) x 0 0 0 ( )\n)\n", ErrorCodes.InvalidCapacity, 7 },
        { "demand.txt", Native + "LINKS (\n)\nDEMANDS (\nd ( A B ) 1 -5.0 UNLIMITED\n)\n", ErrorCodes.InvalidDemand, 9 },
        { "demandend.txt", Native + "LINKS (\n)\nDEMANDS (\nd ( A Z ) 1 5.0 UNLIMITED\n)\n", ErrorCodes.UnknownNode, 9 },

        { "truncated.xml", Xml + "<links>\n<link id=\"L\"><source>A</source>", ErrorCodes.MalformedFile, 4 },
        { "nostructure.xml", "<network xmlns=\"http://sndlib.zib.de/network\"/>", ErrorCodes.MalformedFile, 1 },
        { "end.xml", Xml + "<links><link id=\"L\"><source>A</source><target>C</target></link></links></networkStructure></network>", ErrorCodes.UnknownNode, 3 },
        { "halflink.xml", Xml + "<links><link id=\"L\"><source>A</source></link></links></networkStructure></network>", ErrorCodes.MalformedFile, 3 },
        { "demand.xml", Xml + "</networkStructure>\n<demands><demand id=\"d\"><source>A</source><target>B</target><demandValue>NaN</demandValue></demand></demands></network>", ErrorCodes.InvalidDemand, 4 },

        { "billion.graph", "NODES 1000000000\nlabel x y\na 0 0\nb 1 1\n\nEDGES 0\nlabel src dest weight bw delay\n", ErrorCodes.MalformedFile, 6 },
        { "edges.graph", "NODES 1\nlabel x y\na 0 0\n\nEDGES 2000000000\nlabel src dest weight bw delay\n", ErrorCodes.MalformedFile, 7 },
        { "overflow.graph", "NODES 99999999999999999999\nlabel x y\n", ErrorCodes.MalformedFile, 1 },
        { "more.graph", Repetita + "e 0 1 1 10 1\nf 1 0 1 10 1\n", ErrorCodes.MalformedFile, 9 },
        { "short.graph", Repetita + "e 0 1 1\n", ErrorCodes.MalformedFile, 8 },
        { "end.graph", Repetita + "e 0 7 1 10 1\n", ErrorCodes.UnknownNode, 8 },
        { "delay.graph", Repetita + "e 0 1 1 10 -1\n", ErrorCodes.InvalidLatency, 8 },
        { "weight.graph", Repetita + "e 0 1 -4 10 1\n", ErrorCodes.InvalidCost, 8 },

        { "wide.csv", "source,target\na,b,c\n", ErrorCodes.MalformedFile, 2 },
        { "empty.csv", "source,target\na,\n", ErrorCodes.MalformedFile, 2 },
        { "quote.csv", "source,target\n\"a,b\n", ErrorCodes.MalformedFile, 2 },
        { "after.csv", "source,target\n\"a\"x,b\n", ErrorCodes.MalformedFile, 2 },
        { "twice.csv", "id,source,target\nx,a,b\nx,b,c\n", ErrorCodes.DuplicateId, 3 },
        { "loss.csv", "source,target,loss\na,b,150%\n", ErrorCodes.InvalidLoss, 2 },
        { "mixed.csv", "source,target,capacity\na,b,10Gbps\nb,c,1000\n", ErrorCodes.InvalidUnit, 3 },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_file_gives_one_error_with_its_code_and_line(string name, string text, string code, int line)
    {
        using var folder = new TempFolder();
        string path = folder.Write(name, text);
        var error = Assert.Throws<NetOptFileException>(() => TopologyFile.Read(path));
        Assert.Equal((code, line, path), (error.Code, error.Line, error.Path));
        Assert.Equal(line > 0, error.Column > 0);
        Assert.StartsWith(path, error.Message);
        Assert.NotNull(error.Expected);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("0")]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("inf")]
    [InlineData("-Infinity")]
    [InlineData("1e999")]
    [InlineData("-10Gbps")]
    [InlineData("0Mbps")]
    public void A_capacity_that_is_no_capacity_is_refused_in_every_format(string capacity)
    {
        bool hasUnit = capacity.EndsWith("bps", StringComparison.Ordinal);
        Refused("x.graphml", GraphMl + $"<edge source=\"a\" target=\"b\"><data key=\"c\">{capacity}</data></edge>" + GraphMlEnd, 4);
        Refused("x.gml", Gml + $"edge [ source 0 target 1 capacity \"{capacity}\" ]\n]", 4);
        Refused("x.csv", $"source,target,capacity\na,b,{capacity}\n", 2);
        Refused("x.json", $$"""{"nodes":[{"id":"a"},{"id":"b"}],{{"\n"}}"links":[{"source":"a","target":"b","capacity":"{{capacity}}"}]}""", 2);
        if (hasUnit) return;
        Refused("x.graph", Repetita + $"e 0 1 1 {capacity} 1\n", 8);
        // An SNDlib link without capacity is one whose modules count: 0 is legal there.
        if (capacity == "0") return;
        Refused("x.txt", Native + $"LINKS (\nL ( A B ) {capacity} 0 0 0 ( 40.0 1.0 )\n)\n", 7);
        Refused("x.xml", Xml + $"<links><link id=\"L\"><source>A</source><target>B</target>\n<preInstalledModule><capacity>{capacity}</capacity></preInstalledModule></link></links></networkStructure></network>", 4);

        static void Refused(string name, string text, int line)
        {
            var error = Assert.Throws<NetOptFileException>(() => TopologyFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), name));
            Assert.Equal((name, ErrorCodes.InvalidCapacity, line), (error.Path, error.Code, error.Line));
        }
    }

    [Fact]
    public void Ten_thousand_levels_are_refused_without_a_stack_overflow()
    {
        string open = string.Concat(Enumerable.Repeat("<a>", 10_000)), close = string.Concat(Enumerable.Repeat("</a>", 10_000));
        Deep("x.graphml", "<graphml>" + open + close + "</graphml>");
        Deep("x.graphml", "<graphml><graph>" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"<node id=\"{i}\"><graph>")));
        Deep("x.xml", "<network>" + open + close + "</network>");
        Deep("x.gml", "graph [ node [ id 0 " + string.Concat(Enumerable.Repeat("x [ ", 10_000)) + new string(']', 10_000) + "] ]");
        Deep("x.txt", "NODES ( A ( 1 2 ) " + new string('(', 10_000) + new string(')', 10_000) + " )");
        Deep("x.json", "{\"nodes\":[{\"id\":\"a\",\"x\":" + new string('[', 10_000) + new string(']', 10_000) + "}],\"links\":[]}");

        static void Deep(string name, string text)
        {
            var error = Assert.Throws<NetOptFileException>(() => TopologyFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), name));
            Assert.Equal((name, ErrorCodes.TooDeep, ErrorKind.LimitExceeded), (error.Path, error.Code, error.Kind));
        }
    }

    [Fact]
    public void A_file_above_the_limit_is_not_read()
    {
        using var folder = new TempFolder();
        foreach (string name in (string[])["x.graphml", "x.json", "x.csv"])
        {
            string path = folder.Write(name, name.EndsWith("json", StringComparison.Ordinal) ? "{" + new string(' ', 5000) : name.EndsWith("csv", StringComparison.Ordinal) ? "source,target\n" + new string('a', 5000) : GraphMl + new string(' ', 5000));
            var error = Assert.Throws<NetOptFileException>(() => TopologyFile.Read(path, new TopologyReadOptions { MaxBytes = 4096 }));
            Assert.Equal(ErrorCodes.TooLarge, error.Code);
        }
        var endless = Assert.Throws<NetOptFileException>(() => TopologyFile.Read(new EndlessStream(), "endless", new TopologyReadOptions { MaxBytes = 1 << 20 }));
        Assert.Equal(ErrorCodes.TooLarge, endless.Code);
    }

    [Fact]
    public void A_missing_file_a_directory_an_empty_and_a_binary_file_each_have_their_own_error()
    {
        using var folder = new TempFolder();
        Assert.Equal(ErrorCodes.FileNotFound, Code(Path.Combine(folder.Root, "none.graphml")));
        Assert.Equal(ErrorCodes.FileNotFound, Code(Path.Combine(folder.Root, "none", "none.graphml")));
        Assert.Equal(ErrorCodes.PathIsDirectory, Code(folder.Root));
        Assert.Equal(ErrorCodes.EmptyFile, Code(folder.Write("empty.graphml", "")));
        Assert.Equal(ErrorCodes.UnknownFormat, Code(folder.Write("binary.graphml", [0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2, 3])));

        static string Code(string path)
        {
            string code = Assert.Throws<NetOptFileException>(() => TopologyFile.Read(path)).Code;
            Assert.Equal(code, Assert.Throws<NetOptFileException>(() => TrafficMatrixFile.Read(path)).Code);
            return code;
        }
    }

    [Fact]
    public void A_canceled_reading_stops()
    {
        var text = new StringBuilder("source,target\n");
        for (int i = 0; i < 5000; i++) text.Append("a").Append(i).Append(",b\n");
        var canceled = new OperationContext { Cancellation = new CancellationToken(canceled: true) };
        Assert.ThrowsAny<OperationCanceledException>(() => TopologyFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), "x.csv", null, canceled));
    }

    /// <summary>A stream of JSON blanks without an end, as a device or a pipe may be.</summary>
    private sealed class EndlessStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)' ');
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
