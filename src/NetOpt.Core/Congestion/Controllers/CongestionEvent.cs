namespace NetOpt.Congestion.Controllers;

/// <summary>A sign of congestion.</summary>
/// <param name="Now">The time, ns.</param>
/// <param name="FlightSize">Bytes sent and not cumulatively acknowledged, lost ones included (RFC 5681).</param>
/// <param name="InFlight">Bytes still on the way.</param>
/// <param name="SmoothedRtt">Smoothed round-trip time, ns; 0 before the first sample.</param>
/// <param name="LatestRtt">Latest round-trip time, ns; 0 before the first sample.</param>
/// <param name="LeastRtt">Least round-trip time so far, ns; 0 before the first sample.</param>
/// <param name="IsRepeated">Of a timeout: whether the same data timed out before, so that the threshold must stay.</param>
internal readonly record struct CongestionEvent(long Now, long FlightSize, long InFlight, long SmoothedRtt, long LatestRtt, long LeastRtt, bool IsRepeated = false);
