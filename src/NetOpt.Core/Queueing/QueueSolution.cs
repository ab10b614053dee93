namespace NetOpt.Queueing;

/// <summary>The answer to an inverse question.</summary>
/// <param name="Unknown">The parameter that was asked for.</param>
/// <param name="Value">Its value: servers or places, or a rate per second; null where none meets the target, as the result's reason says.</param>
/// <param name="Goal">The quantity with the target.</param>
/// <param name="Target">What it must not exceed.</param>
/// <param name="Percentile">Which percentile, where the goal is one.</param>
/// <param name="Achieved">What it is at the value found.</param>
/// <param name="OneLess">What it is with one server or place less; null where that is unstable or there is none, and for rates.</param>
public sealed record QueueSolution(QueueUnknown Unknown, double? Value, QueueGoal Goal, double Target, double? Percentile, double? Achieved, double? OneLess);
