using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetOpt.Charts;
using NetOpt.Charts.Reports;
using NetOpt.Operations;
using NetOpt.Optimization;

namespace NetOpt.Runner;

/// <summary>The command line: what can be said, and who does it.</summary>
internal static class CommandLine
{
    private static readonly Option<bool> s_json = new("--json")
    {
        Description = "Results and errors as JSON: the result on standard output, an error as one object on standard error",
        Recursive = true,
    };

    private static readonly Option<bool> s_quiet = new("--quiet", "-q")
    {
        Description = "No progress and no notes on standard error",
        Recursive = true,
    };

    /// <summary>Runs one command and turns whatever happens into an exit code.</summary>
    public static int Execute(string[] args, Host host)
    {
        host.Json = args.Contains("--json");
        host.Quiet = args.Contains("--quiet") || args.Contains("-q");
        try
        {
            ParseResult parsed = Root(host).Parse(args.Length == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0 && parsed.Action is not HelpAction)
            {
                throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument,
                    string.Join(" ", parsed.Errors.Select(e => e.Message)).TrimEnd('.'), "a command line as shown by --help", "netopt " + HelpFor(parsed.CommandResult));
            }
            using var text = new StringWriter { NewLine = "\n" };
            foreach (SymbolResult given in parsed.CommandResult.Children)
            {
                if (given.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
                    throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"{(given as OptionResult)?.Option.Name ?? ((ArgumentResult)given).Argument.Name} is empty", "a value");
            }
            parsed.Invoke(new InvocationConfiguration { Output = text, Error = text, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
            if (text.GetStringBuilder().Length > 0) host.WriteText(text.ToString());
            return host.Finish();
        }
#pragma warning disable CA1031 // The outermost frame: everything becomes an exit code.
        catch (Exception cause)
        {
            return host.Fail(cause);
        }
#pragma warning restore CA1031
    }

    private static RootCommand Root(Host host)
    {
        var root = new RootCommand("Network optimization without PowerShell: any operation of the engine, JSON in and JSON out.\n\n" + ExitCode.Help)
        {
            s_json, s_quiet, Optimize(host), List(host), Schema(host), RunOperation(host), SweepCommand.Create(host, OperationName()),
        };
        return root;
    }

    private static Command List(Host host)
    {
        var command = new Command("list", "List the operations");
        command.SetAction(_ =>
        {
            if (host.Json)
            {
                var items = new JsonArray([.. OperationCatalog.All.Select(o => new JsonObject { ["name"] = o.Name, ["summary"] = o.Summary })]);
                host.WriteText(items.ToJsonString(OperationSchema.Indented) + "\n");
                return;
            }
            int width = OperationCatalog.All.Select(o => o.Name.Length).DefaultIfEmpty().Max();
            host.WriteText(string.Concat(OperationCatalog.All.Select(o => $"{o.Name.PadRight(width)}  {o.Summary}\n")));
        });
        return command;
    }

    private static Command Schema(Host host)
    {
        Argument<string> name = OperationName();
        var command = new Command("schema", "Print the JSON Schema of an operation's request and result") { name };
        command.SetAction(parsed => host.WriteText(OperationSchema.Of(OperationCatalog.Get(parsed.GetRequiredValue(name))).ToJsonString(OperationSchema.Indented) + "\n"));
        return command;
    }

    private static Command RunOperation(Host host)
    {
        Argument<string> name = OperationName();
        var request = new Option<string?>("--request", "-r") { Description = "The request: a JSON file, or - for standard input; without it every property has its default", HelpName = "FILE|-" };
        Option<string?> @out = new("--out", "-o") { Description = "Write the result to this file, which appears only when it is complete", HelpName = "FILE" };
        Option<string?> topology = new("--topology", "-t") { Description = "Fill the request's network from a file of any known format", HelpName = "FILE" };
        var inputs = new InputOptions();
        var command = new Command("run", "Run an operation: JSON in, JSON out") { name, request, @out, topology };
        inputs.AddTraceTo(command);
        inputs.AddTo(command);
        command.SetAction(parsed =>
        {
            Operation operation = OperationCatalog.Get(parsed.GetRequiredValue(name));
            object made = parsed.GetValue(request) is { } source
                ? OperationJson.ReadRequest(operation, RequestText.Read(source, host))
                : OperationJson.ReadRequest(operation, "{}"u8);
            if (parsed.GetValue(@out) is { } path) AtomicFile.Check(path);
            OperationContext context = host.Context(inputs.Seed(parsed));
            made = inputs.FillTrace(operation, made, parsed, host, context);
            object result = operation.Run(inputs.Fill(operation, made, parsed.GetValue(topology), parsed, host, context), context);
            host.WriteResult(parsed.GetValue(@out), stream => JsonOutput.Write(stream, result, OperationJson.ResultType(operation), host.Cancellation));
        });
        return command;
    }

    private static Command Optimize(Host host)
    {
        var file = new Argument<string>("FILE") { Description = "The network: GraphML, GML, SNDlib, REPETITA, JSON node-link or CSV" };
        Option<string?> report = new("--report") { Description = "Write a report with maps and load curves, before and after (.html; .svg without script)", HelpName = "FILE" };
        var inputs = new InputOptions();
        var command = new Command("optimize", "Make a network carry its demands better: what to change, what it brings, how far from optimal it is") { file, report };
        inputs.AddTo(command);
        command.SetAction(parsed =>
        {
            Operation operation = OperationCatalog.Get("network.optimize");
            string? reportPath = parsed.GetValue(report);
            // Before the work and not after it: a wrong path should not cost the run.
            if (reportPath is not null)
            {
                ChartFile.FormOf(reportPath);
                AtomicFile.Check(reportPath);
            }
            OperationContext context = host.Context(inputs.Seed(parsed));
            var request = (ITopologyRequest)inputs.Fill(operation, new OptimizeNetworkRequest(), parsed.GetRequiredValue(file), parsed, host, context);
            var result = (NetworkOptimizationResult)operation.Run(request, context);
            if (host.Json) host.WriteResult(null, stream => JsonOutput.Write(stream, result, OperationJson.ResultType(operation), host.Cancellation));
            else host.WriteText(OptimizationText.Of(result, "--json lists them all"));
            if (reportPath is null) return;
            ChartFile.Write(OptimizationReport.Create(result, request.Topology, context), reportPath);
            if (!host.Json) host.WriteText($"\nreport: {reportPath}\n");
        });
        return command;
    }

    private static Argument<string> OperationName()
    {
        var name = new Argument<string>("NAME") { Description = "The operation, as listed by 'netopt list'" };
        name.CompletionSources.Add(_ => OperationCatalog.All.Select(o => new System.CommandLine.Completions.CompletionItem(o.Name)));
        return name;
    }

    private static string HelpFor(CommandResult result) =>
        result.Command is RootCommand ? "--help" : result.Command.Name + " --help";
}
