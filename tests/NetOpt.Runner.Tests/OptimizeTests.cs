using System.Text.Json;

namespace NetOpt.Tests;

public sealed class OptimizeTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_ring_comes_within_its_gap_of_the_cut_that_bounds_it()
    {
        JsonElement result = Netopt.Run("optimize", _directory.File("ring.json", Networks.Ring), "--json").Json();
        double before = result.GetProperty("before").GetProperty("maxUtilization").GetDouble(), after = result.GetProperty("after").GetProperty("maxUtilization").GetDouble();
        double bound = result.GetProperty("lowerBound").GetDouble();
        Assert.InRange(bound, 0.83, 0.84 + 1e-9);
        Assert.InRange(after, bound, before);
        Assert.InRange(after, 0.84 - 1e-9, 0.84 * 1.1);
    }

    [Fact]
    public void For_people_it_prints_the_verdict_and_for_scripts_the_operation_s_own_result()
    {
        string path = _directory.File("ring.json", Networks.Ring);
        string text = Netopt.Run("optimize", path).Output;
        JsonElement result = Netopt.Run("optimize", path, "--json").Json();
        Assert.Contains(result.GetProperty("verdict").GetString()!, string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(Netopt.Run("run", "network.optimize", "--topology", path).Output, Netopt.Run("optimize", path, "--json").Output);
    }

    [Fact]
    public void The_report_is_one_page_with_maps()
    {
        Netopt run = Netopt.Run("optimize", _directory.File("ring.json", Networks.Ring), "--report", _directory.Path("report.html"));
        Assert.Equal(0, run.Exit);
        Assert.Contains(_directory.Path("report.html"), run.Output);
        string page = File.ReadAllText(_directory.Path("report.html"));
        Assert.Contains("<svg", page);
        Assert.EndsWith("</html>", page.TrimEnd());
        Assert.Equal(["report.html", "ring.json"], _directory.Names());
    }

    [Fact]
    public void A_report_that_cannot_be_is_refused_and_leaves_nothing()
    {
        string path = _directory.File("ring.json", Networks.Ring);
        Netopt.Run("optimize", path, "--report", _directory.Path("report.pdf"), "--json").Failure(2, ErrorCodes.UnknownFormat);
        Netopt.Run("optimize", path, "--report", _directory.Path("no/such/report.html"), "--json").Failure(3, ErrorCodes.FileUnwritable);
        Assert.Equal(["ring.json"], _directory.Names());
    }

    [Fact]
    public void A_network_without_demands_asks_for_them()
    {
        string path = _directory.File("bare.json", """{"nodes": [{"id": "A"}, {"id": "B"}], "links": [{"source": "A", "target": "B", "capacity": 10}]}""");
        Netopt.Run("optimize", path, "--json").Failure(3, ErrorCodes.MissingDemands);
    }
}
