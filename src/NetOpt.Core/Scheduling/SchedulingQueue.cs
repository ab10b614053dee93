namespace NetOpt.Scheduling;

/// <summary>A queue of the link, and what came to it.</summary>
/// <param name="Index">Its number.</param>
/// <param name="Name">The name of its flow or class.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Priority">Its number under strict priority, the lowest first.</param>
/// <param name="QuantumBytes">Its quantum under round robin.</param>
/// <param name="Flows">How many flows of the trace are in it.</param>
/// <param name="Packets">How many packets came.</param>
/// <param name="Bytes">How many bytes came.</param>
/// <param name="LargestPacketBytes">The largest of the packets; 0 where none came.</param>
public sealed record SchedulingQueue(int Index, string Name, double Weight, int Priority, long QuantumBytes, int Flows, int Packets, long Bytes, int LargestPacketBytes);
