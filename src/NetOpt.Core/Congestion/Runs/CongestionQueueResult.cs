using NetOpt.Simulation;

namespace NetOpt.Congestion.Runs;

/// <summary>What happened at one direction of a link. Figures are of the time after the warm-up; of several replications all are means. Delays are from coming in to the beginning of transmission.</summary>
/// <param name="Link">Id of the link.</param>
/// <param name="From">Node where the direction starts.</param>
/// <param name="To">Node where it ends.</param>
/// <param name="CapacityBps">Its rate, bit/s; of a link that follows a trace the mean.</param>
/// <param name="Discipline">How its queue works.</param>
/// <param name="BufferBytes">How many bytes may wait; null for no limit in bytes.</param>
/// <param name="BufferPackets">How many packets may wait; null for no limit in packets.</param>
/// <param name="Utilization">Share of the time in which it was sending; of a link that follows a trace, share of the capacity that was used.</param>
/// <param name="MeanPackets">Mean number of packets waiting.</param>
/// <param name="MostPackets">Most packets waiting.</param>
/// <param name="MeanDelaySeconds">Mean queueing delay, s; null where nothing came.</param>
/// <param name="MedianDelaySeconds">Median queueing delay, s.</param>
/// <param name="P95DelaySeconds">95th percentile, s.</param>
/// <param name="P99DelaySeconds">99th percentile, s.</param>
/// <param name="MostDelaySeconds">Greatest, s.</param>
/// <param name="Arrived">Packets that came in.</param>
/// <param name="Overflowed">Packets that found the buffer full.</param>
/// <param name="DroppedEarly">Packets that the discipline dropped before that.</param>
/// <param name="LostOnWire">Packets lost at random on the wire.</param>
/// <param name="Marked">Packets that were marked.</param>
/// <param name="LossShare">Share of the packets that came in and were dropped or lost; null where nothing came.</param>
public sealed record CongestionQueueResult(
    string Link,
    string From,
    string To,
    double CapacityBps,
    PacketQueueDiscipline Discipline,
    long? BufferBytes,
    long? BufferPackets,
    double Utilization,
    double MeanPackets,
    double MostPackets,
    double? MeanDelaySeconds,
    double? MedianDelaySeconds,
    double? P95DelaySeconds,
    double? P99DelaySeconds,
    double? MostDelaySeconds,
    double Arrived,
    double Overflowed,
    double DroppedEarly,
    double LostOnWire,
    double Marked,
    double? LossShare);
