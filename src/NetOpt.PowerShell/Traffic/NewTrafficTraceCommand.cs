using System.Management.Automation;
using NetOpt.Numerics.Distributions;
using NetOpt.PowerShell.Arguments;
using NetOpt.Traffic;
using NetOpt.Traffic.Sources;
using NetOpt.Units;

namespace NetOpt.PowerShell.Traffic;

/// <summary>Makes a packet trace: of traffic sources, of another trace, or of several traces together.</summary>
[Cmdlet(VerbsCommon.New, "TrafficTrace", DefaultParameterSetName = nameof(Poisson))]
[OutputType(typeof(PacketTrace))]
public sealed class NewTrafficTraceCommand : NetOptCmdlet
{
    private const string ExpectedMember = "Expected";

    private readonly List<PacketTrace> _merged = [];

    /// <summary>Makes Poisson arrivals: exponential times between packets. This is the default.</summary>
    [Parameter(ParameterSetName = nameof(Poisson))]
    public SwitchParameter Poisson { get; set; }

    /// <summary>Makes packets at equal distances (constant bit rate).</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Deterministic))]
    public SwitchParameter Deterministic { get; set; }

    /// <summary>Makes sources that send for an exponential time and are silent for an exponential time, such as voice.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(OnOff))]
    public SwitchParameter OnOff { get; set; }

    /// <summary>Makes sources that send for a Pareto time and are silent for a Pareto time; many together are self-similar.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(OnOffPareto))]
    public SwitchParameter OnOffPareto { get; set; }

    /// <summary>Makes Poisson arrivals whose rate changes between two values at random (MMPP-2).</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Mmpp))]
    public SwitchParameter Mmpp { get; set; }

    /// <summary>Makes users who load and read web pages.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Web))]
    public SwitchParameter Web { get; set; }

    /// <summary>Makes self-similar traffic: fractional Gaussian noise around a mean rate.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(FractionalGaussian))]
    public SwitchParameter FractionalGaussian { get; set; }

    /// <summary>Plays a trace again: a part of it, faster or slower, once or over and over.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Replay))]
    public SwitchParameter Replay { get; set; }

    /// <summary>Puts traces together into one, each from its own start on.</summary>
    [Parameter(Mandatory = true, ParameterSetName = nameof(Merge))]
    public SwitchParameter Merge { get; set; }

