using System.Collections.Immutable;
using System.Numerics;
using NetOpt.Traffic;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>
/// The single-rate three-color marker. Parameters: CIR, CBS, EBS; with colors of its packets it is color-aware, without color-blind. The rate fills the
/// committed bucket, and what runs over fills the excess bucket. Green takes from the first, yellow from the second, red from none.
/// Time O(packets). Source: RFC 2697 §3. Both buckets are filled continuously, of which the RFC's steps of one byte are the whole part.
/// </summary>
internal sealed class SrTcmMeter<T>(PacketTrace trace, TokenRate rate, long committed, long excess, ImmutableArray<PacketColor>? input) : PacketMeter(trace)
    where T : unmanaged, IBinaryInteger<T>
{
    private readonly T _excessCapacity = T.CreateChecked((Int128)excess * rate.Nanoseconds);
    // After that time both buckets are full.
    private readonly long _fillBoth = long.CreateSaturating(((Int128)committed + excess) * rate.Nanoseconds / rate.Tokens + 1);
    private BucketCredit<T> _committed = new(rate, committed);
    private T _excess = T.CreateChecked((Int128)excess * rate.Nanoseconds);

    protected override void Meter(int from, int to)
    {
        ReadOnlySpan<long> times = Times;
        ReadOnlySpan<int> sizes = Sizes;
        ReadOnlySpan<PacketColor> colors = input is { } given ? given.AsSpan() : [];
        (int[] packets, long[] waits) = RoomFor(to - from);
        int red = RedCount;
        double shortage = 0;
        BucketCredit<T> bucket = _committed;
        T credit = _excess;
        for (int i = from; i < to; i++)
        {
            T filled = credit + bucket.AdvanceOver(times[i], _fillBoth);
            credit = filled < _excessCapacity ? filled : _excessCapacity;
            T cost = bucket.Cost(sizes[i]);
            PacketColor most = colors.IsEmpty ? PacketColor.Green : colors[i];
            if (most == PacketColor.Green && bucket.Credit >= cost)
            {
                bucket.Credit -= cost;
                continue;
            }
            if (most != PacketColor.Red && credit >= cost)
            {
                credit -= cost;
                Color[i] = PacketColor.Yellow;
                continue;
            }
            Color[i] = PacketColor.Red;
            packets[red] = i;
            waits[red++] = Wait(bucket, credit, cost, most);
            if (most != PacketColor.Red)
                shortage = Math.Max(shortage, Bytes(cost - (most == PacketColor.Green ? T.Max(bucket.Credit, credit) : credit), rate));
        }
        _committed = bucket;
        _excess = credit;
        Red(red, shortage);
    }

    // The excess bucket fills once the committed one is full.
    private long Wait(BucketCredit<T> bucket, T credit, T cost, PacketColor most)
    {
        if (most == PacketColor.Red) return 0;
        long green = most == PacketColor.Green && cost <= bucket.Capacity ? bucket.Wait(cost) : -1;
        long yellow = cost <= _excessCapacity ? bucket.Wait(bucket.Capacity + cost - credit) : -1;
        return green < 0 ? yellow : yellow < 0 ? green : Math.Min(green, yellow);
    }
}
