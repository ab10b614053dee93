namespace NetOpt.Bandwidth;

/// <summary>An arc that filled up, and when.</summary>
/// <param name="Arc">Arc index.</param>
/// <param name="Level">The common level (rate over weight) of the growing flows when it filled; never below that of the arc before.</param>
public readonly record struct SaturatedArc(int Arc, double Level);
