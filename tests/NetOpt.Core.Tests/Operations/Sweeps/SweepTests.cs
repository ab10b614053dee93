using System.Collections.Concurrent;
using System.Text.Json;
using NetOpt.Operations;
using NetOpt.Operations.Sweeps;

namespace NetOpt.Tests.Operations.Sweeps;

public class SweepTests
{
    private static SweepPoints Sixteen => ProbeOperation.Grid(("x", [.. Enumerable.Range(1, 16).Select(i => $"{i}")]));

    [Fact]
    public void A_row_holds_the_parameters_the_seed_and_the_figures_of_its_run()
    {
        var sweep = new Sweep(ProbeOperation.Quiet, ProbeOperation.Grid(("x", ["1", "3"]), ("queue.discipline", ["\"codel\""])))
        {
            Request = """{"queue": {"limit": 5}, "start": [10, 70]}"""u8.ToArray(),
        };
        List<string> rows = ProbeOperation.Rows(sweep, seed: 7);
        Assert.Equal(2, rows.Count);
        string draw = JsonDocument.Parse(rows[1]).RootElement.GetProperty("draw").GetRawText();
        // What the request and the result have both gets a name of its own; the seed and the request of the result are not repeated.
        Assert.Equal($$"""{"run":2,"x":3,"queue.discipline":"codel","seed":7,"twice":6,"draw":{{draw}},"large":true,"nothing":null,"result.queue.discipline":"codel","queue.limit":5,"name":null,"kind":"fast","result.x":3,"errorCode":null,"errorMessage":null}""", rows[1]);
        Assert.Equal(JsonDocument.Parse(rows[0]).RootElement.EnumerateObject().Select(p => p.Name), sweep.Columns);
    }

    [Theory]
    [InlineData("start[1]", "9", "10,9")]
    [InlineData("start[2]", "9", "10,70,9")]
    [InlineData("start", "[1, 2, 3, 4]", "1,2,3,4")]
    public void A_parameter_may_be_an_item_of_a_list_one_item_more_or_the_whole_list(string path, string value, string expected)
    {
        var sweep = new Sweep(ProbeOperation.Quiet, ProbeOperation.Grid((path, [value]))) { Request = """{"start": [10, 70]}"""u8.ToArray(), Select = ["start"] };
        JsonElement row = JsonDocument.Parse(ProbeOperation.Rows(sweep)[0]).RootElement;
        Assert.Equal($"[{expected}]", row.GetProperty(path == "start" ? "result.start" : "start").GetRawText());
    }

    [Fact]
    public void Objects_on_the_way_to_a_parameter_are_made_where_they_are_missing_or_null()
    {
        foreach (string request in (string[])["{}", """{"queue": null}""", """{"start": null}"""])
        {
            var sweep = new Sweep(ProbeOperation.Quiet, ProbeOperation.Grid(("queue.limit", ["3"]), ("start[0]", ["4"]))) { Request = System.Text.Encoding.UTF8.GetBytes(request), Select = ["queue.limit", "queue.discipline", "start[0]"] };
            Assert.Equal("""{"run":1,"queue.limit":3,"start.0":4,"seed":0,"result.queue.limit":3,"queue.discipline":"fifo","result.start.0":4,"errorCode":null,"errorMessage":null}""", ProbeOperation.Rows(sweep)[0]);
        }
    }

    [Fact]
    public void Figures_are_chosen_by_path_in_lists_by_number_or_by_what_the_item_says()
    {
        var sweep = new Sweep(ProbeOperation.Quiet, ProbeOperation.Grid(("x", ["1"])))
        {
            Request = """{"start": [10, 70]}"""u8.ToArray(),
            Select = ["flows[0].rate", "flows[kind=verySlow].rate", "flows[5].rate", "queue.limit", "start", "draw"],
        };
        JsonElement row = JsonDocument.Parse(ProbeOperation.Rows(sweep)[0]).RootElement;
        Assert.Equal(["run", "x", "seed", "flows.0.rate", "flows.verySlow.rate", "flows.5.rate", "queue.limit", "start", "draw", "errorCode", "errorMessage"], row.EnumerateObject().Select(p => p.Name));
        Assert.Equal(["5", "35", "null", "10", "[10,70]"], row.EnumerateObject().Skip(3).Take(5).Select(p => p.Value.GetRawText()));
    }

