using System.Management.Automation;
using NetOpt.Topology;
using NetOpt.Topology.Measures;

namespace NetOpt.PowerShell.Topology;

/// <summary>Measures a network: size, distances, clustering, weak points, betweenness, bottlenecks.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "NetTopology")]
[OutputType(typeof(TopologyMeasures))]
public sealed class MeasureNetTopologyCommand : NetOptCmdlet
{
    private static readonly MeasureTopologyRequest Defaults = new();

    /// <summary>The network to measure. Its demands, where it has any, choose the critical paths.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public NetworkTopology Topology { get; set; } = null!;

    /// <summary>Up to this many nodes everything is exact. Above it betweenness is estimated from sampled nodes, with its standard error, and paths weighted by latency, cost or distance are left out. By default 20,000.</summary>
    [Parameter]
    public int ExactNodeLimit { get; set; } = Defaults.ExactNodeLimit;

    /// <summary>How many nodes the estimate of betweenness starts from, at least 2. By default 1,000.</summary>
    [Parameter]
    public int BetweennessSamples { get; set; } = Defaults.BetweennessSamples;

    /// <summary>Seed of the sampling: the same seed gives the same estimate.</summary>
    [Parameter]
    public ulong Seed { get; set; }

    /// <inheritdoc/>
    protected override void ProcessInput() => WriteObject(Run("topology.measure", new MeasureTopologyRequest
    {
        Topology = Topology,
        ExactNodeLimit = ExactNodeLimit,
        BetweennessSamples = BetweennessSamples,
    }, Seed));
}
