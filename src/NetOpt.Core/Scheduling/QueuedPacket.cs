namespace NetOpt.Scheduling;

/// <summary>A packet as it waits.</summary>
/// <param name="Index">Its number in the trace.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Tag">What its discipline orders it by, if anything.</param>
public readonly record struct QueuedPacket(int Index, int Bytes, long Tag = 0);