    /// <summary>The traces to play again or to put together.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = nameof(Replay))]
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = nameof(Merge))]
    public PacketTrace[] Trace { get; set; } = [];

    /// <summary>A published model of packet voice, which sets the times, the rate and the packet size: Voice (Sriram and Whitt 1986; talk 352 ms, silence 650 ms, a packet every 16 ms) or VoiceP59 (ITU-T P.59; 1.004 s and 1.587 s).</summary>
    [Parameter(ParameterSetName = nameof(OnOff))]
    public VoicePreset? Preset { get; set; }

    /// <summary>Tail index of the on-times, above 1. Below 2 their variance is infinite. By default 1.5.</summary>
    [Parameter(ParameterSetName = nameof(OnOffPareto))]
    public double? Alpha { get; set; }

    /// <summary>Tail index of the off-times, above 1. By default that of the on-times.</summary>
    [Parameter(ParameterSetName = nameof(OnOffPareto))]
    public double? AlphaOff { get; set; }

    /// <summary>Rate of each source while it sends. On-off sources: by default 1 Mbit/s, or what -Rate asks for. Web users: by default 2 Mbit/s, with the model Umts 64 kbit/s.</summary>
    [Parameter(ParameterSetName = nameof(OnOff))]
    [Parameter(ParameterSetName = nameof(OnOffPareto))]
    [Parameter(ParameterSetName = nameof(Web))]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate? PeakRate { get; set; }

    /// <summary>Mean time for which a source sends without a pause. By default 350 ms.</summary>
    [Parameter(ParameterSetName = nameof(OnOff))]
    [Parameter(ParameterSetName = nameof(OnOffPareto))]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? MeanOn { get; set; }

    /// <summary>Mean time for which a source is silent. By default 2.15 s, or what -Rate and -PeakRate ask for.</summary>
    [Parameter(ParameterSetName = nameof(OnOff))]
    [Parameter(ParameterSetName = nameof(OnOffPareto))]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? MeanOff { get; set; }

    /// <summary>Packets per second of each source in its two states. By default 70,7. With -Rate only their ratio counts.</summary>
    [Parameter(ParameterSetName = nameof(Mmpp))]
    [ValidateCount(2, 2)]
    public double[]? StateRate { get; set; }

    /// <summary>How often per second a source leaves each of its two states. By default 1.5,0.3.</summary>
    [Parameter(ParameterSetName = nameof(Mmpp))]
    [ValidateCount(2, 2)]
    public double[]? LeaveRate { get; set; }

    /// <summary>The set of parameters of the web users: Http (3GPP2 and IEEE 802.16m), Umts (ETSI UMTS 30.03) or Surge (Barford and Crovella 1998). By default Http.</summary>
    [Parameter(ParameterSetName = nameof(Web))]
    public WebModel Model { get; set; }

    /// <summary>Hurst parameter of self-similar traffic, above 0 and below 1; 0.5 is without memory. By default 0.8.</summary>
    [Parameter(ParameterSetName = nameof(FractionalGaussian))]
    public double? Hurst { get; set; }

    /// <summary>Length of the slots whose bytes vary; within a slot the traffic is even. By default 10 ms.</summary>
    [Parameter(ParameterSetName = nameof(FractionalGaussian))]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? Slot { get; set; }

    /// <summary>Standard deviation of the bytes of a slot over their mean. By default 0.3.</summary>
    [Parameter(ParameterSetName = nameof(FractionalGaussian))]
    public double? Variation { get; set; }

    /// <summary>When the first packet of each source comes. By default at a random moment of its first interval.</summary>
    [Parameter(ParameterSetName = nameof(Deterministic))]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? Phase { get; set; }

    /// <summary>How many times as fast to play a trace; 2 doubles its rate. Give either this or -Rate. By default as it was.</summary>
    [Parameter(ParameterSetName = nameof(Replay))]
    public double? Speed { get; set; }

    /// <summary>Where in the trace to begin. By default at its start.</summary>
    [Parameter(ParameterSetName = nameof(Replay))]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? From { get; set; }

    /// <summary>Where in the trace to end. By default at its end.</summary>
    [Parameter(ParameterSetName = nameof(Replay))]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? To { get; set; }

    /// <summary>Plays the part over and over, until -Duration is over.</summary>
    [Parameter(ParameterSetName = nameof(Replay))]
    public SwitchParameter Repeat { get; set; }

    /// <summary>Mean rate of all sources together, or of the trace played again, such as 7Mbps. By default 140 kbit/s for each source, of self-similar traffic 7 Mbit/s, or what the other parameters give.</summary>
    [Parameter(ParameterSetName = nameof(Poisson))]
    [Parameter(ParameterSetName = nameof(Deterministic))]
    [Parameter(ParameterSetName = nameof(OnOff))]
    [Parameter(ParameterSetName = nameof(OnOffPareto))]
    [Parameter(ParameterSetName = nameof(Mmpp))]
    [Parameter(ParameterSetName = nameof(FractionalGaussian))]
    [Parameter(ParameterSetName = nameof(Replay))]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate? Rate { get; set; }

    /// <summary>Size of every packet. By default 1000 bytes; of voice what makes 64 kbit/s while talking; of web pages the largest packet, 1500 bytes.</summary>
    [Parameter(ParameterSetName = nameof(Poisson))]
    [Parameter(ParameterSetName = nameof(Deterministic))]
    [Parameter(ParameterSetName = nameof(OnOff))]
    [Parameter(ParameterSetName = nameof(OnOffPareto))]
    [Parameter(ParameterSetName = nameof(Mmpp))]
    [Parameter(ParameterSetName = nameof(Web))]
    [Parameter(ParameterSetName = nameof(FractionalGaussian))]
    [DataSizeArgument]
    [ArgumentCompleter(typeof(DataSizeCompleter))]
    public DataSize? PacketSize { get; set; }

    /// <summary>Distribution of the packet sizes in bytes, such as "exponential(mean=1000)" or "lognormal(mean=600, scv=1)". By default all packets have the size -PacketSize.</summary>
    [Parameter(ParameterSetName = nameof(Poisson))]
    public Distribution? PacketSizeDistribution { get; set; }

    /// <summary>How many independent sources, each a flow of its own in the trace. By default 1.</summary>
    [Parameter(ParameterSetName = nameof(Poisson))]
    [Parameter(ParameterSetName = nameof(Deterministic))]
    [Parameter(ParameterSetName = nameof(OnOff))]
    [Parameter(ParameterSetName = nameof(OnOffPareto))]
    [Parameter(ParameterSetName = nameof(Mmpp))]
    [Parameter(ParameterSetName = nameof(Web))]
    [Parameter(ParameterSetName = nameof(FractionalGaussian))]
    public int Source { get; set; } = 1;

    /// <summary>Length of the new trace. By default 10 seconds; of a trace played again as long as that takes.</summary>
    [Parameter(ParameterSetName = nameof(Poisson))]
    [Parameter(ParameterSetName = nameof(Deterministic))]
    [Parameter(ParameterSetName = nameof(OnOff))]
    [Parameter(ParameterSetName = nameof(OnOffPareto))]
    [Parameter(ParameterSetName = nameof(Mmpp))]
    [Parameter(ParameterSetName = nameof(Web))]
    [Parameter(ParameterSetName = nameof(FractionalGaussian))]
    [Parameter(ParameterSetName = nameof(Replay))]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? Duration { get; set; }

    /// <summary>Seed of the random draws: the same seed gives the same trace on every machine.</summary>
    [Parameter(ParameterSetName = nameof(Poisson))]
    [Parameter(ParameterSetName = nameof(Deterministic))]
    [Parameter(ParameterSetName = nameof(OnOff))]
    [Parameter(ParameterSetName = nameof(OnOffPareto))]
    [Parameter(ParameterSetName = nameof(Mmpp))]
    [Parameter(ParameterSetName = nameof(Web))]
    [Parameter(ParameterSetName = nameof(FractionalGaussian))]
    public ulong Seed { get; set; }

    /// <summary>What to call the trace, and the flows of its sources. By default the kind of source; traces played again or put together keep the names of their flows.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>The most packets to make; more is an error and not a shorter trace. By default 50 million.</summary>
    [Parameter]
    public int MaxPackets { get; set; } = new GenerateTrafficRequest().MaxPackets;

    /// <inheritdoc/>
    protected override void ProcessInput()
    {
        switch (ParameterSetName)
        {
            case nameof(Merge):
                _merged.AddRange(Trace);
                break;
            case nameof(Replay):
                foreach (PacketTrace trace in Trace)
                {
                    Write([new ReplaySource(trace, Speed, Rate?.BitsPerSecond, From?.Seconds ?? 0, To?.Seconds, Repeat)], Name ?? trace.Name);
                }
                break;
            default:
                Write([Fresh()], Name);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void FinishInput()
    {
        if (_merged.Count == 0) return;
        string name = Name ?? string.Join(" + ", _merged.Select(t => t.Name));
        // What stationary parts should be holds for their sum where all of them last until its end.
        TrafficExpectation[] known = [.. _merged.Where(t => t.DurationNanoseconds == _merged[0].DurationNanoseconds).Select(ExpectedOf).OfType<TrafficExpectation>()];
        Write([.. _merged.Select(trace => new ReplaySource(trace))], name, known.Length == _merged.Count ? TrafficExpectation.Sum(name, known) : null);
    }

    private TrafficSource Fresh()
    {
        double? rate = Rate?.BitsPerSecond, peak = PeakRate?.BitsPerSecond;
        int? packet = PacketBytes();
        int size = packet ?? new DeterministicSource().PacketBytes;
        switch (ParameterSetName)
        {
            case nameof(Deterministic):
                return new DeterministicSource(rate, size, Phase?.Seconds, Source, Name);
            case nameof(OnOff):
                return new OnOffSource(Preset, rate, peak, MeanOn?.Seconds, MeanOff?.Seconds, packet, Source, Name);
            case nameof(OnOffPareto):
                return new OnOffParetoSource(Alpha ?? new OnOffParetoSource().Alpha, AlphaOff, rate, peak, MeanOn?.Seconds, MeanOff?.Seconds, size, Source, Name);
            case nameof(Mmpp):
                var mmpp = new MmppSource(RateBps: rate, PacketBytes: size, Count: Source, Name: Name);
                if (StateRate is not null) mmpp = mmpp with { FirstRate = StateRate[0], SecondRate = StateRate[1] };
                return LeaveRate is null ? mmpp : mmpp with { LeaveFirst = LeaveRate[0], LeaveSecond = LeaveRate[1] };
            case nameof(Web):
                return new WebSource(Model, peak, packet, Source, Name);
            case nameof(FractionalGaussian):
                var noise = new FractionalGaussianSource();
                return new FractionalGaussianSource(Hurst ?? noise.Hurst, rate, Slot?.Seconds ?? noise.SlotSeconds, Variation ?? noise.Variation, size, Source, Name);
            default:
                return new PoissonSource(rate, packet, PacketSizeDistribution, Source, Name);
        }
    }

    private void Write(IReadOnlyList<TrafficSource> sources, string? name, TrafficExpectation? expected = null)
    {
        var result = (GenerateTrafficResult)Run("traffic.generate", new GenerateTrafficRequest(sources, Duration?.Seconds, name, MaxPackets), Seed);
        // What the traffic should be goes along with the trace, for those who measure it.
        var trace = PSObject.AsPSObject(result.Trace);
        trace.Properties.Add(new PSNoteProperty(ExpectedMember, expected ?? result.Expected));
        WriteObject(trace);
    }

    private static TrafficExpectation? ExpectedOf(PacketTrace trace) => PSObject.AsPSObject(trace).Properties[ExpectedMember]?.Value as TrafficExpectation;

    private int? PacketBytes()
    {
        if (PacketSize is not { } size) return null;
        return size.Bytes <= int.MaxValue
            ? (int)size.Bytes
            : throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The packet size is {size}", "at most 2147483647 bytes", "1500B", size);
    }
}
