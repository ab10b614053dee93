namespace NetOpt.Congestion;

/// <summary>What one formula says.</summary>
/// <param name="Formula">Which.</param>
/// <param name="Loss">The loss: as given, or the highest at which the target is reached; null where the target is out of reach at any loss.</param>
/// <param name="RateBps">Rate in bit/s of payload; null where <paramref name="Loss"/> is.</param>
/// <param name="SegmentsPerSecond">The same in segments per second.</param>
/// <param name="MeanWindowSegments">Mean window, rate times round-trip time, in segments.</param>
/// <param name="IsWindowLimited">Whether the window limit decides and not the loss.</param>
/// <param name="Note">Where the formula leaves the range in which it holds; null inside it.</param>
public sealed record TcpModelRate(
    TcpFormula Formula,
    double? Loss,
    double? RateBps,
    double? SegmentsPerSecond,
    double? MeanWindowSegments,
    bool IsWindowLimited,
    string? Note);
