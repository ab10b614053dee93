namespace NetOpt.Traffic.Measures;

/// <summary>What to measure a packet trace by.</summary>
/// <param name="Trace">The trace, with at least one packet.</param>
/// <param name="IntervalSeconds">Length in seconds of the intervals whose rates are described one by one, and in which the Hurst parameter is looked for, at least 1 ns; null for rates in 1 s and a Hurst interval that suits the trace.</param>
/// <param name="ScalesSeconds">Lengths in seconds of the intervals that the traffic is cut into, each at least 1 ns; null for 1, 2, 5, 10 ... as far as they suit, and always 10 ms, 100 ms and 1 s where there are two.</param>
/// <param name="LongGapSeconds">Times between packets above this, in seconds, are counted as long; at least 0.</param>
/// <param name="Lags">Lags of the autocorrelations, each at least 1; null for 1, 2, 5 and 10.</param>
/// <param name="BinEdges">To which interval a packet on an edge belongs. A note says where that makes a difference.</param>
public sealed record MeasureTraceRequest(
    PacketTrace? Trace = null,
    double? IntervalSeconds = null,
    IReadOnlyList<double>? ScalesSeconds = null,
    double LongGapSeconds = 0.1,
    IReadOnlyList<int>? Lags = null,
    BinEdges BinEdges = BinEdges.Rounded) : ITraceRequest
{
    /// <inheritdoc/>
    public ITraceRequest WithTrace(PacketTrace trace) => this with { Trace = trace };
}
