namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>What a meter says of one flow.</summary>
/// <param name="Flow">Its number.</param>
/// <param name="Name">Its name, or its number as text.</param>
/// <param name="Packets">Its packets.</param>
/// <param name="Bytes">Its bytes.</param>
/// <param name="GreenPackets">Those that are green (conform).</param>
/// <param name="GreenBytes">Their bytes.</param>
/// <param name="YellowPackets">Those that are yellow.</param>
/// <param name="YellowBytes">Their bytes.</param>
/// <param name="RedPackets">Those that are red (exceed).</param>
/// <param name="RedBytes">Their bytes.</param>
/// <param name="OfferedRateBps">All of it over the duration of the trace, bit/s; null where that is 0.</param>
/// <param name="GreenRateBps">What is green over the duration of the trace, bit/s; null where that is 0.</param>
public sealed record FlowConformance(
    int Flow, string Name, long Packets, long Bytes, long GreenPackets, long GreenBytes, long YellowPackets, long YellowBytes, long RedPackets, long RedBytes,
    double? OfferedRateBps, double? GreenRateBps);