    [Theory]
    [InlineData("twic", "has no property 'twic'", "perhaps 'twice'")]
    [InlineData("queue.limits", "'queue' of the result of 'test.probe' has no property 'limits'", "perhaps 'limit'")]
    [InlineData("flows.rate", "is a list", "one item of it, as in flows[0].rate")]
    [InlineData("twice[0]", "is no list", "'twice' alone")]
    [InlineData("twice.x", "has no properties", "'twice' alone")]
    [InlineData("flows[kind=slow].rate", "No 'kind' is 'slow'", "one of fast, verySlow")]
    [InlineData("flows[kin=fast].rate", "has no property 'kin'", "perhaps 'kind'")]
    [InlineData("flows[0", "is no path", "brackets")]
    public void A_figure_that_the_result_does_not_have_is_refused_before_any_run(string path, string problem, string expected) =>
        AssertRefused(new Sweep(Forbidden, Sixteen) { Select = [path] }, problem, expected);

    [Theory]
    [InlineData("xx", "1", "The request of 'test.probe' has no property 'xx'", "perhaps 'x'")]
    [InlineData("queue.limti", "1", "'queue' of the request of 'test.probe' has no property 'limti'", "perhaps 'limit'")]
    [InlineData("start.first", "1", "is a list", "as in start[0].first")]
    [InlineData("x[0]", "1", "Point 1 with x[0] = 1: 'x' of the request is a number, and has no [0]", "'x' alone")]
    [InlineData("start[3]", "1", "has 2 items, so there is no [3] to set", "[2] for one more")]
    [InlineData("start[a=b]", "1", "chooses an item by what it says", "the number of the item")]
    [InlineData("kind", "\"slow\"", "Point 1 with kind = \"slow\": 'kind' is \"slow\"", "\"verySlow\"")]
    [InlineData("queue", "3", "Point 1 with queue = 3: 'queue' is 3", "an object")]
    [InlineData("seed", "3", "sets 'seed'", "replications")]
    public void A_point_that_the_operation_does_not_take_is_refused_before_any_run(string path, string value, string problem, string expected) =>
        AssertRefused(new Sweep(Forbidden, ProbeOperation.Grid((path, [value]))) { Request = """{"x": 2, "start": [1, 2]}"""u8.ToArray() }, problem, expected);

    [Theory]
    [InlineData("{\"x\": ", "is not JSON")]
    [InlineData("[]", "is an array")]
    [InlineData("{\"x\": 1, \"x\": 2}", "'x' twice")]
    [InlineData("{\"y\": 1}", "has no property 'y'")]
    public void A_request_that_is_none_is_refused_before_any_run(string request, string problem) =>
        AssertRefused(new Sweep(Forbidden, Sixteen) { Request = System.Text.Encoding.UTF8.GetBytes(request) }, problem, "");

    [Fact]
    public void Numbers_out_of_range_and_too_many_runs_are_refused()
    {
        AssertRefused(new Sweep(Forbidden, Sixteen) { Replications = 0 }, "replications is 0", "at least 1");
        AssertRefused(new Sweep(Forbidden, Sixteen) { Workers = 0 }, "at once is 0", "1 to 1024");
        AssertRefused(new Sweep(Forbidden, Sixteen) { Replications = 62_501 }, "1000016 runs", "at most 1000000");
        AssertRefused(new Sweep(Forbidden, Sixteen) { Replications = int.MaxValue }, "runs", "at most 1000000");
        AssertRefused(new Sweep(Forbidden, Sixteen) { Select = ["twice", "twice"] }, "'twice' is asked for twice", "each path once");
    }

