using NetOpt.Topology.Formats;

namespace NetOpt.Traffic.Formats;

/// <summary>
/// Reads the text formats without header: the Bellcore traces, mahimahi's delivery opportunities, and lists of values. Lines that are blank or begin
/// with # are passed over. O(length) time, a line at a time.
/// </summary>
internal sealed class TextTraceReader(TraceSession session, Stream stream)
{
    private const int OpportunityBytes = 1500;

    private readonly LineReader _lines = new(stream, session);

    /// <summary>Time in s and length in bytes.</summary>
    public PacketTrace ReadBellcore()
    {
        var packets = new PacketCollector(session);
        while (Next(out ReadOnlySpan<byte> line))
        {
            ReadOnlySpan<byte> time = Field(ref line), size = Field(ref line);
            if (size.IsEmpty || !line.IsEmpty)
                throw session.Malformed(_lines.Line, 1, size.IsEmpty ? "The line holds one field" : "The line holds more than two fields", "a time in seconds and a length in bytes", "0.001340  1090");
            Add(packets, Time(time, 9, "a time in seconds", "0.001340"), time, Size(size));
        }
        return packets.Finish(capture: false);
    }

    /// <summary>Times in whole ms at which 1500 bytes can be delivered.</summary>
    public PacketTrace ReadMahimahi()
    {
        var packets = new PacketCollector(session);
        while (Next(out ReadOnlySpan<byte> line))
        {
            ReadOnlySpan<byte> time = Field(ref line);
            if (!line.IsEmpty) throw session.Malformed(_lines.Line, 1, "The line holds more than one field", "a time in whole milliseconds", "48");
            long milliseconds = Time(time, 0, "a time in whole milliseconds", "48", exact: true);
            if (milliseconds > long.MaxValue / 1_000_000) throw session.Malformed(_lines.Line, 1, $"The time {Text(time)} ms is too large", "a time that fits 63 bits of nanoseconds");
            Add(packets, milliseconds * 1_000_000, time, OpportunityBytes);
        }
        PacketTrace trace = packets.Finish(capture: false);
        session.Notices.Add("CapacityTrace", 1, $"This is a trace of what a link can carry: each line was read as a packet of {OpportunityBytes} bytes.");
        return trace;
    }

    /// <summary>One value on a line.</summary>
    /// <param name="unit">The unit of the values, or null where the file does not tell it.</param>
    /// <param name="skipFirst">Whether the first line is a header.</param>
    public SampleSeries ReadSamples(string? unit, bool skipFirst)
    {
        var values = new List<double>();
        if (skipFirst) Next(out _);
        while (Next(out ReadOnlySpan<byte> line))
        {
            ReadOnlySpan<byte> field = Field(ref line);
            if (!line.IsEmpty) throw session.Malformed(_lines.Line, 1, "The line holds more than one field", "one value on a line", "16.1332");
            if (field is [(byte)'"', .., (byte)'"']) field = field[1..^1];
            if (!DecimalText.TryDouble(field, (byte)'.', out double value)) throw session.Malformed(_lines.Line, 1, $"'{Text(field)}' is no number", "one value on a line", "16.1332", Text(field));
            session.CheckCount(values.Count);
            values.Add(value);
        }
        if (values.Count == 0) throw session.Empty("value");
        if (unit is null) session.Notices.Add("UnitAssumed", 1, "The file does not state the unit of its values; they were taken as milliseconds, as round-trip times are.");
        return new SampleSeries([.. values], unit ?? "ms", session.Name);
    }

    private bool Next(out ReadOnlySpan<byte> line)
    {
        while (_lines.Read(out line))
        {
            line = line.Trim(" \t"u8);
            if (!line.IsEmpty && line[0] != '#') return true;
        }
        return false;
    }

    private static ReadOnlySpan<byte> Field(ref ReadOnlySpan<byte> line)
    {
        int end = line.IndexOfAny((byte)' ', (byte)'\t');
        ReadOnlySpan<byte> field = end < 0 ? line : line[..end];
        line = end < 0 ? default : line[end..].TrimStart(" \t"u8);
        return field;
    }

    private long Time(ReadOnlySpan<byte> field, int shift, string expected, string example, bool exact = false)
    {
        if (!DecimalText.TryScaled(field, shift, (byte)'.', out long time, out bool rounded) || exact && rounded)
            throw session.Malformed(_lines.Line, 1, $"'{Text(field)}' is no time", expected, example, Text(field));
        if (rounded) session.Notices.Add("TimeRounded", FormattableString.Invariant($"line {_lines.Line}"), (count, first) => $"{NoticeList.Count(count, "time")} finer than a nanosecond rounded to it (the first in {first}).");
        return time;
    }

    private int Size(ReadOnlySpan<byte> field)
    {
        if (!DecimalText.TryScaled(field, 0, (byte)'.', out long size, out bool rounded) || rounded || size is < 1 or > int.MaxValue)
            throw session.Malformed(_lines.Line, 0, $"'{Text(field)}' is no packet length", "a whole number of bytes from 1 to 2147483647", "1090", Text(field));
        return (int)size;
    }

    private void Add(PacketCollector packets, long time, ReadOnlySpan<byte> text, int size) => TraceTime.Add(session, packets, _lines.Line, time, text, size, 0);

    private static string Text(ReadOnlySpan<byte> field) => TraceTime.Text(field);
}
