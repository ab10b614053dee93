namespace NetOpt.Queueing;

/// <summary>How likely a time is exceeded.</summary>
/// <param name="Seconds">The time t, s.</param>
/// <param name="WaitExceeds">P(Wq &gt; t); null where the model has no answer.</param>
/// <param name="SojournExceeds">P(W &gt; t); null where the model has no answer.</param>
public sealed record QueueTail(double Seconds, double? WaitExceeds, double? SojournExceeds);
