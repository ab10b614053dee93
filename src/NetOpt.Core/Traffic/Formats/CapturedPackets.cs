using NetOpt.Topology.Formats;

namespace NetOpt.Traffic.Formats;

/// <summary>Packets of a capture on their way into a trace: by original length, flows by header.</summary>
internal sealed class CapturedPackets(TraceSession session)
{
    private readonly PacketColumns _columns = new(session);
    private readonly PacketFlows _flows = new(session);

    /// <summary>Takes a packet.</summary>
    /// <param name="offset">Where it stands in the file.</param>
    /// <param name="time">Its time in ns.</param>
    /// <param name="length">Its original length in bytes.</param>
    /// <param name="linkType">The link type of its interface.</param>
    /// <param name="data">What was captured of it.</param>
    public void Add(long offset, Int128 time, uint length, int linkType, ReadOnlySpan<byte> data)
    {
        if (time < 0 || time > long.MaxValue) throw session.MalformedAt(offset, $"the packet's time is {time} ns", "a time from 1970 that fits 63 bits of nanoseconds", time);
        if (length > int.MaxValue) throw session.MalformedAt(offset, $"the packet is said to be {length} bytes long", "at most 2147483647 bytes", length);
        if (length == 0)
        {
            session.Notices.Add("EmptyPackets", FormattableString.Invariant($"at byte {offset}"), (count, first) => $"{NoticeList.Count(count, "packet")} of length 0 left out (the first {first}).");
            return;
        }
        _columns.Add((long)time, (int)length, _flows.Of(linkType, data));
    }

    /// <summary>The trace.</summary>
    public PacketTrace Finish()
    {
        _columns.FlowNames.AddRange(_flows.Names);
        return _columns.Finish(capture: true);
    }
}
