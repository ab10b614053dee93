namespace NetOpt.Traffic.Measures;

/// <summary>The traffic cut into intervals of one length, from time 0; only complete ones, up to the last packet, count.</summary>
/// <param name="IntervalSeconds">Length of an interval in seconds.</param>
/// <param name="Intervals">How many there are.</param>
/// <param name="EmptyIntervals">In how many of them no packet arrives.</param>
/// <param name="MeanRateBps">Mean rate in bit/s.</param>
/// <param name="PeakRateBps">Rate in the fullest interval, bit/s.</param>
/// <param name="PeakToMean">Peak over mean rate; null where nothing arrives.</param>
/// <param name="MeanBytes">Mean bytes in an interval.</param>
/// <param name="VarianceBytes">Sample variance (n - 1) of the bytes in an interval; null below two intervals.</param>
/// <param name="MaxBytes">Bytes in the fullest interval.</param>
/// <param name="ByteDispersion">Variance over mean of the bytes, in bytes; null where undefined.</param>
/// <param name="MeanPackets">Mean packets in an interval.</param>
/// <param name="VariancePackets">Sample variance of the packets in an interval.</param>
/// <param name="PacketDispersion">Index of dispersion for counts, IDC: variance over mean of the packets, 1 for Poisson arrivals at every scale.</param>
/// <param name="EdgePackets">Packets exactly on the edge of an interval that floating-point rounding puts into the earlier one; 0 with exact edges.</param>
public sealed record ScaleMeasures(
    double IntervalSeconds,
    int Intervals,
    int EmptyIntervals,
    double MeanRateBps,
    double PeakRateBps,
    double? PeakToMean,
    double MeanBytes,
    double? VarianceBytes,
    double MaxBytes,
    double? ByteDispersion,
    double MeanPackets,
    double? VariancePackets,
    double? PacketDispersion,
    int EdgePackets);
