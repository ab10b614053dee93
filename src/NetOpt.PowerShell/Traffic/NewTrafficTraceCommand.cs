using System.Management.Automation;
using NetOpt.PowerShell.Arguments;
using NetOpt.Traffic;
using NetOpt.Traffic.Sources;
using NetOpt.Units;

namespace NetOpt.PowerShell.Traffic;

/// <summary>Makes a packet trace of traffic sources.</summary>
[Cmdlet(VerbsCommon.New, "TrafficTrace")]
[OutputType(typeof(PacketTrace))]
public sealed class NewTrafficTraceCommand : NetOptCmdlet
{
    private const string PoissonSet = "Poisson";
    private const string DeterministicSet = "Deterministic";
    private const string OnOffParetoSet = "OnOffPareto";

    /// <summary>Makes Poisson arrivals: exponential times between packets.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PoissonSet)]
    public SwitchParameter Poisson { get; set; }

    /// <summary>Makes packets at equal distances (constant bit rate).</summary>
    [Parameter(Mandatory = true, ParameterSetName = DeterministicSet)]
    public SwitchParameter Deterministic { get; set; }

    /// <summary>Makes sources that send for a Pareto time and are silent for a Pareto time; many together are self-similar.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OnOffParetoSet)]
    public SwitchParameter OnOffPareto { get; set; }

    /// <summary>Tail index of the on-times, above 1. Below 2 their variance is infinite. By default 1.5.</summary>
    [Parameter(ParameterSetName = OnOffParetoSet)]
    public double? Alpha { get; set; }

    /// <summary>Tail index of the off-times, above 1. By default that of the on-times.</summary>
    [Parameter(ParameterSetName = OnOffParetoSet)]
    public double? AlphaOff { get; set; }

    /// <summary>Rate of each source while it is on. By default 1 Mbit/s, or what -Rate asks for.</summary>
    [Parameter(ParameterSetName = OnOffParetoSet)]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate? PeakRate { get; set; }

    /// <summary>Mean time for which a source sends without a pause. By default 350 ms.</summary>
    [Parameter(ParameterSetName = OnOffParetoSet)]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? MeanOn { get; set; }

    /// <summary>Mean time for which a source is silent. By default 2.15 s, or what -Rate and -PeakRate ask for.</summary>
    [Parameter(ParameterSetName = OnOffParetoSet)]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? MeanOff { get; set; }

    /// <summary>When the first packet of each source comes. By default at a random moment of its first interval.</summary>
    [Parameter(ParameterSetName = DeterministicSet)]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? Phase { get; set; }

    /// <summary>Mean rate of all sources together, such as 7Mbps. By default 140 kbit/s for each source, or what the other parameters give.</summary>
    [Parameter]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate? Rate { get; set; }

    /// <summary>Size of every packet. By default 1000 bytes.</summary>
    [Parameter]
    [DataSizeArgument]
    [ArgumentCompleter(typeof(DataSizeCompleter))]
    public DataSize? PacketSize { get; set; }

    /// <summary>How many independent sources, each a flow of its own in the trace. By default 1.</summary>
    [Parameter]
    public int Source { get; set; } = 1;

    /// <summary>Length of the trace. By default 10 seconds.</summary>
    [Parameter]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? Duration { get; set; }

    /// <summary>Seed of the random draws: the same seed gives the same trace on every machine.</summary>
    [Parameter]
    public ulong Seed { get; set; }

    /// <summary>What to call the trace and its flows. By default the kind of source.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>The most packets to make; more is an error and not a shorter trace. By default 50 million.</summary>
    [Parameter]
    public int MaxPackets { get; set; } = new GenerateTrafficRequest().MaxPackets;

    /// <inheritdoc/>
    protected override void ProcessInput()
    {
        double? rate = Rate?.BitsPerSecond;
        int size = PacketBytes();
        TrafficSource source = ParameterSetName switch
        {
            PoissonSet => new PoissonSource(rate, size, Source, Name),
            DeterministicSet => new DeterministicSource(rate, size, Phase?.Seconds, Source, Name),
            _ => new OnOffParetoSource(Alpha ?? new OnOffParetoSource().Alpha, AlphaOff, rate, PeakRate?.BitsPerSecond, MeanOn?.Seconds, MeanOff?.Seconds, size, Source, Name),
        };
        Write([source]);
    }

    private void Write(IReadOnlyList<TrafficSource> sources)
    {
        var request = new GenerateTrafficRequest(sources, Duration?.Seconds ?? new GenerateTrafficRequest().DurationSeconds, Name, MaxPackets);
        var result = (GenerateTrafficResult)Run("traffic.generate", request, Seed);
        // What the traffic should be goes along with the trace, for those who measure it.
        var trace = PSObject.AsPSObject(result.Trace);
        trace.Properties.Add(new PSNoteProperty("Expected", result.Expected));
        WriteObject(trace);
    }

    private int PacketBytes()
    {
        if (PacketSize is not { } size) return new PoissonSource().PacketBytes;
        return size.Bytes <= int.MaxValue
            ? (int)size.Bytes
            : throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"A packet of {size} was asked for", "a packet size of at most 2147483647 bytes", "1500B", size);
    }
}
