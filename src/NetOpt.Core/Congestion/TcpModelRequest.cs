namespace NetOpt.Congestion;

/// <summary>A path and its loss, or the rate that it should carry.</summary>
/// <param name="RttSeconds">Round-trip time, above 0 and up to 1,000.</param>
/// <param name="Loss">Probability that a segment is lost, above 0 and below 1; null where a target is given.</param>
/// <param name="TargetBps">The rate to reach in bit/s of payload, above 0: asks for the loss at which it is just reached; null where a loss is given.</param>
/// <param name="SegmentBytes">Payload of a segment (MSS), 1 to 65,535 bytes.</param>
/// <param name="MaxWindowSegments">The window that the receiver or the sender's buffer allows, at least 1; null for none.</param>
/// <param name="TimeoutSeconds">The first retransmission timeout, at least the round-trip time; null for the larger of 1 s (RFC 6298) and two round-trip times.</param>
/// <param name="SegmentsPerAck">Segments that one ACK confirms: 1, or 2 with delayed ACKs.</param>
public sealed record TcpModelRequest(
    double? RttSeconds = null,
    double? Loss = null,
    double? TargetBps = null,
    int SegmentBytes = 1460,
    double? MaxWindowSegments = null,
    double? TimeoutSeconds = null,
    int SegmentsPerAck = 1);
