using System.Collections.Immutable;

namespace NetOpt.Congestion.Runs;

/// <summary>A flow over time. Goodput is the mean of the interval that ends at the time; all else is the state at it.</summary>
/// <param name="Name">The flow.</param>
/// <param name="Algorithm">Its congestion controller.</param>
/// <param name="WindowSegments">Congestion window, segments.</param>
/// <param name="InFlightSegments">Data on the way, segments.</param>
/// <param name="RttSeconds">Latest round-trip time, s; null before the first.</param>
/// <param name="GoodputBps">Goodput, bit/s.</param>
/// <param name="PacingBps">Pacing rate, bit/s; null where the flow is not paced.</param>
public sealed record FlowSeries(
    string Name,
    CongestionAlgorithm Algorithm,
    ImmutableArray<double> WindowSegments,
    ImmutableArray<double> InFlightSegments,
    ImmutableArray<double?> RttSeconds,
    ImmutableArray<double> GoodputBps,
    ImmutableArray<double?> PacingBps);
