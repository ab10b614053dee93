namespace NetOpt.Queueing;

/// <summary>An inverse question: which value of the parameter left out keeps a quantity at or below a target.</summary>
/// <param name="Goal">The quantity.</param>
/// <param name="Value">What it must not exceed: seconds above 0, or a probability between 0 and 1.</param>
/// <param name="Percentile">Which percentile a percentile goal means, between 0 and 1.</param>
public sealed record QueueTarget(QueueGoal Goal = QueueGoal.MeanWait, double Value = 0, double Percentile = 0.95);
