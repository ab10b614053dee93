namespace NetOpt.Traffic.Measures;

/// <summary>Hill's estimate from the largest values.</summary>
/// <param name="Largest">How many of the largest values it is from, k.</param>
/// <param name="Alpha">The tail index; null where the k largest and the next are all equal.</param>
/// <param name="StandardError">α/√k.</param>
/// <param name="Threshold">The value after the k largest, above which the tail is taken to begin.</param>
public sealed record TailPoint(int Largest, double? Alpha, double? StandardError, double Threshold);
