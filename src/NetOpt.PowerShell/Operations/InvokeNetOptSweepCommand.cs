using System.Collections;
using System.Collections.Concurrent;
using System.Management.Automation;
using NetOpt.Operations;
using NetOpt.Operations.Sweeps;
using NetOpt.PowerShell.Arguments;
using NetOpt.Topology;
using NetOpt.Traffic;

namespace NetOpt.PowerShell.Operations;

/// <summary>Runs an operation with many settings on all cores: a grid or a list of them, one row for each run.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "NetOptSweep", DefaultParameterSetName = GridSet, SupportsShouldProcess = true)]
[OutputType(typeof(PSObject))]
public sealed class InvokeNetOptSweepCommand : NetOptCmdlet
{
    private const string GridSet = "Grid";
    private const string ListSet = "List";

    /// <summary>Name of the operation, such as queue.model.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(OperationNameCompleter))]
    public string Operation { get; set; } = "";

    /// <summary>What all runs have in common: a hashtable or object with properties of the operation's request, or JSON text. By default the empty request.</summary>
    [Parameter(Position = 1)]
    public object? Request { get; set; }

    /// <summary>Properties of the request with the values that they take: every combination is a point. A property inside another is written with a dot, one of a list with its number, such as 'queue.discipline' and 'start[0]'. Values are in the units of the operation's JSON. An [ordered] hashtable keeps its order, the last property changing fastest; a plain one goes by name.</summary>
    [Parameter(ParameterSetName = GridSet)]
    public IDictionary? Grid { get; set; }

    /// <summary>The points one by one: hashtables or objects with the properties to set. What one leaves out stays as -Request has it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ListSet)]
    public object?[] List { get; set; } = [];

    /// <summary>Runs of each point. The first has the seed -Seed, the second the next number, and so on: the same for all points, so that they are compared on the same random draws.</summary>
    [Parameter]
    [Alias("Replications")]
    public int Replication { get; set; } = 1;

    /// <summary>Seed of the sweep; the same seed gives the same rows, on any number of cores.</summary>
    [Parameter]
    public ulong Seed { get; set; }

    /// <summary>The figures wanted of each result, as paths such as meanWaitSeconds, flows[0].goodputBps or figures[quantity=meanWait].value. By default every number, text and boolean of the result that is not in a list.</summary>
    [Parameter]
    public string[]? Select { get; set; }

    /// <summary>A results file to write: JSON lines, one for each finished run as soon as it is done.</summary>
    [Parameter]
    public string? Path { get; set; }

    /// <summary>Goes on from the results file that -Path names: runs that it holds are taken from there, those that failed too. Without the file the sweep starts anew.</summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>The network that the operation works on, with its demands.</summary>
    [Parameter(ValueFromPipeline = true)]
    public NetworkTopology? Topology { get; set; }

    /// <summary>Demands to use instead of those that the network carries.</summary>
    [Parameter]
    public TrafficMatrix? Demand { get; set; }

    /// <summary>The packet trace that the operation works on.</summary>
    [Parameter]
    public PacketTrace? Trace { get; set; }

    /// <summary>How many runs go on at once, 1 to 1024. By default one on each core.</summary>
    [Parameter]
    public int? ThrottleLimit { get; set; }

    /// <summary>Runs in the background and returns a job for Receive-Job, Wait-Job and Stop-Job.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    /// <inheritdoc/>
    protected override void ProcessInput()
    {
        if (Resume && Path is null) throw Wrong("-Resume needs the file to go on from", "-Path with the results file", "-Path results.jsonl -Resume");
        Operation operation = OperationCatalog.Get(Operation);
        var sweep = new Sweep(operation, Points())
        {
            Request = RequestJson.Text(operation, Request),
            Complete = Topology is null && Demand is null && Trace is null ? null : Complete,
            Replications = Replication,
            Select = Select is null ? null : Array.ConvertAll(Select, SweepArguments.Path),
            Path = Path is null ? null : FilePaths.ForWriting(this, Path),
            Resume = Resume,
            Workers = ThrottleLimit,
        };
        if (Path is not null && !ShouldProcess(Path, $"Run {Operation} {sweep.Runs} times and write the results")) return;
        var objects = new SweepObjects(Select is null ? null : Shown(sweep));
        if (AsJob)
        {
            var job = new OperationJob(MyInvocation.Line.Trim());
            JobRepository.Add(job);
            job.Start((context, write) => sweep.Run(context, row => write(objects.Of(row))), Seed);
            WriteObject(job);
            return;
        }
        var rows = new ConcurrentQueue<SweepRow>();
        SweepSummary summary = Run(context => sweep.Run(context, rows.Enqueue), Seed, () =>
        {
            while (rows.TryDequeue(out SweepRow row)) WriteObject(objects.Of(row));
        });
        if (summary.Failed > 0) WriteWarning($"{summary.Failed} of {summary.Runs} runs failed; errorCode and errorMessage of their rows say why.");
        if (summary.Resumed > 0) WriteVerbose($"{summary.Resumed} of {summary.Runs} runs were in '{Path}' before.");
    }

    private SweepPoints Points()
    {
        if (ParameterSetName == ListSet) return SweepArguments.List(List);
        if (Grid is not null) return SweepArguments.Grid(Grid);
        return Replication > 1 ? SweepPoints.Single : throw Wrong("There is nothing to sweep over", "-Grid, -List or -Replication", "-Grid @{ servers = 1, 2, 4 }");
    }

    private object Complete(object request)
    {
        if ((Topology ?? (Demand is null ? null : (request as ITopologyRequest)?.Topology)) is { } topology)
        {
            if (request is not ITopologyRequest onTopology)
                throw new NetOptException(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, $"The operation '{Operation}' takes no topology", "the call without -Topology", value: Operation);
            request = onTopology.WithTopology(Demand is null ? topology : topology.WithDemands(Demand));
        }
        else if (Demand is not null)
        {
            throw new NetOptException(ErrorCodes.MissingTopology, ErrorKind.InvalidArgument, "-Demand needs a network to put the demands on", "-Topology, or a network in the request");
        }
        if (Trace is null) return request;
        if (request is not ITraceRequest onTrace)
            throw new NetOptException(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, $"The operation '{Operation}' takes no packet trace", "the call without -Trace", value: Operation);
        return onTrace.WithTrace(Trace);
    }

    // What was asked for: a table of four columns at most, a list of more.
    private string[] Shown(Sweep sweep)
    {
        IEnumerable<string> columns = sweep.Columns.Skip(1).SkipLast(2);
        return [.. Replication > 1 ? columns : columns.Where(c => c != "seed")];
    }

    private static NetOptException Wrong(string problem, string expected, string example) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, problem, expected, example);
}
