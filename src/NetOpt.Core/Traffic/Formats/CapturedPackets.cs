using NetOpt.Topology.Formats;

namespace NetOpt.Traffic.Formats;

/// <summary>Packets of a capture on their way into a trace: by original length, flows by header.</summary>
internal sealed class CapturedPackets(TraceSession session)
{
    private readonly PacketCollector _columns = new(session);
    private readonly PacketFlows _flows = new(session);

    private int _leftOut;

    /// <summary>A packet that has no time.</summary>
    public void AddWithoutTime(long offset)
    {
        session.Notices.Add("PacketsWithoutTime", FormattableString.Invariant($"at byte {offset}"), (count, first) => $"{NoticeList.Count(count, "packet")} in simple packet blocks left out, which have no time (the first {first}).");
        _leftOut++;
    }

    /// <summary>The file ends within a block, as where a capture was killed: what is before it counts, if there is anything.</summary>
    public PacketTrace FinishTruncated(long offset, string what)
    {
        if (_columns.Count == 0) throw session.MalformedAt(offset, $"the file ends within {what}, and holds no packet before", "a complete file");
        session.Notices.Add("Truncated", 1, FormattableString.Invariant($"The file ends within {what} at byte {offset}; the {_columns.Count} packets before it were read."));
        return Finish();
    }

    /// <summary>Takes a packet.</summary>
    /// <param name="offset">Where it stands in the file.</param>
    /// <param name="time">Its time in ns.</param>
    /// <param name="length">Its original length in bytes.</param>
    /// <param name="linkType">The link type of its interface.</param>
    /// <param name="data">What was captured of it.</param>
    public void Add(long offset, Int128 time, uint length, int linkType, ReadOnlySpan<byte> data)
    {
        if (time < 0 || time > long.MaxValue)
        {
            session.Notices.Add("TimesOutOfRange", FormattableString.Invariant($"at byte {offset}"), (count, first) => $"{NoticeList.Count(count, "packet")} left out whose time is before 1970 or after 2262 (the first {first}).");
            _leftOut++;
            return;
        }
        if (length > int.MaxValue) throw session.MalformedAt(offset, $"the packet is said to be {length} bytes long", "at most 2147483647 bytes", length);
        if (length == 0)
        {
            session.Notices.Add("EmptyPackets", FormattableString.Invariant($"at byte {offset}"), (count, first) => $"{NoticeList.Count(count, "packet")} of length 0 left out (the first {first}).");
            _leftOut++;
            return;
        }
        _columns.Add((long)time, (int)length, _flows.Of(linkType, data));
    }

    /// <summary>The trace.</summary>
    public PacketTrace Finish()
    {
        if (_columns.Count == 0 && _leftOut > 0)
            throw new NetOptFileException(ErrorCodes.EmptyFile, ErrorKind.InvalidData, session.Path, 0, 0, $"none of the {_leftOut} packets in the file can be used: {session.Notices.ToImmutable()[0].Message.TrimEnd('.')}", "packets with a time and a length");
        _columns.FlowNames.AddRange(_flows.Names);
        return _columns.Finish(capture: true);
    }
}
