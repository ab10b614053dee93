using System.Text.Json;
using NetOpt.Runner;

namespace NetOpt.Tests;

public sealed class SweepTests : IDisposable
{
    private static readonly string[] s_queue = ["sweep", "queue.model", "-r", "-", "--grid", "servers=1,2", "--grid", "arrivalRate=50,90", "--select", "rho,meanWaitSeconds"];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Rows_go_to_standard_output_as_CSV_and_on_request_as_JSON()
    {
        Netopt csv = Queue();
        string[] lines = csv.Output.Split('\n');
        Assert.Equal((0, ""), (csv.Exit, csv.Error));
        Assert.Equal("run,servers,arrivalRate,seed,rho,meanWaitSeconds,errorCode,errorMessage", lines[0]);
        Assert.Equal("1,1,50,0,0.5,0.01,,", lines[1]);
        Assert.Equal(6, lines.Length);
        JsonElement json = Queue("--json").Json();
        Assert.Equal(["1,50", "1,90", "2,50", "2,90"], json.EnumerateArray().Select(r => $"{r.GetProperty("servers")},{r.GetProperty("arrivalRate")}"));
        Assert.Equal(0.01, json[0].GetProperty("meanWaitSeconds").GetDouble(), 12);
    }

    [Fact]
    public void Values_are_JSON_or_bare_text_or_a_JSON_list_and_CSV_quotes_what_needs_it()
    {
        Netopt rows = Netopt.Run("sweep", "congestion.aimd", "-g", "start=[[10, 70], [50,50]]", "-g", "rule=aimd,\"mimd\"", "-s", "verdict");
        Assert.Equal("run,start,rule,seed,verdict,errorCode,errorMessage\n1,\"[10,70]\",aimd,0,becomesFair,,\n2,\"[10,70]\",mimd,0,keepsRatio,,\n3,\"[50,50]\",aimd,0,becomesFair,,\n4,\"[50,50]\",mimd,0,keepsRatio,,\n", rows.Output);
    }

    [Fact]
    public void Settings_may_come_as_a_list_and_seeds_as_a_number()
    {
        string list = _directory.File("list.json", """[{"model.arrivalRate": 10}, {"model.arrivalRate": 20, "customers": 3000}]""");
        Netopt rows = Netopt.RunWith("""{"model": {"model": "M/M/1", "serviceRate": 100}, "customers": 2000}""", "sweep", "queue.run", "-r", "-", "--list", list, "--seeds", "2", "--seed", "5", "--select", "customers");
        Assert.Equal("run,model.arrivalRate,customers,seed,result.customers,errorCode,errorMessage\n1,10,,5,2000,,\n2,10,,6,2000,,\n3,20,3000,5,3000,,\n4,20,3000,6,3000,,\n", rows.Output);
    }

    [Fact]
    public void A_file_holds_the_rows_and_the_sweep_goes_on_from_it()
    {
        string path = _directory.Path("rows.jsonl");
        Netopt first = Queue("--out", path, "--workers", "1");
        Assert.Equal((0, "", ""), (first.Exit, first.Output, first.Error));
        string[] whole = File.ReadAllLines(path);
        Assert.Equal(5, whole.Length);
        File.WriteAllText(path, string.Join('\n', whole[..3]) + "\n" + whole[3][..10]);
        Assert.Equal(0, Queue("--out", path, "--resume").Exit);
        Assert.Equal(whole, File.ReadAllLines(path));
        Assert.Equal(["rows.jsonl"], _directory.Names());
        Queue("--out", path, "--json").Failure(3, ErrorCodes.FileUnwritable);
        Queue("--out", path, "--resume", "--seed", "4", "--json").Failure(3, ErrorCodes.SweepMismatch);
    }

    [Fact]
    public void A_network_from_a_file_is_read_once_and_told_about_once()
    {
        string network = _directory.File("ring.json", Networks.Ring);
        Netopt rows = Netopt.Run("sweep", "routing.ecmp", "--topology", network, "--grid", "weights=unit,inverse-capacity", "--select", "maxUtilization");
        Assert.Equal(3, rows.Output.TrimEnd('\n').Split('\n').Length);
        Assert.Equal(Netopt.Run("run", "routing.ecmp", "--topology", network).Error, rows.Error);
        Assert.Contains(",0.85,", rows.Output.Split('\n')[1] + rows.Output.Split('\n')[2]);
    }

