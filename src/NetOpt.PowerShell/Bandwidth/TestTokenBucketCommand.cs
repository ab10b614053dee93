using System.Collections.Immutable;
using System.Management.Automation;
using NetOpt.Bandwidth.NetworkCalculus;
using NetOpt.Bandwidth.TokenBuckets;
using NetOpt.PowerShell.Arguments;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.PowerShell.Bandwidth;

/// <summary>Holds a packet trace against token buckets: polices, marks or shapes it, finds the smallest bucket it needs, and bounds its delay.</summary>
[Cmdlet(VerbsDiagnostic.Test, "TokenBucket", DefaultParameterSetName = PoliceSet)]
[OutputType(typeof(PolicingResult), typeof(ShapingResult), typeof(BurstCurveResult), typeof(BoundsResult), typeof(bool))]
public sealed class TestTokenBucketCommand : NetOptCmdlet
{
    private const string PoliceSet = "Police";
    private const string ShapeSet = "Shape";
    private const string DualSet = "Dual";
    private const string SrTcmSet = "SrTcm";
    private const string TrTcmSet = "TrTcm";
    private const string TreeSet = "Hierarchy";
    private const string CurveSet = "BurstCurve";
    private const string BoundsSet = "Bounds";

    /// <summary>The packets, of New-TrafficTrace or Import-TrafficTrace. For bounds they may be left out.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PoliceSet)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = ShapeSet)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = DualSet)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = SrTcmSet)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = TrTcmSet)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = TreeSet)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = CurveSet)]
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = BoundsSet)]
    public PacketTrace? Trace { get; set; }

    /// <summary>Shapes: packets wait in a queue until they conform.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ShapeSet)]
    public SwitchParameter Shape { get; set; }

    /// <summary>Polices with two buckets: a packet conforms where the peak bucket and the other one both hold credit for it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DualSet)]
    public SwitchParameter Dual { get; set; }

    /// <summary>Marks green, yellow or red by the single-rate three-color marker, RFC 2697: -Rate (CIR), -Burst (CBS), -ExcessBurst (EBS).</summary>
    [Parameter(Mandatory = true, ParameterSetName = SrTcmSet)]
    public SwitchParameter SrTcm { get; set; }

    /// <summary>Marks green, yellow or red by the two-rate three-color marker, RFC 2698: -PeakRate (PIR), -PeakBurst (PBS), -Rate (CIR), -Burst (CBS).</summary>
    [Parameter(Mandatory = true, ParameterSetName = TrTcmSet)]
    public SwitchParameter TrTcm { get; set; }

    /// <summary>Polices with a tree of buckets, such as flows under classes under a link. Each is a hash table with Name, Rate, Burst and, where they apply, Parent (the name of the one above), Flow (the flow numbers that enter there) and PerFlow ($true gives each of its flows a bucket of its own). One bucket at the bottom may name no flows; it takes the others.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TreeSet)]
    [TokenBucketArgument]
    public TokenBucketNode[]? Bucket { get; set; }

    /// <summary>Finds the smallest bucket with which every packet conforms, at each rate.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CurveSet)]
    public SwitchParameter BurstCurve { get; set; }

    /// <summary>How fast the bucket fills, such as 10Mbps. For a burst curve any number of rates, by default from a quarter of the mean rate up; for bounds with a trace by default the service rate.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PoliceSet)]
    [Parameter(Mandatory = true, ParameterSetName = ShapeSet)]
    [Parameter(Mandatory = true, ParameterSetName = DualSet)]
    [Parameter(Mandatory = true, ParameterSetName = SrTcmSet)]
    [Parameter(Mandatory = true, ParameterSetName = TrTcmSet)]
    [Parameter(ParameterSetName = CurveSet)]
    [Parameter(ParameterSetName = BoundsSet)]
    [Alias("CIR")]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate[]? Rate { get; set; }

    /// <summary>How much the bucket holds, such as 64KiB; at least the largest packet. For bounds with a trace by default the smallest bucket that it needs.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PoliceSet)]
    [Parameter(Mandatory = true, ParameterSetName = ShapeSet)]
    [Parameter(Mandatory = true, ParameterSetName = DualSet)]
    [Parameter(Mandatory = true, ParameterSetName = SrTcmSet)]
    [Parameter(Mandatory = true, ParameterSetName = TrTcmSet)]
    [Parameter(ParameterSetName = BoundsSet)]
    [Alias("CBS")]
    [DataSizeArgument]
    [ArgumentCompleter(typeof(DataSizeCompleter))]
    public DataSize? Burst { get; set; }

    /// <summary>How much the excess bucket of the single-rate marker holds; what the committed one has no room for runs over into it. 0 makes no packet yellow.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SrTcmSet)]
    [Alias("EBS")]
    [DataSizeArgument]
    [ArgumentCompleter(typeof(DataSizeCompleter))]
    public DataSize? ExcessBurst { get; set; }

    /// <summary>How fast the peak bucket fills.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DualSet)]
    [Parameter(Mandatory = true, ParameterSetName = TrTcmSet)]
    [Parameter(ParameterSetName = ShapeSet)]
    [Parameter(ParameterSetName = BoundsSet)]
    [Alias("PIR")]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate? PeakRate { get; set; }

    /// <summary>How much the peak bucket holds. A shaper's is one largest packet by default.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DualSet)]
    [Parameter(Mandatory = true, ParameterSetName = TrTcmSet)]
    [Parameter(ParameterSetName = ShapeSet)]
    [Parameter(ParameterSetName = BoundsSet)]
    [Alias("PBS")]
    [DataSizeArgument]
    [ArgumentCompleter(typeof(DataSizeCompleter))]
    public DataSize? PeakBurst { get; set; }

    /// <summary>How much may wait in the shaper, such as 100KiB; what comes when it is full is dropped. By default there is no limit.</summary>
    [Parameter(ParameterSetName = ShapeSet)]
    [DataSizeArgument]
    [ArgumentCompleter(typeof(DataSizeCompleter))]
    public DataSize? QueueLimit { get; set; }

    /// <summary>The color that each packet comes with, such as the member Color of another result; makes the marker color-aware. By default it is color-blind.</summary>
    [Parameter(ParameterSetName = SrTcmSet)]
    [Parameter(ParameterSetName = TrTcmSet)]
    public PacketColor[]? InputColor { get; set; }

    /// <summary>Lets red packets go on with a mark instead of dropping them.</summary>
    [Parameter(ParameterSetName = PoliceSet)]
    [Parameter(ParameterSetName = DualSet)]
    [Parameter(ParameterSetName = SrTcmSet)]
    [Parameter(ParameterSetName = TrTcmSet)]
    [Parameter(ParameterSetName = TreeSet)]
    public SwitchParameter Mark { get; set; }

    /// <summary>Bounds delay and backlog in nodes that serve the traffic at this rate at least: one rate for each node of the path.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BoundsSet)]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate[]? ServiceRate { get; set; }

    /// <summary>The longest time that a node takes before it serves, such as 2ms: one for each node, or one for all. By default 0.</summary>
    [Parameter(ParameterSetName = BoundsSet)]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration[]? ServiceLatency { get; set; }

    /// <summary>Returns only $true or $false: whether every packet conforms (is green); with -Shape whether none was dropped; with -ServiceRate whether delay is bounded and the trace, if any, within its buckets.</summary>
    [Parameter(ParameterSetName = PoliceSet)]
    [Parameter(ParameterSetName = ShapeSet)]
    [Parameter(ParameterSetName = DualSet)]
    [Parameter(ParameterSetName = SrTcmSet)]
    [Parameter(ParameterSetName = TrTcmSet)]
    [Parameter(ParameterSetName = TreeSet)]
    [Parameter(ParameterSetName = BoundsSet)]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void ProcessInput()
    {
        object result = ParameterSetName switch
        {
            ShapeSet => Run("bandwidth.shape", new ShapeRequest(Trace, OneRate(), Burst ?? default, PeakRate, PeakBurst, QueueLimit)),
            CurveSet => Run("bandwidth.burstcurve", new BurstCurveRequest(Trace, Rate is null ? null : [.. Rate])),
            BoundsSet => Run("bandwidth.bounds", new BoundsRequest(Nodes(), Rate is null ? null : OneRate(), Burst, PeakRate, PeakBurst, Trace)),
            TreeSet => Run("bandwidth.police", new PoliceRequest(Trace, PolicingMeter.Hierarchy, Buckets: [.. Bucket ?? []], Action: Action)),
            _ => Run("bandwidth.police", new PoliceRequest(Trace, Meter, OneRate(), Burst ?? default, PeakRate, PeakBurst, ExcessBurst,
                InputColor: InputColor is null ? null : [.. InputColor], Action: Action)),
        };
        WriteObject(Quiet ? Verdict(result) : result);
    }

    private PolicingMeter Meter => ParameterSetName switch
    {
        DualSet => PolicingMeter.DualTokenBucket,
        SrTcmSet => PolicingMeter.SrTcm,
        TrTcmSet => PolicingMeter.TrTcm,
        _ => PolicingMeter.TokenBucket,
    };

    private PolicingAction Action => Mark ? PolicingAction.Mark : PolicingAction.Drop;

    private static bool Verdict(object result) => result switch
    {
        PolicingResult policing => policing.Conforms,
        ShapingResult shaping => shaping.DroppedPackets == 0,
        BoundsResult bounds => bounds.Stable && bounds.Measured?.Conforms != false,
        _ => true,
    };

    private BitRate OneRate() => Rate is { Length: 1 } ? Rate[0] : throw Invalid($"{Rate?.Length ?? 0} rates were given", "one rate; only a burst curve takes several", Rate?.Length ?? 0);

    private ImmutableArray<ServiceNode> Nodes()
    {
        BitRate[] rates = ServiceRate ?? [];
        Duration[] latencies = ServiceLatency ?? [default];
        if (latencies.Length != 1 && latencies.Length != rates.Length)
            throw Invalid($"{latencies.Length} latencies came with {rates.Length} service rates", "one for each, or one for all", latencies.Length);
        return [.. rates.Select((rate, n) => new ServiceNode(rate, latencies.Length == 1 ? latencies[0] : latencies[n]))];
    }

    private static NetOptException Invalid(string problem, string expected, object value) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, problem, expected, value: value);
}
