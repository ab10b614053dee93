namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>What a shaper did to one flow.</summary>
/// <param name="Flow">Its number.</param>
/// <param name="Name">Its name, or its number as text.</param>
/// <param name="Packets">Its packets.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="DroppedPackets">Those that found the queue full.</param>
/// <param name="DroppedBytes">Their bytes.</param>
/// <param name="MeanDelaySeconds">Mean delay of those that went out; null where none did.</param>
/// <param name="MaxDelaySeconds">Longest delay of those that went out; null where none did.</param>
public sealed record FlowShaping(int Flow, string Name, long Packets, long Bytes, long DroppedPackets, long DroppedBytes, double? MeanDelaySeconds, double? MaxDelaySeconds);
