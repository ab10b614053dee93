using System.Management.Automation;
using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using NetOpt.PowerShell.Arguments;
using NetOpt.Units;

namespace NetOpt.PowerShell.Congestion;

/// <summary>Tries congestion controllers on a bottleneck, alone and beside CUBIC, and says which one to take and why.</summary>
[Cmdlet(VerbsData.Compare, "CongestionAlgorithm")]
[OutputType(typeof(CompareAlgorithmsResult))]
public sealed class CompareCongestionAlgorithmCommand : CongestionRunCmdlet
{
    /// <summary>Rate of the bottleneck, such as 50Mbps.</summary>
    [Parameter(Mandatory = true)]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate Capacity { get; set; }

    /// <summary>Propagation round-trip time of all flows, such as 40ms.</summary>
    [Parameter(Mandatory = true)]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration Rtt { get; set; }

    /// <summary>The candidates. By default all but AdaptiveNaive, and Dctcp only with -Ecn.</summary>
    [Parameter(Position = 0)]
    [EnumArgument<CongestionAlgorithm>("congestion algorithm")]
    public CongestionAlgorithm[]? Algorithm { get; set; }

    /// <summary>How many flows share the bottleneck, 1 to 100,000.</summary>
    [Parameter]
    [NumberArgument]
    public int FlowCount { get; set; } = 2;

    /// <summary>How much time each run simulates; a quarter of it is warm-up. By default 20s, or 500 round-trip times where those are longer.</summary>
    [Parameter]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? Duration { get; set; }

    /// <inheritdoc/>
    protected override void ProcessInput() => RunOrStart("congestion.compare",
        new CompareAlgorithmsRequest(Capacity.BitsPerSecond, Rtt.Seconds, Algorithm, FlowCount, Queue(), Ecn, Loss, Duration?.Seconds, Replication), Seed, AsJob);
}
