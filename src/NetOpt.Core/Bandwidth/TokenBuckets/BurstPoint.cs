using NetOpt.Units;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>The smallest bucket that a trace needs at one rate.</summary>
/// <param name="Rate">The rate.</param>
/// <param name="RateBps">The same, bit/s.</param>
/// <param name="BurstBytes">The smallest whole number of bytes with which every packet conforms.</param>
/// <param name="ExactBurstBytes">The supremum over all windows of bytes less rate times length, before it is rounded up to whole bytes.</param>
/// <param name="WindowStartNanoseconds">Where the window begins that needs it.</param>
/// <param name="WindowEndNanoseconds">Where it ends.</param>
/// <param name="WindowFirstPacket">Its first packet.</param>
/// <param name="WindowLastPacket">Its last packet.</param>
/// <param name="MaxDelaySeconds">The longest delay in a link of this rate that serves the trace (the burst over the rate).</param>
public sealed record BurstPoint(
    BitRate Rate, double RateBps, long BurstBytes, double ExactBurstBytes, long WindowStartNanoseconds, long WindowEndNanoseconds, int WindowFirstPacket, int WindowLastPacket, double MaxDelaySeconds);
