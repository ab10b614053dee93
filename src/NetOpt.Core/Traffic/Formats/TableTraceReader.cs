using System.Text;
using NetOpt.Topology.Formats;

namespace NetOpt.Traffic.Formats;

/// <summary>
/// Reads packets from a table of separated values (comma, semicolon, tab or bar; quoted fields as in RFC 4180, within a line). A header names the columns
/// and their units: time, time_ms, timestamp [us]; size, length, bytes, size_bits; flow. Without one they are time in seconds, size in bytes, and
/// perhaps flow. O(length) time, a line at a time.
/// </summary>
internal sealed class TableTraceReader(TraceSession session, Stream stream, TextHead head)
{
    private readonly LineReader _lines = new(stream, session);
    private readonly byte _separator = head.Separator;

    // Where semicolons, tabs or bars part the fields, a comma can only be a decimal point.
    private readonly byte _point = head.HasDecimalCommas ? (byte)',' : (byte)'.';
    private readonly Dictionary<string, int> _flows = [];
    private readonly Dictionary<ulong, int> _shortFlows = [];
    private readonly Range[] _fields = new Range[256];

    public PacketTrace Read()
    {
        (int time, int size, int flow, int shift, bool bits) = head.Header is { } header ? Columns(header) : (0, 1, head.Fields > 2 ? 2 : -1, -1, false);
        if (shift < 0 && session.Options.TimeUnit is null)
        {
            shift = 9;
            session.Notices.Add("UnitAssumed", 1, "The table does not state the unit of its times; they were read as seconds.");
        }
        double unit = shift < 0 ? session.Options.TimeUnit!.Value : 0;
        var packets = new PacketCollector(session);
        bool skip = head.Header is not null;
        while (_lines.Read(out ReadOnlySpan<byte> line))
        {
            line = line.Trim(" "u8);
            if (line.IsEmpty || line[0] == '#') continue;
            if (skip)
            {
                skip = false;
                continue;
            }
            int count = Split(line);
            if (count <= time || count <= size || count <= flow)
                throw session.Malformed(_lines.Line, 0, $"The line holds {count} fields", $"at least {Math.Max(time, Math.Max(size, flow)) + 1} fields", head.Example);
            ReadOnlySpan<byte> text = Field(line, time);
            Add(packets, Time(text, shift, unit, line, time), text, Size(Field(line, size), bits, line, size), flow < 0 ? 0 : Flow(Field(line, flow)));
        }
        if (_flows.Count + _shortFlows.Count > 1)
        {
            var names = new string[_flows.Count + _shortFlows.Count];
            foreach ((string name, int index) in _flows) names[index] = name;
            foreach ((ulong key, int index) in _shortFlows) names[index] = Encoding.UTF8.GetString(BitConverter.GetBytes(key)).TrimEnd('\0');
            packets.FlowNames.AddRange(names);
        }
        return packets.Finish(capture: false);
    }

    private (int Time, int Size, int Flow, int Shift, bool Bits) Columns(string[] header)
    {
        TableColumn[] columns = Array.ConvertAll(header, TableColumn.Of);
        int time = Array.FindIndex(columns, c => c.Kind == TableColumnKind.Time), size = Array.FindIndex(columns, c => c.Kind == TableColumnKind.Size);
        if (time < 0 || size < 0)
        {
            throw session.Malformed(head.Line, 1, $"No column holds the {(time < 0 ? "time" : "size")} of the packets (columns: {TraceTime.Text(Encoding.UTF8.GetBytes(string.Join(", ", header)))})",
                "a header with the names of the columns", "time_s,size,flow");
        }
        int flow = Array.FindIndex(columns, c => c.Kind == TableColumnKind.Flow);
        string[] ignored = [.. header.Where((_, i) => i != time && i != size && i != flow)];
        if (ignored.Length > 0) session.Notices.Add("IgnoredColumns", ignored.Length, $"These columns were left out: {TraceTime.Text(Encoding.UTF8.GetBytes(string.Join(", ", ignored)))}.");
        return (time, size, flow, columns[time].Shift, columns[size].IsBits);
    }

