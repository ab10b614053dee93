using System.Numerics;
using NetOpt.Traffic;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>
/// Several token buckets on a packet's way (a peak and a sustained one; a flow's under a class's under a link's): green where every one of them holds
/// credit for the packet, which is then taken from all; else red and nothing is taken from any. Time O(packets · buckets on the way).
/// Source: the dual leaky bucket of Le Boudec and Thiran, Network Calculus, 2001, §1.2; the tree is the conjunction of its buckets.
/// </summary>
internal sealed class ChainMeter<T> : PacketMeter where T : unmanaged, IBinaryInteger<T>
{
    private readonly BucketChains _chains;
    private readonly BucketCredit<T>[] _buckets;

    public ChainMeter(PacketTrace trace, BucketChains chains) : base(trace)
    {
        _chains = chains;
        _buckets = new BucketCredit<T>[chains.Rate.Length];
        for (int b = 0; b < _buckets.Length; b++) _buckets[b] = new BucketCredit<T>(chains.Rate[b], chains.Burst[b]);
    }

    /// <summary>How often each bucket was short.</summary>
    public long[] ShortPackets { get; private set; } = [];

    protected override void Meter(int from, int to)
    {
        if (ShortPackets.Length == 0) ShortPackets = new long[_buckets.Length];
        ReadOnlySpan<long> times = Times;
        ReadOnlySpan<int> sizes = Sizes, flows = FlowOf;
        (int[] packets, long[] waits) = RoomFor(to - from);
        int red = RedCount;
        double shortage = 0;
        for (int i = from; i < to; i++)
        {
            ReadOnlySpan<int> chain = _chains.Of(flows.IsEmpty ? 0 : flows[i]);
            bool conforms = true;
            foreach (int b in chain)
            {
                ref BucketCredit<T> bucket = ref _buckets[b];
                bucket.Advance(times[i]);
                conforms &= bucket.Credit >= bucket.Cost(sizes[i]);
            }
            if (conforms)
            {
                foreach (int b in chain) _buckets[b].Credit -= _buckets[b].Cost(sizes[i]);
                continue;
            }
            Color[i] = PacketColor.Red;
            long wait = 0;
            foreach (int b in chain)
            {
                T cost = _buckets[b].Cost(sizes[i]);
                if (_buckets[b].Credit >= cost) continue;
                ShortPackets[b]++;
                wait = Math.Max(wait, _buckets[b].Wait(cost));
                shortage = Math.Max(shortage, Bytes(cost - _buckets[b].Credit, _chains.Rate[b]));
            }
            packets[red] = i;
            waits[red++] = wait;
        }
        Red(red, shortage);
    }
}
