namespace NetOpt.Queueing.Simulation;

/// <summary>Simulated percentiles with their 95 % confidence intervals. Times in seconds; null where undefined.</summary>
/// <param name="Probability">The share of those served that stays within, between 0 and 1.</param>
/// <param name="WaitSeconds">The wait.</param>
/// <param name="WaitLowSeconds">Lower end of its interval.</param>
/// <param name="WaitHighSeconds">Upper end of its interval.</param>
/// <param name="TheoryWaitSeconds">The wait by theory.</param>
/// <param name="SojournSeconds">The time in the system.</param>
/// <param name="SojournLowSeconds">Lower end of its interval.</param>
/// <param name="SojournHighSeconds">Upper end of its interval.</param>
/// <param name="TheorySojournSeconds">The time in the system by theory.</param>
public sealed record QueueRunPercentile(
    double Probability,
    double? WaitSeconds,
    double? WaitLowSeconds,
    double? WaitHighSeconds,
    double? TheoryWaitSeconds,
    double? SojournSeconds,
    double? SojournLowSeconds,
    double? SojournHighSeconds,
    double? TheorySojournSeconds);
