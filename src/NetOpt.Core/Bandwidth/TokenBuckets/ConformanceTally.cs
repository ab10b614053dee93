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
        for (int i = 0; i < color.Length; i++)
        {
            if (i % PacketsBetweenChecks == 0) context.ThrowIfCanceled();
            while (times[i] >= slotEnd && slot < slots.Count - 1) slotEnd = slots.End(++slot);
            int at = (flows.IsEmpty ? 0 : _flows.Of(flows[i])) * Colors + (int)color[i];
            _flowPackets[at]++;
            _flowBytes[at] += sizes[i];
            slotBytes[slot * Colors + (int)color[i]] += sizes[i];
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
