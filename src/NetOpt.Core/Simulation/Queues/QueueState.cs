namespace NetOpt.Simulation.Queues;

/// <summary>The queue that a packet finds.</summary>
/// <param name="Packets">Packets that wait, without the one that is being sent.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="DelayNanoseconds">How long a packet that comes in now waits until its transmission begins, ns.</param>
/// <param name="BusyUntil">When all of that will have been sent, ns; in the past where the link is idle: since when.</param>
internal readonly record struct QueueState(int Packets, long Bytes, long DelayNanoseconds, long BusyUntil);
