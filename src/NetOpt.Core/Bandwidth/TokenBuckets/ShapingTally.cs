using System.Collections.Immutable;
using NetOpt.Operations;
using NetOpt.Traffic;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>Sums up a shaped trace: in all, per flow, and over time up to the last departure. Time O(packets + intervals), space one number per packet that left.</summary>
internal sealed class ShapingTally
{
    private const int PacketsBetweenChecks = 1 << 18;

    private readonly PacketTrace _trace;
    private readonly FlowIndex _flows;
    private readonly FlowSums[] _ofFlow;

    private struct FlowSums
    {
        public long Packets, Bytes, DroppedPackets, DroppedBytes, MaxDelay;
        public Int128 Delay;
    }

    private struct SlotSums
    {
        public long Arrived, Departed, Dropped, MaxBacklog, MaxDelay;
        public bool Accepted;
    }

    public ShapingTally(PacketTrace trace, ReadOnlySpan<long> departure, ReadOnlySpan<long> backlog, int intervals, OperationContext context)
    {
        _trace = trace;
        _flows = new FlowIndex(trace);
        _ofFlow = new FlowSums[_flows.Count];
        ReadOnlySpan<long> times = trace.TimeNanoseconds.AsSpan();
        ReadOnlySpan<int> sizes = trace.SizeBytes.AsSpan(), flows = trace.Flow is { } given ? given.AsSpan() : [];
        int passed = 0;
        foreach (long at in departure)
        {
            if (at < 0) continue;
            passed++;
            LastDeparture = at;
        }
        Delays = new long[passed];
        var slots = new TimeSlots(Math.Max(trace.DurationNanoseconds, LastDeparture), intervals);
        var ofSlot = new SlotSums[slots.Count];
        int slot = 0, leavingSlot = 0;
        passed = 0;
        Int128 delays = 0;
        for (int i = 0; i < departure.Length; i++)
        {
            if (i % PacketsBetweenChecks == 0) context.ThrowIfCanceled();
            while (times[i] >= slots.End(slot)) slot++;
            ref FlowSums flow = ref _ofFlow[flows.IsEmpty ? 0 : _flows.Of(flows[i])];
            ref SlotSums sums = ref ofSlot[slot];
            flow.Packets++;
            flow.Bytes += sizes[i];
            Bytes += sizes[i];
            sums.Arrived += sizes[i];
            sums.MaxBacklog = Math.Max(sums.MaxBacklog, backlog[i]);
            if (departure[i] < 0)
            {
                flow.DroppedPackets++;
                flow.DroppedBytes += sizes[i];
                sums.Dropped += sizes[i];
                DroppedBytes += sizes[i];
                continue;
            }
            while (departure[i] >= slots.End(leavingSlot)) leavingSlot++;
            ofSlot[leavingSlot].Departed += sizes[i];
            long delay = departure[i] - times[i];
            Delays[passed++] = delay;
            delays += delay;
            if (delay > 0) DelayedPackets++;
            MaxDelayNanoseconds = Math.Max(MaxDelayNanoseconds, delay);
            flow.Delay += delay;
            flow.MaxDelay = Math.Max(flow.MaxDelay, delay);
            sums.MaxDelay = Math.Max(sums.MaxDelay, delay);
            sums.Accepted = true;
        }
        if (passed > 0) MeanDelaySeconds = (double)delays / passed / 1e9;
        var list = ImmutableArray.CreateBuilder<ShapingInterval>(slots.Count);
        for (int s = 0; s < slots.Count; s++)
        {
            SlotSums sums = ofSlot[s];
            MaxBacklogBytes = Math.Max(MaxBacklogBytes, sums.MaxBacklog);
            list.Add(new ShapingInterval(slots.StartSeconds(s), slots.LengthSeconds(s), sums.Arrived, sums.Departed, sums.Dropped, sums.MaxBacklog, sums.Accepted ? sums.MaxDelay / 1e9 : null));
        }
        Intervals = list.MoveToImmutable();
    }

    public long[] Delays { get; }

    public long Bytes { get; }

    public long DroppedBytes { get; }

    public long DelayedPackets { get; }

    public long MaxDelayNanoseconds { get; }

    public long MaxBacklogBytes { get; }

    public long LastDeparture { get; } = -1;

    public double? MeanDelaySeconds { get; }

    public ImmutableArray<ShapingInterval> Intervals { get; }

    /// <summary>The flows that have packets, by number.</summary>
    public ImmutableArray<FlowShaping> Flows()
    {
        var list = ImmutableArray.CreateBuilder<FlowShaping>(_flows.Count);
        for (int f = 0; f < _ofFlow.Length; f++)
        {
            FlowSums sums = _ofFlow[f];
            if (sums.Packets == 0) continue;
            long passed = sums.Packets - sums.DroppedPackets;
            int flow = _flows.Flow(f);
            list.Add(new FlowShaping(flow, _trace.FlowName(flow), sums.Packets, sums.Bytes, sums.DroppedPackets, sums.DroppedBytes,
                passed == 0 ? null : (double)sums.Delay / passed / 1e9, passed == 0 ? null : sums.MaxDelay / 1e9));
        }
        return list.ToImmutable();
    }
}