    [Fact]
    public void Replications_have_seeds_of_their_own_that_are_the_same_for_every_point()
    {
        var sweep = new Sweep(ProbeOperation.Quiet, ProbeOperation.Grid(("x", ["1", "2"]))) { Replications = 3, Select = ["draw"] };
        JsonElement[] rows = [.. ProbeOperation.Rows(sweep, seed: 40).Select(r => JsonDocument.Parse(r).RootElement)];
        Assert.Equal([1, 1, 1, 2, 2, 2], rows.Select(r => r.GetProperty("x").GetInt32()));
        Assert.Equal([40, 41, 42, 40, 41, 42], rows.Select(r => r.GetProperty("seed").GetInt32()));
        double[] draws = [.. rows.Select(r => r.GetProperty("draw").GetDouble())];
        Assert.Equal(draws[..3], draws[3..]);
        Assert.Equal(3, draws.Distinct().Count());
        // The seed of a row repeats its run alone.
        Assert.Equal(draws[1], ProbeOperation.Quiet.Run(new ProbeOperation.Request(), new OperationContext { Seed = 41 }).Draw);
    }

    [Fact]
    public void Seeds_alone_are_a_sweep()
    {
        List<string> rows = ProbeOperation.Rows(new Sweep(ProbeOperation.Quiet, SweepPoints.Single) { Replications = 3, Select = ["twice"] }, seed: ulong.MaxValue);
        Assert.Equal("""{"run":1,"seed":18446744073709551615,"twice":2,"errorCode":null,"errorMessage":null}""", rows[0]);
        Assert.Equal("""{"run":3,"seed":1,"twice":2,"errorCode":null,"errorMessage":null}""", rows[2]);
    }

    [Fact]
    public void Rows_are_the_same_and_in_the_same_order_on_any_number_of_workers()
    {
        Sweep With(int workers) => new(ProbeOperation.Quiet, Sixteen) { Replications = 4, Workers = workers };
        List<string> one = ProbeOperation.Rows(With(1), seed: 5);
        Assert.Equal(64, one.Count);
        Assert.Equal(Enumerable.Range(1, 64), one.Select(r => JsonDocument.Parse(r).RootElement.GetProperty("run").GetInt32()));
        Assert.Equal(one, ProbeOperation.Rows(With(2), seed: 5));
        Assert.Equal(one, ProbeOperation.Rows(With(7), seed: 5));
    }

    [Fact]
    public void Two_workers_run_at_the_same_time_and_a_run_that_is_slow_holds_up_rows_but_no_runs()
    {
        using var others = new CountdownEvent(15);
        Operation slow = ProbeOperation.Make((request, _) =>
        {
            // The first run lasts until all others are done, which only another worker can do.
            if (request.X == 1) others.Wait();
            else others.Signal();
        });
        var numbers = new List<int>();
        new Sweep(slow, Sixteen) { Workers = 2 }.Run(OperationContext.Default, row => numbers.Add(row.Run));
        Assert.Equal(Enumerable.Range(1, 16), numbers);
    }

    [Fact]
    public void A_run_that_fails_is_a_row_with_its_error_and_the_sweep_goes_on()
    {
        var rows = new List<SweepRow>();
        SweepSummary summary = new Sweep(ProbeOperation.Quiet, ProbeOperation.Grid(("x", ["1", "-1", "2"]))) { Select = ["twice"] }.Run(OperationContext.Default, rows.Add);
        Assert.Equal(new SweepSummary(Runs: 3, Failed: 1, Resumed: 0), summary);
        Assert.Equal([false, true, false], rows.Select(r => r.Failed));
        Assert.Equal("""{"run":2,"x":-1,"seed":0,"twice":null,"errorCode":"InvalidParameter","errorMessage":"x is -1. Expected: at least 0. Example: 3"}""", rows[1].Fields.GetRawText());
        Assert.Equal(4, rows[2].Fields.GetProperty("twice").GetDouble());
    }

    [Fact]
    public void A_defect_in_a_run_ends_the_sweep_as_what_it_is()
    {
        Operation broken = ProbeOperation.Make((request, _) =>
        {
            if (request.X == 3) throw new InvalidOperationException("a defect");
        });
        Assert.Equal("a defect", Assert.Throws<InvalidOperationException>(() => new Sweep(broken, Sixteen) { Workers = 2 }.Run(OperationContext.Default, _ => { })).Message);
    }

