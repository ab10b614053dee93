using System.Text;
using NetOpt.Operations;
using NetOpt.Operations.Sweeps;

namespace NetOpt.Tests.Operations.Sweeps;

public sealed class SweepFileTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("netopt");

    private string Rows => Path.Combine(_directory.FullName, "rows.jsonl");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public void The_finished_file_holds_a_header_and_the_rows_in_order_and_is_the_same_on_any_number_of_workers()
    {
        List<string> rows = ProbeOperation.Rows(Sweep() with { Workers = 1 });
        string[] lines = File.ReadAllLines(Rows);
        Assert.Equal(9, lines.Length);
        Assert.StartsWith("""{"netoptSweep":1,"operation":"test.probe","runs":8,"seed":0,"replications":1,""", lines[0]);
        Assert.Equal(rows, lines[1..]);
        byte[] one = File.ReadAllBytes(Rows);
        File.Delete(Rows);
        // The first run ends last, so that rows are written out of order and then sorted.
        using var others = new CountdownEvent(7);
        Operation slow = ProbeOperation.Make((request, _) =>
        {
            if (request.X == 1) others.Wait();
            else others.Signal();
        });
        Assert.Equal(rows, ProbeOperation.Rows(Sweep(slow) with { Workers = 3 }));
        Assert.Equal(one, File.ReadAllBytes(Rows));
        Assert.Equal(["rows.jsonl"], _directory.GetFiles().Select(f => f.Name));
    }

    [Fact]
    public void A_row_is_in_the_file_as_soon_as_its_run_is_done()
    {
        var seen = new List<int>();
        Operation looking = ProbeOperation.Make((_, _) =>
        {
            using var stream = new FileStream(Rows, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream);
            seen.Add(reader.ReadToEnd().Split('\n').Length - 2);
        });
        ProbeOperation.Rows(Sweep(looking) with { Workers = 1 });
        Assert.Equal(Enumerable.Range(0, 8), seen);
    }

    [Fact]
    public void A_canceled_sweep_leaves_whole_rows_and_goes_on_with_those_that_are_missing()
    {
        List<string> all = ProbeOperation.Rows(Sweep());
        byte[] finished = File.ReadAllBytes(Rows);
        File.Delete(Rows);

        using var cancel = new CancellationTokenSource();
        Operation stopping = ProbeOperation.Make((request, _) =>
        {
            if (request.X == 4) cancel.Cancel();
        });
        Assert.ThrowsAny<OperationCanceledException>(() => (Sweep(stopping) with { Workers = 1 }).Run(new OperationContext { Cancellation = cancel.Token }, _ => { }));
        string[] lines = File.ReadAllText(Rows).Split('\n');
        Assert.Equal(all[..3], lines[1..^1]);
        Assert.Equal("", lines[^1]);

        var runs = new List<double>();
        Operation counting = ProbeOperation.Make((request, _) =>
        {
            lock (runs) runs.Add(request.X);
        });
        var rows = new List<string>();
        SweepSummary summary = (Sweep(counting) with { Resume = true }).Run(OperationContext.Default, row => rows.Add(row.Fields.GetRawText()));
        Assert.Equal(new SweepSummary(8, 0, 3), summary);
        Assert.Equal([4, 5, 6, 7, 8], runs.Order());
        Assert.Equal(all, rows);
        Assert.Equal(finished, File.ReadAllBytes(Rows));
    }

    [Fact]
    public void A_file_cut_at_any_byte_is_completed_to_the_same_file()
    {
        Sweep sweep = Sweep() with { Points = ProbeOperation.Grid(("x", ["1", "2"])), Select = ["twice"] };
        List<string> rows = ProbeOperation.Rows(sweep);
        byte[] finished = File.ReadAllBytes(Rows);
        for (int length = 0; length <= finished.Length; length++)
        {
            File.WriteAllBytes(Rows, finished[..length]);
            Assert.Equal(rows, ProbeOperation.Rows(sweep with { Resume = true }));
            Assert.Equal(finished, File.ReadAllBytes(Rows));
        }
    }

    [Fact]
    public void A_finished_sweep_runs_nothing_again_and_gives_its_rows()
    {
        List<string> rows = ProbeOperation.Rows(Sweep());
        Operation none = ProbeOperation.Make((_, _) => Assert.Fail("a run was started"));
        Assert.Equal(rows, ProbeOperation.Rows(Sweep(none) with { Resume = true }));
    }

    [Fact]
    public void Runs_that_failed_are_not_run_again()
    {
        Sweep failing = Sweep() with { Points = ProbeOperation.Grid(("x", ["-1", "2"])) };
        List<string> rows = ProbeOperation.Rows(failing);
        var again = new List<string>();
        SweepSummary summary = (failing with { Resume = true }).Run(OperationContext.Default, row => again.Add(row.Fields.GetRawText()));
        Assert.Equal(new SweepSummary(2, 1, 2), summary);
        Assert.Equal(rows, again);
    }

    [Fact]
    public void To_resume_without_a_file_starts_anew() =>
        Assert.Equal(8, ProbeOperation.Rows(Sweep() with { Resume = true }).Count);

    [Fact]
    public void A_file_that_exists_is_not_overwritten()
    {
        File.WriteAllText(Rows, "precious");
        NetOptException error = Refused(Sweep());
        Assert.Equal((ErrorCodes.FileUnwritable, ErrorKind.WriteFailed), (error.Code, error.Kind));
        Assert.Contains("exists already", error.Problem);
        Assert.Equal("precious", File.ReadAllText(Rows));
    }

    [Theory]
    [InlineData("precious")]
    [InlineData("precious\n")]
    [InlineData("{}\n")]
    [InlineData("""{"netoptSweep":2,"operation":"test.probe"}""" + "\n")]
    [InlineData("""{"netoptSweep":1,"operat""" + "\n")]
    [InlineData("\0\0\0\0")]
    public void A_file_that_is_none_of_a_sweep_is_refused_and_left_alone(string content)
    {
        File.WriteAllText(Rows, content);
        NetOptException error = Refused(Sweep() with { Resume = true });
        Assert.Equal((ErrorCodes.MalformedFile, ErrorKind.InvalidData), (error.Code, error.Kind));
        Assert.Equal(content, File.ReadAllText(Rows));
    }

    [Fact]
    public void A_file_of_another_sweep_is_refused_with_what_differs()
    {
        ProbeOperation.Rows(Sweep());
        byte[] before = File.ReadAllBytes(Rows);
        Sweep same = Sweep() with { Resume = true };
        AssertDiffers("its seed is 0, and not 9", same, seed: 9);
        AssertDiffers("it has 1 runs of each point, and not 2", same with { Replications = 2 });
        AssertDiffers("it has 8 runs, and not 2", same with { Points = ProbeOperation.Grid(("x", ["1", "2"])) });
        AssertDiffers("it goes through other values", same with { Points = ProbeOperation.Grid(("x", ["1", "2", "3", "4", "5", "6", "7", "9"])) });
        AssertDiffers("it goes through other values", same with { Points = ProbeOperation.Grid(("queue.limit", ["1", "2", "3", "4", "5", "6", "7", "8"])) });
        AssertDiffers("its request, network or trace is another", same with { Request = """{"name": "other"}"""u8.ToArray() });
        AssertDiffers("its request, network or trace is another", same with { Complete = r => (ProbeOperation.Request)r with { Name = "other" } });
        AssertDiffers("its columns differ in draw", same with { Select = ["twice", "large", "nothing", "queue.discipline", "queue.limit", "name", "kind", "x"] });
        AssertDiffers("its operation is test.probe, and not queue.model", new Sweep(OperationCatalog.Get("queue.model"), ProbeOperation.Grid(("servers", ["1"]))) { Path = Rows, Resume = true });
        // What does not change the sweep does not matter.
        Assert.Equal(8, ProbeOperation.Rows(same with { Request = """{ "kind" : "fast" }"""u8.ToArray(), Workers = 1 }).Count);
        Assert.Equal(before, File.ReadAllBytes(Rows));
    }

    [Theory]
    [InlineData(2, "{}", "no row of the sweep")]
    [InlineData(2, "x", "no row of the sweep")]
    [InlineData(3, """{"run":1,""", "no row of the sweep")]
    [InlineData(4, null, "run 2 is here twice")]
    public void A_damaged_row_that_is_not_the_last_is_an_error_with_its_line(int line, string? content, string problem)
    {
        ProbeOperation.Rows(Sweep());
        string[] lines = File.ReadAllLines(Rows);
        lines[line - 1] = content ?? lines[2];
        File.WriteAllText(Rows, string.Join('\n', lines) + "\n");
        NetOptException error = Refused(Sweep() with { Resume = true });
        Assert.Equal(ErrorCodes.MalformedFile, error.Code);
        Assert.Contains(problem, error.Problem);
        Assert.Equal(line, Assert.IsType<NetOptFileException>(error).Line);
    }

    [Fact]
    public void A_row_of_a_run_that_the_sweep_does_not_have_is_an_error()
    {
        ProbeOperation.Rows(Sweep());
        File.WriteAllText(Rows, File.ReadAllText(Rows).Replace("{\"run\":8,", "{\"run\":9,", StringComparison.Ordinal));
        Assert.Contains("no row of the sweep", Refused(Sweep() with { Resume = true }).Problem);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_told_before_any_run()
    {
        Operation none = ProbeOperation.Make((_, _) => Assert.Fail("a run was started"));
        Assert.Equal(ErrorCodes.PathIsDirectory, Refused(Sweep(none) with { Path = _directory.FullName }).Code);
        Assert.Equal(ErrorCodes.FileUnwritable, Refused(Sweep(none) with { Path = Path.Combine(_directory.FullName, "none", "rows.jsonl") }).Code);
    }

    [Fact]
    public void Two_sweeps_cannot_write_one_file_at_once()
    {
        NetOptException? error = null;
        Operation second = ProbeOperation.Make((_, _) => error ??= Refused(Sweep() with { Resume = true }));
        ProbeOperation.Rows(Sweep(second) with { Workers = 1 });
        Assert.Equal(ErrorCodes.FileUnwritable, error!.Code);
        Assert.Contains("another sweep", error.Problem);
        Assert.Equal(["rows.jsonl"], _directory.GetFiles().Select(f => f.Name));
        // Nothing of a process that was killed locks the file.
        File.WriteAllText(Path.Combine(_directory.FullName, ".rows.jsonl.lock"), "");
        Assert.Equal(8, ProbeOperation.Rows(Sweep() with { Resume = true }).Count);
    }

    [Fact]
    public void Text_of_every_script_goes_through_the_file()
    {
        Sweep sweep = Sweep() with { Points = ProbeOperation.Grid(("name", ["\"Zürich \\\"東京\\\"\\n\""])), Select = ["name"] };
        List<string> rows = ProbeOperation.Rows(sweep);
        Assert.Contains("Zürich", File.ReadAllText(Rows, Encoding.UTF8));
        Assert.Equal(rows, ProbeOperation.Rows(sweep with { Resume = true }));
    }

    private Sweep Sweep(Operation? operation = null) => new(operation ?? ProbeOperation.Quiet, ProbeOperation.Grid(("x", ["1", "2", "3", "4", "5", "6", "7", "8"]))) { Path = Rows };

    private static NetOptException Refused(Sweep sweep) => Assert.ThrowsAny<NetOptException>(() => sweep.Run(OperationContext.Default, _ => Assert.Fail("there is a row")));

    private void AssertDiffers(string difference, Sweep sweep, ulong seed = 0)
    {
        byte[] before = File.ReadAllBytes(Rows);
        var error = Assert.Throws<NetOptFileException>(() => sweep.Run(new OperationContext { Seed = seed }, _ => { }));
        Assert.Equal((ErrorCodes.SweepMismatch, ErrorKind.InvalidData), (error.Code, error.Kind));
        Assert.Contains(difference, error.Problem);
        Assert.Equal(before, File.ReadAllBytes(Rows));
    }
}
