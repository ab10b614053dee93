using System.Collections.Immutable;
using NetOpt.Operations;
using NetOpt.Traffic;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>Counts packets and bytes by color: in all, per flow, and over time. Time O(packets + intervals), space O(flows + intervals).</summary>
internal sealed class ConformanceTally
{
    private const int Colors = 3;
    private const int PacketsBetweenChecks = 1 << 18;

    private readonly PacketTrace _trace;
    private readonly FlowIndex _flows;
    private readonly long[] _flowPackets;
    private readonly long[] _flowBytes;

    public ConformanceTally(PacketTrace trace, ReadOnlySpan<PacketColor> color, int intervals, OperationContext context)
    {
        _trace = trace;
        _flows = new FlowIndex(trace);
        _flowPackets = new long[_flows.Count * Colors];
        _flowBytes = new long[_flows.Count * Colors];
        var slots = new TimeSlots(trace, intervals);
        var slotBytes = new long[slots.Count * Colors];
        ReadOnlySpan<long> times = trace.TimeNanoseconds.AsSpan();
        ReadOnlySpan<int> sizes = trace.SizeBytes.AsSpan(), flows = trace.Flow is { } given ? given.AsSpan() : [];
        int slot = 0;
        long slotEnd = slots.End(0);
        for (int i = 0; i < color.Length;)
        {
            context.ThrowIfCanceled();
            while (times[i] >= slotEnd && slot < slots.Count - 1) slotEnd = slots.End(++slot);
            // The packets of this slot, or the first of them.
            int end = i, most = Math.Min(color.Length, i + PacketsBetweenChecks);
            if (slot == slots.Count - 1) end = most;
            while (end < most && times[end] < slotEnd) end++;
            Span<long> sums = slotBytes.AsSpan(slot * Colors, Colors);
            if (flows.IsEmpty) AddOneFlow(color[i..end], sizes[i..end], sums);
            else
            {
                for (; i < end; i++)
                {
                    int at = _flows.Of(flows[i]) * Colors + (int)color[i];
                    _flowPackets[at]++;
                    _flowBytes[at] += sizes[i];
                    sums[(int)color[i]] += sizes[i];
                }
            }
            i = end;
        }
        for (int at = 0; at < _flowPackets.Length; at++)
        {
            Packets[at % Colors] += _flowPackets[at];
            Bytes[at % Colors] += _flowBytes[at];
        }
        var list = ImmutableArray.CreateBuilder<ConformanceInterval>(slots.Count);
        for (int s = 0; s < slots.Count; s++)
            list.Add(new ConformanceInterval(slots.StartSeconds(s), slots.LengthSeconds(s), slotBytes[s * Colors], slotBytes[s * Colors + 1], slotBytes[s * Colors + 2]));
        Intervals = list.MoveToImmutable();
    }

    // Without a branch and without waiting for memory: a few cycles a packet.
    private void AddOneFlow(ReadOnlySpan<PacketColor> color, ReadOnlySpan<int> sizes, Span<long> slot)
    {
        long all = 0, yellow = 0, red = 0;
        int yellows = 0, reds = 0;
        for (int i = 0; i < color.Length; i++)
        {
            int size = sizes[i];
            all += size;
            yellow += color[i] == PacketColor.Yellow ? size : 0;
            yellows += color[i] == PacketColor.Yellow ? 1 : 0;
            red += color[i] == PacketColor.Red ? size : 0;
            reds += color[i] == PacketColor.Red ? 1 : 0;
        }
        ReadOnlySpan<long> bytes = [all - yellow - red, yellow, red], packets = [color.Length - yellows - reds, yellows, reds];
        for (int c = 0; c < Colors; c++)
        {
            slot[c] += bytes[c];
            _flowBytes[c] += bytes[c];
            _flowPackets[c] += packets[c];
        }
    }

    /// <summary>Packets of each color.</summary>
    public long[] Packets { get; } = new long[Colors];

    /// <summary>Bytes of each color.</summary>
    public long[] Bytes { get; } = new long[Colors];

    /// <summary>Bytes of each color over time.</summary>
    public ImmutableArray<ConformanceInterval> Intervals { get; }

    /// <summary>Bytes over the duration of the trace as bit/s; null where that is 0.</summary>
    public double? RateBps(long bytes) => _trace.DurationNanoseconds == 0 ? null : bytes * 8.0 / (_trace.DurationNanoseconds / 1e9);

    /// <summary>The flows that have packets, by number.</summary>
    public ImmutableArray<FlowConformance> Flows()
    {
        var list = ImmutableArray.CreateBuilder<FlowConformance>(_flows.Count);
        for (int f = 0; f < _flows.Count; f++)
        {
            ReadOnlySpan<long> p = _flowPackets.AsSpan(f * Colors, Colors), b = _flowBytes.AsSpan(f * Colors, Colors);
            long packets = p[0] + p[1] + p[2], bytes = b[0] + b[1] + b[2];
            if (packets == 0) continue;
            int flow = _flows.Flow(f);
            list.Add(new FlowConformance(flow, _trace.FlowName(flow), packets, bytes, p[0], b[0], p[1], b[1], p[2], b[2], RateBps(bytes), RateBps(b[0])));
        }
        return list.ToImmutable();
    }
}