    [Fact]
    public void Runs_that_fail_are_rows_and_are_counted_on_standard_error()
    {
        Netopt rows = Netopt.Run("sweep", "congestion.aimd", "-g", "start=[[10,70]]", "-g", "capacity=100,-1", "-s", "verdict");
        Assert.Equal(0, rows.Exit);
        Assert.Contains("\n2,\"[10,70]\",-1,0,,Invalid", rows.Output);
        Assert.Contains("1 of 2 runs failed", rows.Error);
    }

    [Theory]
    [InlineData(ErrorCodes.UnknownOperation, "queue.mode", "-g", "servers=1")]
    [InlineData(ErrorCodes.InvalidParameter, "queue.model")]
    [InlineData(ErrorCodes.InvalidParameter, "queue.model", "-g", "servers")]
    [InlineData(ErrorCodes.InvalidParameter, "queue.model", "-g", "=1")]
    [InlineData(ErrorCodes.InvalidParameter, "queue.model", "-g", "servers=[1,")]
    [InlineData(ErrorCodes.EmptyInput, "queue.model", "-g", "servers=")]
    [InlineData(ErrorCodes.EmptyInput, "queue.model", "-g", "servers=[]")]
    [InlineData(ErrorCodes.InvalidRequest, "queue.model", "-g", "server=1")]
    [InlineData(ErrorCodes.InvalidRequest, "queue.model", "-g", "servers=1", "-s", "meanWait")]
    [InlineData(ErrorCodes.InvalidParameter, "queue.model", "-g", "servers=1", "--resume")]
    [InlineData(ErrorCodes.InvalidParameter, "queue.model", "-g", "servers=1", "--workers", "0")]
    [InlineData(ErrorCodes.InvalidParameter, "queue.model", "--seeds", "0")]
    public void What_cannot_be_swept_is_exit_2(string code, params string[] args) => Netopt.Run(["sweep", .. args, "--json"]).Failure(2, code);

    [Fact]
    public void A_list_that_is_none_or_comes_beside_a_grid_is_refused()
    {
        Netopt.Run("sweep", "queue.model", "--list", _directory.File("a.json", "{"), "--json").Failure(3, ErrorCodes.MalformedFile);
        Netopt.Run("sweep", "queue.model", "--list", _directory.File("b.json", "{}"), "--json").Failure(3, ErrorCodes.MalformedFile);
        Netopt.Run("sweep", "queue.model", "--list", _directory.Path("b.json"), "--grid", "servers=1", "--json").Failure(2, ErrorCodes.InvalidParameter);
    }

    [Fact]
    public void A_sweep_that_is_canceled_keeps_its_rows_and_ends_with_130()
    {
        using var cancel = new CancellationTokenSource();
        using var output = new MemoryStream();
        using var error = new CancelingWriter(cancel);
        string path = _directory.Path("rows.jsonl"), request = _directory.File("base.json", """{"model": {"model": "M/M/m/K", "serviceRate": 100, "servers": 2, "places": 50}}""");
        // The second run is without end; the progress that tells of it after a second cancels.
        int exit = Program.Run(["sweep", "queue.run", "-r", request, "-g", "customers=1000,10000000000", "-g", "model.arrivalRate=50", "--workers", "1", "--out", path], Stream.Null, output, error, cancel.Token, errorIsTerminal: true);
        Assert.Equal((ExitCode.Canceled, 0L), (exit, output.Length));
        string[] lines = File.ReadAllText(path).Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("{\"run\":1,", lines[1]);
        Assert.Equal("", lines[2]);
        Assert.Contains("1 of 2 runs", error.ToString());
    }

    private static Netopt Queue(params string[] more) => Netopt.RunWith("""{"model": "M/M/m", "serviceRate": 100}""", [.. s_queue, .. more]);

    private sealed class CancelingWriter(CancellationTokenSource cancel) : StringWriter
    {
        public override void Flush()
        {
            base.Flush();
            if (ToString().Contains("Sweeping", StringComparison.Ordinal)) cancel.Cancel();
        }
    }
}
