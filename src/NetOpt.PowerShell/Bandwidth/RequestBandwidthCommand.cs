using System.Management.Automation;
using NetOpt.Bandwidth.Management;
using NetOpt.PowerShell.Arguments;
using NetOpt.Units;

namespace NetOpt.PowerShell.Bandwidth;

/// <summary>Asks a bandwidth manager for bandwidth for a flow.</summary>
[Cmdlet(VerbsLifecycle.Request, "Bandwidth", SupportsShouldProcess = true)]
[OutputType(typeof(BandwidthAllocation))]
public sealed class RequestBandwidthCommand : NetOptCmdlet
{
    private readonly List<(BandwidthManager Manager, string Flow)> _admitted = [];

    /// <summary>The manager to ask.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public BandwidthManager Manager { get; set; } = null!;

    /// <summary>The id of the flow. A flow that is already there is replaced.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FlowCompleter))]
    [Alias("Name", "Id")]
    public string Flow { get; set; } = "";

    /// <summary>What the flow must always have, such as 2Mbps; a bare number is bit/s. By default nothing.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    [Alias("GuaranteeBps")]
    public BitRate? Guarantee { get; set; }

    /// <summary>The most that the flow can use, at least its guarantee; by default there is no limit, which unlimited says too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [BitRateArgument(AllowUnlimited = true)]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    [Alias("DemandBps")]
    public BitRate? Demand { get; set; }

    /// <summary>What the flow weighs where the rest is shared: 1 for Critical, 0.8, 0.6, 0.4, and 0.2 for BestEffort, the default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public FlowPriority? Priority { get; set; }

    /// <summary>Id or unique name of the node where the flow enters the network.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NodeNameCompleter))]
    [Alias("From", "Src")]
    public string? Source { get; set; }

    /// <summary>Id or unique name of the node where the flow leaves. Between source and target it takes the path with the fewest hops, unless -Path or -Link says another.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NodeNameCompleter))]
    [Alias("To", "Dst")]
    public string? Target { get; set; }

    /// <summary>The nodes that the flow passes, first to last.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NodeNameCompleter))]
    public string[]? Path { get; set; }

    /// <summary>The ids of the links that the flow crosses, in order, from -Source on; for networks with parallel links.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LinkIdCompleter))]
    public string[]? Link { get; set; }

    /// <inheritdoc/>
    protected override void ProcessInput()
    {
        var request = new BandwidthRequest(Flow, Guarantee?.BitsPerSecond ?? 0, Demand?.BitsPerSecond, Priority ?? FlowPriority.BestEffort,
            Blank(Source), Blank(Target), Path, Link);
        if (!ShouldProcess(Manager.ToString(), $"Request bandwidth for flow '{Flow}'")) return;
        Run(context =>
        {
            Manager.Request(request, context);
            return true;
        });
        _admitted.Add((Manager, Flow));
    }

    /// <inheritdoc/>
    protected override void FinishInput()
    {
        // What flows have is known when all have asked.
        foreach (var asked in _admitted.GroupBy(a => a.Manager))
        {
            var flows = asked.Select(a => a.Flow).ToHashSet(StringComparer.Ordinal);
            foreach (BandwidthAllocation allocation in Run(context => asked.Key.Allocate(context)).Allocations)
            {
                if (!flows.Contains(allocation.Flow)) continue;
                if (allocation is { RateBps: 0, Satisfied: false })
                    WriteWarning($"Flow '{allocation.Flow}' was admitted and has nothing now: the guarantees of others take all of link '{allocation.BottleneckLink}'.");
                WriteObject(allocation);
            }
        }
    }

    // An empty cell of a CSV file says nothing.
    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
