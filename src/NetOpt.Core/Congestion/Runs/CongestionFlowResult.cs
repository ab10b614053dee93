namespace NetOpt.Congestion.Runs;

/// <summary>What became of one flow. Figures are of the time after the warm-up, counts of the whole run; of several replications all are means.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Algorithm">Its congestion controller.</param>
/// <param name="Source">Node where it starts.</param>
/// <param name="Target">Node where it ends.</param>
/// <param name="Hops">Links that its data crosses.</param>
/// <param name="BaseRttSeconds">Propagation and transmission of one segment and its ACK over empty queues, s.</param>
/// <param name="StartSeconds">When it began, s.</param>
/// <param name="CompletionSeconds">How long a limited transfer took from its start to the arrival of its last byte, s; null where it has no end or did not come to it.</param>
/// <param name="GoodputBps">Payload that arrived for the first time, bit/s.</param>
/// <param name="MeanRttSeconds">Mean round-trip time over time, s; null where there is no sample.</param>
/// <param name="LeastRttSeconds">Least round-trip time, s; null where there is no sample.</param>
/// <param name="GreatestRttSeconds">Greatest round-trip time, s; null where there is no sample.</param>
/// <param name="MeanWindowSegments">Mean congestion window over time, segments; null where the flow never got an ACK.</param>
/// <param name="DeliveredBytes">Payload that arrived for the first time, in the whole run.</param>
/// <param name="SentSegments">Segments sent, again or for the first time.</param>
/// <param name="Retransmissions">Segments sent again.</param>
/// <param name="LossEpisodes">Times that it answered a loss.</param>
/// <param name="MarkEpisodes">Times that it answered marks.</param>
/// <param name="MarkedShare">Share of its bytes that arrived with a mark.</param>
/// <param name="Timeouts">Retransmission timeouts.</param>
/// <param name="Probes">Tail loss probes.</param>
public sealed record CongestionFlowResult(
    string Name,
    CongestionAlgorithm Algorithm,
    string Source,
    string Target,
    int Hops,
    double BaseRttSeconds,
    double StartSeconds,
    double? CompletionSeconds,
    double GoodputBps,
    double? MeanRttSeconds,
    double? LeastRttSeconds,
    double? GreatestRttSeconds,
    double? MeanWindowSegments,
    double DeliveredBytes,
    double SentSegments,
    double Retransmissions,
    double LossEpisodes,
    double MarkEpisodes,
    double MarkedShare,
    double Timeouts,
    double Probes);
