using System.Management.Automation;
using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using NetOpt.PowerShell.Arguments;
using NetOpt.Simulation;
using NetOpt.Topology;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.PowerShell.Congestion;

/// <summary>Simulates flows with congestion control packet by packet, over one bottleneck or a whole network.</summary>
[Cmdlet(VerbsLifecycle.Start, "CongestionRun", DefaultParameterSetName = Dumbbell)]
[OutputType(typeof(CongestionRunResult))]
public sealed class StartCongestionRunCommand : CongestionRunCmdlet
{
    // What belongs to the dumbbell alone binds beside a topology too, unseen: so that the error can say why the two do not go together.
    private const string Dumbbell = "Dumbbell";
    private const string Network = "Topology";

    /// <summary>The network that the flows share. Without -Flow each of its demands is a flow.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Network)]
    public NetworkTopology Topology { get; set; } = null!;

    /// <summary>Congestion controllers, given to the flows in turn: Cubic (the default), NewReno, Vegas, Bbr, Bbr3, Dctcp, Adaptive or AdaptiveNaive.</summary>
    [Parameter(Position = 0)]
    [EnumArgument<CongestionAlgorithm>("congestion algorithm")]
    public CongestionAlgorithm[]? Algorithm { get; set; }

    /// <summary>Rate of the bottleneck, such as 50Mbps.</summary>
    [Parameter(ParameterSetName = Dumbbell)]
    [Parameter(ParameterSetName = Network, DontShow = true)]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate? Capacity { get; set; }

    /// <summary>Propagation round-trip times, such as 40ms, given to the flows in turn.</summary>
    [Parameter(ParameterSetName = Dumbbell)]
    [Parameter(ParameterSetName = Network, DontShow = true)]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration[]? Rtt { get; set; }

    /// <summary>How many flows, 1 to 100,000. By default as many as there are algorithms, round-trip times or starts, whichever are most.</summary>
    [Parameter(ParameterSetName = Dumbbell)]
    [Parameter(ParameterSetName = Network, DontShow = true)]
    [NumberArgument]
    public int? FlowCount { get; set; }

    /// <summary>The flows one by one: hash tables or lines of a CSV file with Name, Source, Target, Route (link ids), Algorithm, Rtt, Start, Stop, Bytes, SourceRate, Ecn and Count, or text such as 'source-0>sink-0'. What a flow leaves open is taken from the other parameters. Source, Target and Route need a topology, Rtt is for the dumbbell.</summary>
    [Parameter]
    [CongestionFlowArgument]
    public CongestionFlow[]? Flow { get; set; }

    /// <summary>When flows begin, given to them in turn. By default all at 0.</summary>
    [Parameter]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration[]? Start { get; set; }

    /// <summary>Each flow without a start of its own begins later by a random time up to this, so that flows are not in step by accident. By default 100ms; with -Start 0.</summary>
    [Parameter]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? StartSpread { get; set; }

    /// <summary>How much each flow has to send, such as 10MB. By default there is no end.</summary>
    [Parameter]
    [DataSizeArgument]
    [ArgumentCompleter(typeof(DataSizeCompleter))]
    [Alias("Size")]
    public DataSize? Bytes { get; set; }

    /// <summary>How fast each flow's application makes data, such as 5Mbps of payload. By default as fast as it can be sent.</summary>
    [Parameter]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate? SourceRate { get; set; }

    /// <summary>Loss in bursts in place of -Loss: a hash table with MeanGoodPackets and MeanBadPackets (mean packets between bursts and in a burst), and where they are not 1 and 0 the probabilities BadLoss and GoodLoss.</summary>
    [Parameter]
    [BurstLossArgument]
    public BurstLoss? BurstLoss { get; set; }

    /// <summary>Delivery opportunities that the capacity of the bottleneck follows, such as those of a recorded cellular link: a trace of Import-TrafficTrace. Repeated when it is over.</summary>
    [Parameter(ParameterSetName = Dumbbell)]
    [Parameter(ParameterSetName = Network, DontShow = true)]
    public PacketTrace? CapacityTrace { get; set; }

    /// <summary>Makes the bottleneck a token bucket shaper (as tc tbf) with this burst, at least one packet. By default it is a link that takes its time for each packet.</summary>
    [Parameter(ParameterSetName = Dumbbell)]
    [Parameter(ParameterSetName = Network, DontShow = true)]
    [DataSizeArgument]
    [ArgumentCompleter(typeof(DataSizeCompleter))]
    public DataSize? ShaperBurst { get; set; }

    /// <summary>What single links have of their own: hash tables with Link (its id; of the dumbbell 'bottleneck') and any of Backward, QueueDiscipline, Buffer, MarkThreshold, Target, Interval, MinThreshold, MaxThreshold, MaxProbability, AverageWeight, Loss, BurstLoss and CapacityTrace. A link with a word about its queue has a queue of its own, with tail drop unless it says another discipline.</summary>
    [Parameter]
    [LinkSettingsArgument]
    public LinkSettings[]? Link { get; set; }

