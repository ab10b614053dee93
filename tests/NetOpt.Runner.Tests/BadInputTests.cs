using System.Text;
using System.Text.Json;
using NetOpt.Runner;

namespace NetOpt.Tests;

/// <summary>Bad files and targets through the whole program: one error with its place, the documented exit code, nothing written.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public static TheoryData<string, string, string> BadFiles { get; } = new()
    {
        { "empty", "", ErrorCodes.EmptyFile },
        { "binary", "\u007fELF\u0002\u0001\u0001\0\0\0\0\0\0\0\0\0", ErrorCodes.UnknownFormat },
        { "truncated XML", "<?xml version=\"1.0\"?>\n<graphml><graph>\n<node id=\"a\"/", ErrorCodes.MalformedFile },
        { "truncated JSON", Networks.Ring[..^40], ErrorCodes.MalformedFile },
        { "entity bomb", EntityBomb(), ErrorCodes.MalformedFile },
        { "deep XML", Networks.GraphMl(string.Concat(Enumerable.Repeat("<a>", 10_000))), ErrorCodes.TooDeep },
        { "deep JSON", "{\"nodes\": [], \"links\": [], \"extra\": " + new string('[', 10_000), ErrorCodes.TooDeep },
        { "a billion nodes", "NODES 1000000000\nlabel x y\nA 0 0\n", ErrorCodes.MalformedFile },
        { "duplicate node", Networks.GraphMl("<node id=\"a\"/><node id=\"a\"/>"), ErrorCodes.DuplicateId },
        { "link to nowhere", Networks.GraphMl("<node id=\"a\"/><edge source=\"a\" target=\"b\"/>"), ErrorCodes.UnknownNode },
        { "negative capacity", Networks.Pair(capacity: "-1"), ErrorCodes.InvalidCapacity },
        { "no capacity at all", Networks.Pair(capacity: "\"NaN\""), ErrorCodes.InvalidCapacity },
        { "infinite capacity", Networks.Pair(capacity: "1e999"), ErrorCodes.InvalidCapacity },
        { "negative demand", Networks.Pair(rate: "-1"), ErrorCodes.InvalidDemand },
        { "demand to nowhere", Networks.Pair(target: "X"), ErrorCodes.UnknownNode },
    };

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void A_bad_file_is_one_error_with_its_path_and_exit_3(string name, string content, string code)
    {
        string path = _directory.File("network", content);
        JsonElement error = Netopt.Run("run", "routing.ecmp", "--topology", path, "--out", _directory.Path("result.json"), "--json").Failure(3, code);
        Assert.True(error.GetProperty("path").GetString() == path, name + " does not name its file");
        Assert.False(string.IsNullOrEmpty(error.GetProperty("expected").GetString()), name + " does not say what was expected");
        Assert.Equal(["network"], _directory.Names());
    }

    [Fact]
    public void A_truncated_file_is_told_with_line_and_column()
    {
        string path = _directory.File("network", "<?xml version=\"1.0\"?>\n<graphml><graph>\n<node id=\"a\"/");
        JsonElement error = Netopt.Run("optimize", path, "--json").Failure(3, ErrorCodes.MalformedFile);
        Assert.Equal(3, error.GetProperty("line").GetInt32());
        Assert.True(error.GetProperty("column").GetInt32() > 0);
    }

    [Theory]
    [InlineData("no/such/file", ErrorCodes.FileNotFound)]
    [InlineData(".", ErrorCodes.PathIsDirectory)]
    public void A_path_that_is_no_file_is_exit_3(string relative, string code)
    {
        foreach (string[] args in (string[][])[["optimize", _directory.Path(relative)], ["run", "routing.ecmp", "-t", _directory.Path(relative)], ["run", "routing.ecmp", "-r", _directory.Path(relative)]])
            Netopt.Run([.. args, "--json"]).Failure(3, code);
    }

    [Theory]
    [InlineData("optimize", "")]
    [InlineData("run", "routing.ecmp", "-t", "")]
    [InlineData("run", "routing.ecmp", "-d", "")]
    [InlineData("run", "routing.ecmp", "-r", "")]
    [InlineData("run", "routing.ecmp", "--out", "")]
    [InlineData("optimize", "x.json", "--report", "")]
    public void An_empty_path_is_exit_2(params string[] args) => Netopt.Run([.. args, "--json"]).Failure(2, ErrorCodes.InvalidParameter);

    [Fact]
    public void A_demand_to_nowhere_names_the_file_of_demands()
    {
        string network = _directory.File("ring.json", Networks.Ring), demands = _directory.File("demands.json", """[{"source": "A", "target": "Z", "rate": 5}]""");
        JsonElement error = Netopt.Run("run", "routing.ecmp", "-t", network, "-d", demands, "--json").Failure(3, ErrorCodes.UnknownNode);
        Assert.Equal(demands, error.GetProperty("path").GetString());
    }

    [Fact]
    public void Demands_between_islands_have_no_answer_which_is_exit_4()
    {
        string path = _directory.File("islands.json", Networks.Islands);
        Netopt.Run("run", "routing.ecmp", "--topology", path, "--json").Failure(4, ErrorCodes.Disconnected);
        Netopt.Run("optimize", path, "--json").Failure(4, ErrorCodes.Disconnected);
    }

    [Theory]
    [InlineData("""{"nodes": [], "links": [], "demands": []}""")]
    [InlineData("""{"nodes": [{"id": "A"}], "links": [], "demands": []}""")]
    public void A_network_of_no_or_one_node_without_demands_cannot_be_routed(string network)
    {
        Netopt run = Netopt.Run("optimize", _directory.File("tiny.json", network), "--json");
        JsonElement error = JsonDocument.Parse(run.Error).RootElement.GetProperty("error");
        Assert.Contains(error.GetProperty("code").GetString(), (string[])[ErrorCodes.EmptyInput, ErrorCodes.MissingDemands]);
        Assert.InRange(run.Exit, 2, 3);
    }

    [Fact]
    public void A_self_loop_is_dropped_and_told()
    {
        string path = _directory.File("loop.json", Networks.Ring.Replace("\"links\": [", "\"links\": [{\"source\": \"A\", \"target\": \"A\", \"capacity\": 1}, "));
        Netopt run = Netopt.Run("run", "routing.ecmp", "--topology", path, "--json");
        Assert.Equal(10, run.Json().GetProperty("linkLoads").GetArrayLength());
        Assert.Contains(JsonDocument.Parse(run.Error).RootElement.GetProperty("notices").EnumerateArray(), n => n.GetProperty("code").GetString() == "SelfLoopDropped");
    }

    [Fact]
    public void A_target_that_cannot_be_written_is_exit_3_and_stays_as_it_was()
    {
        string path = _directory.File("ring.json", Networks.Ring), readOnly = _directory.File("result.json", "old");
        File.SetAttributes(readOnly, FileAttributes.ReadOnly);
        Netopt.Run("run", "routing.ecmp", "-t", path, "--out", readOnly, "--json").Failure(3, ErrorCodes.FileUnwritable);
        Netopt.Run("run", "routing.ecmp", "-t", path, "--out", _directory.Root, "--json").Failure(3, ErrorCodes.PathIsDirectory);
        Netopt.Run("run", "routing.ecmp", "-t", path, "--out", _directory.Path("no/such/result.json"), "--json").Failure(3, ErrorCodes.FileUnwritable);
        Assert.Equal("old", File.ReadAllText(readOnly));
        File.SetAttributes(readOnly, FileAttributes.Normal);
        Assert.Equal(["result.json", "ring.json"], _directory.Names());
    }

    [Fact]
    public void A_request_without_end_is_refused_before_it_fills_the_memory()
    {
        using var host = new Host(new EndlessStream(), Stream.Null, TextWriter.Null, errorIsTerminal: false, CancellationToken.None);
        var error = Assert.Throws<NetOptFileException>(() => RequestText.Read("-", host, limit: 1 << 20));
        Assert.Equal((ErrorCodes.TooLarge, 3), (error.Code, ExitCode.Of(error)));
    }

    private static string EntityBomb()
    {
        var text = new StringBuilder("<?xml version=\"1.0\"?>\n<!DOCTYPE graphml [<!ENTITY a0 \"lol\">");
        for (int i = 1; i < 10; i++) text.Append($"<!ENTITY a{i} \"{string.Concat(Enumerable.Repeat($"&a{i - 1};", 10))}\">");
        return text + "]>\n<graphml><graph id=\"&a9;\"/></graphml>";
    }

    /// <summary>Spaces without end.</summary>
    private sealed class EndlessStream : MemoryStream
    {
        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)' ');
            return buffer.Length;
        }
    }
}