    private int Split(ReadOnlySpan<byte> line)
    {
        int count = 0;
        if (line.IndexOf((byte)'"') < 0)
        {
            int start = 0;
            while (count < _fields.Length)
            {
                int end = line[start..].IndexOf(_separator);
                _fields[count++] = start..(end < 0 ? line.Length : start + end);
                if (end < 0) break;
                start += end + 1;
            }
            return count;
        }
        for (int i = 0; count < _fields.Length;)
        {
            int start = i;
            bool quoted = false;
            while (i < line.Length && (quoted || line[i] != _separator))
            {
                if (line[i] == '"') quoted = !quoted;
                i++;
            }
            if (quoted) throw session.Malformed(_lines.Line, start + 1, "A quoted field does not end", "a closing quote in the same line");
            _fields[count++] = start..i;
            if (i++ >= line.Length) break;
        }
        return count;
    }

    private ReadOnlySpan<byte> Field(ReadOnlySpan<byte> line, int index)
    {
        ReadOnlySpan<byte> field = line[_fields[index]].Trim(" \t"u8);
        return field is [(byte)'"', .., (byte)'"'] ? field[1..^1].Trim(" \t"u8) : field;
    }

    private long Time(ReadOnlySpan<byte> text, int shift, double unit, ReadOnlySpan<byte> line, int column)
    {
        bool rounded = false;
        long time;
        if (shift >= 0)
        {
            if (!DecimalText.TryScaled(text, shift, _point, out time, out rounded)) throw NotTime(text, line, column);
        }
        else
        {
            if (!DecimalText.TryDouble(text, _point, out double number) || Math.Abs(number * unit) > 9e9) throw NotTime(text, line, column);
            time = (long)Math.Round(number * unit * 1e9);
        }
        if (rounded) session.Notices.Add("TimeRounded", FormattableString.Invariant($"line {_lines.Line}"), (count, first) => $"{NoticeList.Count(count, "time")} finer than a nanosecond rounded to it (the first in {first}).");
        return time;
    }

    private NetOptFileException NotTime(ReadOnlySpan<byte> text, ReadOnlySpan<byte> line, int column) =>
        session.Malformed(_lines.Line, Place(line, column), text.IsEmpty ? "A packet has no time" : $"'{TraceTime.Text(text)}' is no time", "a number that fits 63 bits of nanoseconds", "0.001340", TraceTime.Text(text));

    private int Size(ReadOnlySpan<byte> text, bool bits, ReadOnlySpan<byte> line, int column)
    {
        if (!DecimalText.TryScaled(text, 0, _point, out long size, out bool rounded) || rounded || size < 1 || bits && size % 8 != 0 || (bits ? size / 8 : size) > int.MaxValue)
            throw session.Malformed(_lines.Line, Place(line, column), text.IsEmpty ? "A packet has no size" : $"'{TraceTime.Text(text)}' is no packet size", bits ? "a whole number of bits that are whole bytes" : "a whole number of bytes from 1 to 2147483647", bits ? "12000" : "1500", TraceTime.Text(text));
        return (int)(bits ? size / 8 : size);
    }

    private int Flow(ReadOnlySpan<byte> text)
    {
        if (text.Length <= sizeof(ulong) && !text.Contains((byte)0))
        {
            ulong key = 0;
            for (int i = 0; i < text.Length; i++) key |= (ulong)text[i] << (8 * i);
            if (_shortFlows.TryGetValue(key, out int known)) return known;
            return _shortFlows[key] = _flows.Count + _shortFlows.Count;
        }
        string name = Encoding.UTF8.GetString(text);
        return _flows.TryGetValue(name, out int index) ? index : _flows[name] = _flows.Count + _shortFlows.Count;
    }

    private int Place(ReadOnlySpan<byte> line, int column) => _fields[column].GetOffsetAndLength(line.Length).Offset + 1;

    private void Add(PacketCollector packets, long time, ReadOnlySpan<byte> text, int size, int flow) => TraceTime.Add(session, packets, _lines.Line, time, text, size, flow);
}