    /// <summary>Traffic that does not react: a rate such as 5Mbps (Poisson packets of 1,500 bytes), a packet trace, a traffic source, or a hash table with one of Rate, Trace and Traffic and, in a topology, Source and Target.</summary>
    [Parameter]
    [BackgroundTrafficArgument]
    public BackgroundTraffic[]? Background { get; set; }

    /// <summary>How much time to simulate.</summary>
    [Parameter]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration Duration { get; set; } = Duration.FromSeconds(60);

    /// <summary>How much of that the figures leave out. By default a quarter.</summary>
    [Parameter]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? WarmUp { get; set; }

    /// <summary>Interval of the time series. By default a thousandth of the duration.</summary>
    [Parameter]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? SampleInterval { get; set; }

    /// <summary>Payload of a full segment (MSS), 64 to 65,000 bytes.</summary>
    [Parameter]
    [DataSizeArgument]
    [ArgumentCompleter(typeof(DataSizeCompleter))]
    public DataSize SegmentSize { get; set; } = DataSize.FromBytes(1448);

    /// <summary>What each packet has on the wire beside its payload, 20 to 500 bytes; an ACK is that large. The default of 66 bytes is Ethernet, IPv4 and TCP with time stamps.</summary>
    [Parameter]
    [DataSizeArgument]
    [ArgumentCompleter(typeof(DataSizeCompleter))]
    public DataSize HeaderSize { get; set; } = DataSize.FromBytes(66);

    /// <summary>1 for an ACK for each segment, 2 to 16 for delayed ACKs.</summary>
    [Parameter]
    [NumberArgument]
    [Alias("DelayedAck")]
    public int SegmentsPerAck { get; set; } = 1;

    /// <summary>Window at the start in segments, 1 to 1,000.</summary>
    [Parameter]
    [NumberArgument]
    public int InitialWindow { get; set; } = 10;

    /// <summary>Least retransmission timeout. RFC 6298 asks for 1s; operating systems use the default of 200ms.</summary>
    [Parameter]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration MinTimeout { get; set; } = Duration.FromSeconds(0.2);

    /// <summary>The receiver's window, such as 4MiB. By default 1GiB.</summary>
    [Parameter]
    [DataSizeArgument]
    [ArgumentCompleter(typeof(DataSizeCompleter))]
    public DataSize? MaxWindow { get; set; }

    /// <summary>Algorithms that work by windows spread their packets over the round-trip time; BBR always does.</summary>
    [Parameter]
    public SwitchParameter Pacing { get; set; }

    /// <summary>Which kind of path the algorithm Adaptive takes its own for. By default Automatic, which finds it out.</summary>
    [Parameter]
    [EnumArgument<AdaptivePreset>("preset of Adaptive")]
    public AdaptivePreset AdaptivePreset { get; set; }

    /// <summary>One-way delay of links of the topology that state none.</summary>
    [Parameter(ParameterSetName = Network)]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration Latency { get; set; } = Duration.FromSeconds(0.001);

    /// <summary>Most events of one run: a run that would need more ends with an error.</summary>
    [Parameter]
    [NumberArgument]
    public long MaxEvents { get; set; } = 10_000_000_000;

    /// <inheritdoc/>
    protected override void ProcessInput() => RunOrStart("congestion.run", new CongestionRunRequest
    {
        Topology = Topology,
        CapacityBps = Capacity?.BitsPerSecond,
        RttSeconds = Seconds(Rtt),
        Algorithms = Algorithm,
        FlowCount = FlowCount,
        Flows = Flow,
        StartSeconds = Seconds(Start),
        StartSpreadSeconds = StartSpread?.Seconds,
        Bytes = Bytes?.Bytes,
        SourceRateBps = SourceRate?.BitsPerSecond,
        Queue = Queue(),
        Ecn = Ecn,
        LossRatio = Loss,
        BurstLoss = BurstLoss,
        CapacityTrace = CapacityTrace,
        ShaperBurstBytes = ShaperBurst?.Bytes,
        Links = Link,
        Background = Background,
        DurationSeconds = Duration.Seconds,
        WarmUpSeconds = WarmUp?.Seconds,
        SampleSeconds = SampleInterval?.Seconds,
        SegmentBytes = Bytes32(nameof(SegmentSize), SegmentSize, "-SegmentSize 1448B"),
        HeaderBytes = Bytes32(nameof(HeaderSize), HeaderSize, "-HeaderSize 66B"),
        SegmentsPerAck = SegmentsPerAck,
        InitialWindowSegments = InitialWindow,
        MinTimeoutSeconds = MinTimeout.Seconds,
        MaxWindowBytes = MaxWindow?.Bytes,
        Pacing = Pacing,
        AdaptivePreset = AdaptivePreset,
        LatencySeconds = Latency.Seconds,
        Replications = Replication,
        MaxEvents = MaxEvents,
    }, Seed, AsJob);
}
