namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>What happened in one interval of a shaped trace, for a look over time. Packets count where they came, departures where they left.</summary>
/// <param name="StartSeconds">When it begins.</param>
/// <param name="LengthSeconds">How long it is.</param>
/// <param name="ArrivedBytes">Bytes that came.</param>
/// <param name="DepartedBytes">Bytes that left.</param>
/// <param name="DroppedBytes">Bytes that found the queue full.</param>
/// <param name="MaxBacklogBytes">The most that was waiting right after an arrival, the new packet included unless it left at once; 0 where nothing came.</param>
/// <param name="MaxDelaySeconds">The longest delay of the packets that came and were let in; null where there was none.</param>
public sealed record ShapingInterval(double StartSeconds, double LengthSeconds, long ArrivedBytes, long DepartedBytes, long DroppedBytes, long MaxBacklogBytes, double? MaxDelaySeconds);
