namespace NetOpt.Operations.Sweeps;

/// <summary>How a sweep ended.</summary>
/// <param name="Runs">All runs.</param>
/// <param name="Failed">Those that ended with an error, which their rows hold.</param>
/// <param name="Resumed">Those that were in the results file before.</param>
public readonly record struct SweepSummary(int Runs, int Failed, int Resumed);
