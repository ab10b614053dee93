namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>What came in one interval of the trace, for a look over time.</summary>
/// <param name="StartSeconds">When it begins.</param>
/// <param name="LengthSeconds">How long it is.</param>
/// <param name="GreenBytes">Conforming bytes.</param>
/// <param name="YellowBytes">Yellow bytes.</param>
/// <param name="RedBytes">Exceeding bytes.</param>
public sealed record ConformanceInterval(double StartSeconds, double LengthSeconds, long GreenBytes, long YellowBytes, long RedBytes);
