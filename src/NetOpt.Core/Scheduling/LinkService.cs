namespace NetOpt.Scheduling;

/// <summary>When each packet was sent.</summary>
/// <param name="StartNanoseconds">When its first bit was sent, to the nearest ns, in the order of the trace.</param>
/// <param name="FinishNanoseconds">When its last bit was sent, to the nearest ns, in the order of the trace.</param>
/// <param name="Order">The packets in the order in which they were sent.</param>
/// <param name="BusyPeriods">How often the link went from idle to busy.</param>
public sealed record LinkService(long[] StartNanoseconds, long[] FinishNanoseconds, int[] Order, int BusyPeriods);
