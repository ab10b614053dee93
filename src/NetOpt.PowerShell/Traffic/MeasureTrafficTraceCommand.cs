using System.Management.Automation;
using NetOpt.PowerShell.Arguments;
using NetOpt.Traffic;
using NetOpt.Traffic.Measures;
using NetOpt.Units;

namespace NetOpt.PowerShell.Traffic;

/// <summary>Says what traffic is like: its rates over scales, burstiness, memory and tails; or what it does to a queue.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "TrafficTrace", DefaultParameterSetName = TraceSet)]
[OutputType(typeof(TraceMeasures), ParameterSetName = [TraceSet])]
[OutputType(typeof(TrafficEffectResult), ParameterSetName = [CapacitySet, LoadSet])]
[OutputType(typeof(SampleMeasures), ParameterSetName = [SeriesSet])]
public sealed class MeasureTrafficTraceCommand : NetOptCmdlet
{
    private const string TraceSet = "Trace";
    private const string CapacitySet = "Capacity";
    private const string LoadSet = "Load";
    private const string SeriesSet = "Series";

    private readonly List<PacketTrace> _traces = [];

    /// <summary>The packet traces to measure, from New-TrafficTrace or Import-TrafficTrace.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = TraceSet)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = CapacitySet)]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = LoadSet)]
    public PacketTrace[] Trace { get; set; } = [];

    /// <summary>Series of measured values, such as round-trip times from Import-TrafficTrace.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = SeriesSet)]
    public SampleSeries[] Series { get; set; } = [];

    /// <summary>Length of the intervals in which rates are described and the Hurst parameter is looked for. By default rates in 1 s, and for the Hurst parameter about four packets in an interval.</summary>
    [Parameter(ParameterSetName = TraceSet)]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? Interval { get; set; }

    /// <summary>Lengths of the intervals over which peak to mean and dispersion are told. By default 1, 2, 5, 10 ... as far as they suit the trace.</summary>
    [Parameter(ParameterSetName = TraceSet)]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration[]? Scale { get; set; }

    /// <summary>Puts a packet that comes exactly on the edge between two intervals into the later one, always. Without it some go into the earlier one, by the rounding of floating-point division, as in most scripts over traces; a note says where that happens.</summary>
    [Parameter(ParameterSetName = TraceSet)]
    public SwitchParameter ExactEdge { get; set; }

    /// <summary>Lags of the autocorrelations. By default 1, 2, 5 and 10.</summary>
    [Parameter(ParameterSetName = TraceSet)]
    [Parameter(ParameterSetName = SeriesSet)]
    public int[]? Lag { get; set; }

    /// <summary>Sends the traces through a link with a queue, of this capacity or one after the other of these, and says what they wait and lose.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CapacitySet)]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate[]? Capacity { get; set; }

    /// <summary>The same with a link that each trace loads so far: 0.8 makes every trace use 80 % of its link, so that they can be compared.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LoadSet)]
    public double[]? Load { get; set; }

    /// <summary>Room for unsent bytes on that link, at least the largest packet. By default without limit.</summary>
    [Parameter(ParameterSetName = CapacitySet)]
    [Parameter(ParameterSetName = LoadSet)]
    [DataSizeArgument]
    [ArgumentCompleter(typeof(DataSizeCompleter))]
    public DataSize? Buffer { get; set; }

    /// <inheritdoc/>
    protected override void ProcessInput()
    {
        switch (ParameterSetName)
        {
            case SeriesSet:
                foreach (SampleSeries series in Series) WriteObject(Run("traffic.samples", new MeasureSamplesRequest(series, Lag)));
                break;
            case TraceSet:
                foreach (PacketTrace trace in Trace)
                    WriteObject(Run("traffic.measure", new MeasureTraceRequest(trace, Interval?.Seconds, Scale is null ? null : Array.ConvertAll(Scale, s => s.Seconds), Lags: Lag, BinEdges: ExactEdge ? BinEdges.Exact : BinEdges.Rounded)));
                break;
            default:
                _traces.AddRange(Trace);
                break;
        }
    }

    /// <inheritdoc/>
    protected override void FinishInput()
    {
        if (_traces.Count == 0) return;
        WriteObject(Run("traffic.effect", new TrafficEffectRequest(_traces[0], _traces[1..],
            Capacity is null ? null : Array.ConvertAll(Capacity, c => c.BitsPerSecond), Load, Buffer is { } buffer ? buffer.Bytes : null)));
    }
}
