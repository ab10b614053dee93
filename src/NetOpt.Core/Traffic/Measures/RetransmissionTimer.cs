namespace NetOpt.Traffic.Measures;

/// <summary>
/// What TCP's retransmission timer makes of round-trip times (RFC 6298, section 2, without clock granularity and without the lower bound of 1 s):
/// first SRTT = R and RTTVAR = R/2; then RTTVAR = ¾·RTTVAR + ¼·|SRTT - R| and SRTT = ⅞·SRTT + ⅛·R; RTO = SRTT + 4·RTTVAR. In the unit of the samples.
/// </summary>
/// <param name="SmoothedRtt">SRTT after the last sample.</param>
/// <param name="RttVariation">RTTVAR after the last sample.</param>
/// <param name="Timeout">RTO after the last sample.</param>
/// <param name="LargestTimeout">The largest RTO on the way.</param>
/// <param name="LateSamples">How many samples were above the RTO before them: each would have been a needless retransmission.</param>
public sealed record RetransmissionTimer(double SmoothedRtt, double RttVariation, double Timeout, double LargestTimeout, int LateSamples);
