namespace NetOpt.Queueing;

/// <summary>Times that a share of the customers stays within.</summary>
/// <param name="Probability">The share, between 0 and 1.</param>
/// <param name="WaitSeconds">The time waited, s; null where the model has no answer.</param>
/// <param name="SojournSeconds">The time in the system, s; null where the model has no answer.</param>
public sealed record QueuePercentile(double Probability, double? WaitSeconds, double? SojournSeconds);
