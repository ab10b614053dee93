namespace NetOpt.Operations;

/// <summary>How far an operation has come. Hosts add the time left; the engine knows no clock.</summary>
/// <param name="Activity">What is being done, for people ("Searching weights").</param>
/// <param name="Fraction">Done so far, 0..1; null where it cannot be told.</param>
/// <param name="Detail">The state of the work ("MLU 0.93, bound 0.90"), or null.</param>
public readonly record struct OperationProgress(string Activity, double? Fraction = null, string? Detail = null);
