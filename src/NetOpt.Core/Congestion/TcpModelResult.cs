using System.Collections.Immutable;

namespace NetOpt.Congestion;

/// <summary>What the formulas say about one path.</summary>
/// <param name="Rates">One for each formula.</param>
/// <param name="RttSeconds">Round-trip time in s.</param>
/// <param name="TargetBps">The rate asked for, or null.</param>
/// <param name="SegmentBytes">Payload of a segment.</param>
/// <param name="MaxWindowSegments">The window limit, or null.</param>
/// <param name="TimeoutSeconds">The timeout used.</param>
/// <param name="SegmentsPerAck">Segments that one ACK confirms.</param>
public sealed record TcpModelResult(
    ImmutableArray<TcpModelRate> Rates,
    double RttSeconds,
    double? TargetBps,
    int SegmentBytes,
    double? MaxWindowSegments,
    double TimeoutSeconds,
    int SegmentsPerAck);
