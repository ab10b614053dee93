namespace NetOpt.Queueing;

/// <summary>What one of several approximations says.</summary>
/// <param name="Approximation">The formula.</param>
/// <param name="MeanWaitSeconds">Its mean wait, s.</param>
public sealed record QueueEstimate(QueueApproximation Approximation, double MeanWaitSeconds);
