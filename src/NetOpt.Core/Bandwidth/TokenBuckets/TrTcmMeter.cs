using System.Collections.Immutable;
using System.Numerics;
using NetOpt.Traffic;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>
/// The two-rate three-color marker. Parameters: PIR, PBS, CIR, CBS; with colors of its packets it is color-aware, without color-blind. Beyond the peak bucket a
/// packet is red; else beyond the committed one it is yellow and taken from the peak bucket; else green and taken from both.
/// Time O(packets). Source: RFC 2698 §3. Both buckets are filled continuously, of which the RFC's steps of one byte are the whole part.
/// </summary>
internal sealed class TrTcmMeter<T>(PacketTrace trace, TokenRate peakRate, long peakBurst, TokenRate committedRate, long committedBurst, ImmutableArray<PacketColor>? input)
    : PacketMeter(trace) where T : unmanaged, IBinaryInteger<T>
{
    private BucketCredit<T> _peak = new(peakRate, peakBurst);
    private BucketCredit<T> _committed = new(committedRate, committedBurst);

    protected override void Meter(int from, int to)
    {
        ReadOnlySpan<long> times = Times;
        ReadOnlySpan<int> sizes = Sizes;
        ReadOnlySpan<PacketColor> colors = input is { } given ? given.AsSpan() : [];
        (int[] packets, long[] waits) = RoomFor(to - from);
        int red = RedCount;
        double shortage = 0;
        BucketCredit<T> peak = _peak, committed = _committed;
        for (int i = from; i < to; i++)
        {
            peak.Advance(times[i]);
            committed.Advance(times[i]);
            T peakCost = peak.Cost(sizes[i]), cost = committed.Cost(sizes[i]);
            PacketColor most = colors.IsEmpty ? PacketColor.Green : colors[i];
            if (most == PacketColor.Red || peak.Credit < peakCost)
            {
                Color[i] = PacketColor.Red;
                packets[red] = i;
                waits[red++] = most == PacketColor.Red ? 0 : peakCost > peak.Capacity ? -1 : peak.Wait(peakCost);
                if (most != PacketColor.Red) shortage = Math.Max(shortage, Bytes(peakCost - peak.Credit, peakRate));
                continue;
            }
            peak.Credit -= peakCost;
            if (most == PacketColor.Yellow || committed.Credit < cost) Color[i] = PacketColor.Yellow;
            else committed.Credit -= cost;
        }
        _peak = peak;
        _committed = committed;
        Red(red, shortage);
    }
}
