namespace NetOpt.Queueing;

/// <summary>How likely a number of customers is.</summary>
/// <param name="Customers">n, those in service counted.</param>
/// <param name="Probability">P(N = n) at a random instant.</param>
/// <param name="AtLeast">P(N ≥ n) at a random instant.</param>
public sealed record QueueState(long Customers, double Probability, double AtLeast);