    [Fact]
    public async Task Canceling_ends_runs_that_are_under_way()
    {
        using var cancel = new CancellationTokenSource();
        var underWay = new TaskCompletionSource();
        Operation endless = ProbeOperation.Make((_, context) =>
        {
            underWay.TrySetResult();
            context.Cancellation.WaitHandle.WaitOne();
            context.ThrowIfCanceled();
        });
        var rows = new ConcurrentQueue<SweepRow>();
        Task sweep = Task.Run(() => new Sweep(endless, Sixteen) { Workers = 2 }.Run(new OperationContext { Cancellation = cancel.Token }, rows.Enqueue));
        await underWay.Task;
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sweep);
        Assert.Empty(rows);
    }

    [Fact]
    public void Progress_counts_finished_runs_and_the_part_of_those_under_way_and_never_passes_1()
    {
        var told = new Recorder();
        Operation half = ProbeOperation.Make((_, context) => context.Report("Halfway", 0.5));
        new Sweep(half, ProbeOperation.Grid(("x", ["1", "2"]))) { Workers = 1 }.Run(new OperationContext { Progress = told }, _ => { });
        Assert.Equal([null, 0.25, 0.5, 0.75, 1], told.Reports.Select(r => r.Fraction));
        Assert.Equal(["0 of 2 runs", "1 of 2 runs", "1 of 2 runs", "2 of 2 runs"], told.Reports.Skip(1).Select(r => r.Detail));
        Assert.All(told.Reports.Skip(1), r => Assert.Equal("Sweeping test.probe", r.Activity));
    }

    [Fact]
    public void What_is_not_in_the_JSON_is_put_into_each_request()
    {
        var sweep = new Sweep(ProbeOperation.Quiet, ProbeOperation.Grid(("x", ["1", "2"]))) { Complete = r => (ProbeOperation.Request)r with { Name = "from a file" }, Select = ["name"] };
        Assert.All(ProbeOperation.Rows(sweep), row => Assert.Contains("\"name\":\"from a file\"", row));
    }

    // Every operation of the catalog can be swept: its result has columns, and none of them twice.
    [Fact]
    public void Every_operation_of_the_engine_has_figures_with_names_of_their_own()
    {
        foreach (Operation operation in OperationCatalog.All)
        {
            IReadOnlyList<string> columns = new Sweep(operation, SweepPoints.Single).Columns;
            Assert.Equal(columns.Count, columns.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        }
    }

    [Fact]
    public void A_sweep_of_a_real_operation_gives_what_its_runs_alone_give()
    {
        Operation model = OperationCatalog.Get("queue.model");
        var sweep = new Sweep(model, ProbeOperation.Grid(("servers", ["1", "2", "4"]), ("arrivalRate", ["50", "90"]))) { Request = """{"model": "M/M/m", "serviceRate": 100}"""u8.ToArray(), Select = ["meanWaitSeconds", "rho"] };
        List<string> rows = ProbeOperation.Rows(sweep);
        Assert.Equal(6, rows.Count);
        JsonElement row = JsonDocument.Parse(rows[1]).RootElement;
        // M/M/1: Wq = rho / (mu - lambda).
        Assert.Equal((1, 90), (row.GetProperty("servers").GetInt32(), row.GetProperty("arrivalRate").GetInt32()));
        Assert.Equal(0.9 / (100 - 90), row.GetProperty("meanWaitSeconds").GetDouble(), 12);
        Assert.Equal(0.9, row.GetProperty("rho").GetDouble(), 12);
    }

    private static Operation Forbidden { get; } = ProbeOperation.Make((_, _) => Assert.Fail("a run was started"));

    private static void AssertRefused(Sweep sweep, string problem, string expected)
    {
        var error = Assert.Throws<NetOptException>(() => sweep.Run(OperationContext.Default, _ => Assert.Fail("there is a row")));
        Assert.Contains(problem, error.Problem);
        Assert.Contains(expected, error.Expected ?? "");
    }

    private sealed class Recorder : IProgress<OperationProgress>
    {
        public List<OperationProgress> Reports { get; } = [];

        public void Report(OperationProgress value) => Reports.Add(value);
    }
}
