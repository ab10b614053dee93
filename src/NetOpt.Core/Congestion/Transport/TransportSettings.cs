namespace NetOpt.Congestion.Transport;

/// <summary>What all connections of a run have in common.</summary>
/// <param name="SegmentBytes">Payload of a full segment (MSS), bytes.</param>
/// <param name="HeaderBytes">What each packet has beside its payload, bytes; the size of an ACK.</param>
/// <param name="SegmentsPerAck">1, or how many segments a delayed ACK confirms.</param>
/// <param name="LeastTimeout">The least retransmission timeout, ns.</param>
/// <param name="MostWindow">The receiver's window, bytes.</param>
/// <param name="IsPaced">Whether window-based algorithms are paced too.</param>
internal sealed record TransportSettings(int SegmentBytes, int HeaderBytes, int SegmentsPerAck, long LeastTimeout, long MostWindow, bool IsPaced);
