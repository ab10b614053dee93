using System.CommandLine;
using System.Text;
using System.Text.Json;
using NetOpt.Operations;
using NetOpt.Operations.Sweeps;
using NetOpt.Topology.Formats;

namespace NetOpt.Runner;

/// <summary>The command 'sweep': any operation with many settings, one row for each run.</summary>
internal static class SweepCommand
{
    private const string Help = """
        Run an operation with many settings on all cores, one row per run

        A grid tries every combination of its values, the last --grid changing fastest:
          netopt sweep queue.run --request base.json --grid model.arrivalRate=50,80,90 --grid model.servers=1,2
                 --seeds 5 --select figures[quantity=meanSojourn].value --out rows.jsonl
        A path names a property of the request, with dots and [numbers] for what is inside: queue.discipline, start[0].
        Values are JSON or bare text with commas between them, or one JSON list: --grid 'start=[[10,70],[50,50]]'.
        Without --out the rows go to standard output, as CSV or with --json as a JSON list. With it they are JSON lines,
        written as runs finish; after a stop the same command with --resume does the runs that are missing. A run that
        fails is a row with errorCode and errorMessage, and is not tried again: its request would fail again.
        """;

    public static Command Create(Host host, Argument<string> name)
    {
        var request = new Option<string?>("--request", "-r") { Description = "What all runs have in common: a JSON file, or - for standard input; without it every property has its default", HelpName = "FILE|-" };
        var grid = new Option<string[]>("--grid", "-g") { Description = "A property of the request and the values that it takes; may be repeated", HelpName = "PATH=V1,V2,..." };
        Option<string?> list = new("--list", "-l") { Description = "The settings one by one: a JSON file with a list of objects, their properties being paths", HelpName = "FILE" };
        var seeds = new Option<int>("--seeds") { Description = "Runs of each setting, with seeds counted from --seed", HelpName = "NUMBER", DefaultValueFactory = _ => 1 };
        Option<string[]> select = new("--select", "-s") { Description = "Figures of the result that a row holds, with commas between them; without it every number, text and boolean outside lists", HelpName = "PATH,..." };
        Option<string?> @out = new("--out", "-o") { Description = "Write the rows to this file, each as soon as its run is done", HelpName = "FILE" };
        var resume = new Option<bool>("--resume") { Description = "Go on from the file of --out, which may not exist yet" };
        Option<int?> workers = new("--workers", "-w") { Description = "How many runs go on at once; without it one on each core", HelpName = "NUMBER" };
        Option<string?> topology = new("--topology", "-t") { Description = "Fill the request's network from a file of any known format", HelpName = "FILE" };
        var inputs = new InputOptions();
        var command = new Command("sweep", Help) { name, request, grid, list, seeds, select, @out, resume, workers, topology };
        inputs.AddTraceTo(command);
        inputs.AddTo(command);
        command.SetAction(parsed =>
        {
            Operation operation = OperationCatalog.Get(parsed.GetRequiredValue(name));
            string? path = parsed.GetValue(@out);
            if (parsed.GetValue(resume) && path is null) throw Invalid("--resume needs the file to go on from", "--out with the results file", "--out rows.jsonl --resume");
            SweepPoints points = Points(parsed.GetValue(grid) ?? [], parsed.GetValue(list), parsed.GetValue(seeds), host);
            OperationContext context = host.Context(inputs.Seed(parsed));
            var sweep = new Sweep(operation, points)
            {
                Request = parsed.GetValue(request) is { } source ? RequestText.Read(source, host) : "{}"u8.ToArray(),
                Complete = made => inputs.Fill(operation, inputs.FillTrace(operation, made, parsed, host, context), parsed.GetValue(topology), parsed, host, context),
                Replications = parsed.GetValue(seeds),
                Select = parsed.GetValue(select) is { Length: > 0 } wanted ? [.. wanted.SelectMany(w => w.Split(','))] : null,
                Path = path,
                Resume = parsed.GetValue(resume),
                Workers = parsed.GetValue(workers),
            };
            var rows = new List<SweepRow>();
            SweepSummary summary = path is null ? sweep.Run(context, rows.Add) : host.WhileWriting(() => sweep.Run(context, static _ => { }));
            if (path is null) host.WriteResult(null, stream => SweepRows.Write(stream, sweep.Columns, rows, host.Json, host.Cancellation));
            else host.EndProgress();
            if (summary.Failed > 0) host.Note("sweep", new ImportNotice("RunsFailed", summary.Failed, $"{summary.Failed} of {summary.Runs} runs failed; errorCode and errorMessage of their rows say why"));
        });
        return command;
    }

    private static SweepPoints Points(string[] grid, string? list, int seeds, Host host)
    {
        if (grid.Length > 0 && list is not null) throw Invalid("--grid and --list are both given", "one of the two", "--grid servers=1,2,4");
        if (grid.Length > 0) return SweepPoints.Grid([.. grid.Select(Axis)]);
        if (list is null) return seeds > 1 ? SweepPoints.Single : throw Invalid("There is nothing to sweep over", "--grid, --list or --seeds", "--grid servers=1,2,4");
        byte[] text = RequestText.Read(list, host);
        try
        {
            JsonElement items = Element(text);
            if (items.ValueKind == JsonValueKind.Array) return SweepPoints.List([.. items.EnumerateArray()]);
        }
        catch (JsonException cause)
        {
            throw NoList((int)(cause.LineNumber + 1 ?? 0), cause);
        }
        throw NoList(0, null);

        NetOptFileException NoList(int line, Exception? cause) => new(ErrorCodes.MalformedFile, ErrorKind.InvalidData, list, line, 0, "this is no JSON list of settings",
            "a list of objects", "[{\"lossRatio\": 0.001}, {\"lossRatio\": 0.01}]", list, cause);
    }

    private static SweepAxis Axis(string text)
    {
        // An item of a list may be chosen by what it says only in results, so that the first sign of equality ends the path.
        int equals = text.IndexOf('=');
        if (equals < 1) throw Invalid($"'{text}' is no property with values", "a path, an equals sign, and values with commas between them", "--grid queue.discipline=codel,pie");
        string path = text[..equals].Trim(), values = text[(equals + 1)..].Trim();
        if (values.StartsWith('['))
        {
            try
            {
                return new SweepAxis(path, [.. Element(Encoding.UTF8.GetBytes(values)).EnumerateArray()]);
            }
            catch (JsonException cause)
            {
                throw Invalid($"The values of '{path}' are no JSON list: {cause.Message.Split(". ")[0].TrimEnd('.')}", "a list such as [1, 2, 5], or values with commas between them", "--grid 'start=[[10,70],[50,50]]'");
            }
        }
        return new SweepAxis(path, values.Length == 0 ? [] : [.. values.Split(',').Select(v => Value(v.Trim()))]);
    }

    // What is not JSON is text: codel needs no quotes.
    private static JsonElement Value(string text)
    {
        try
        {
            return Element(Encoding.UTF8.GetBytes(text));
        }
        catch (JsonException)
        {
            return Element(Encoding.UTF8.GetBytes($"\"{JsonEncodedText.Encode(text)}\""));
        }
    }

    private static JsonElement Element(byte[] text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static NetOptException Invalid(string problem, string expected, string example) => new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, problem, expected, example);
}
