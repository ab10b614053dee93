using System.Numerics;
using NetOpt.Traffic;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>
/// One token bucket over a trace: green where the bucket holds credit for the packet, else red and nothing is taken. Time O(packets), a few
/// cycles each: the decision and the list of red packets are made without a branch, and only red packets pay for a division.
/// Source: theory.md §3; <see cref="TokenBucket"/> gives the same answers one by one.
/// </summary>
internal sealed class SingleMeter<T>(PacketTrace trace, TokenRate rate, long burst) : PacketMeter(trace) where T : unmanaged, IBinaryInteger<T>
{
    private BucketCredit<T> _bucket = new(rate, burst);
    private T[] _missing = [];

    protected override void Meter(int from, int to)
    {
        ReadOnlySpan<long> times = Times[from..to];
        ReadOnlySpan<int> sizes = Sizes[from..to];
        Span<PacketColor> colors = Color.AsSpan(from, to - from);
        if (_missing.Length < times.Length) _missing = new T[times.Length];
        (int[] packets, long[] waits) = RoomFor(times.Length);
        Span<int> red = packets.AsSpan(RedCount);
        Span<T> missing = _missing;
        BucketCredit<T> bucket = _bucket;
        int count = 0;
        for (int i = 0; i < times.Length; i++)
        {
            bucket.Advance(times[i]);
            T cost = bucket.Cost(sizes[i]), rest = bucket.Credit - cost;
            bool isRed = rest < T.Zero;
            bucket.Credit = isRed ? bucket.Credit : rest;
            colors[i] = isRed ? PacketColor.Red : PacketColor.Green;
            red[count] = from + i;
            missing[count] = -rest;
            count += isRed ? 1 : 0;
        }
        _bucket = bucket;
        T most = T.Zero, perNanosecond = T.CreateChecked(rate.Tokens), roundUp = perNanosecond - T.One;
        Span<long> wait = waits.AsSpan(RedCount);
        for (int k = 0; k < count; k++)
        {
            most = T.Max(most, missing[k]);
            wait[k] = long.CreateSaturating(perNanosecond == T.One ? missing[k] : (missing[k] + roundUp) / perNanosecond);
        }
        Red(RedCount + count, Bytes(most, rate));
    }
}
