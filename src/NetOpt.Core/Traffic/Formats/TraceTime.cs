using System.Text;

namespace NetOpt.Traffic.Formats;

/// <summary>What text formats check of a packet's time.</summary>
internal static class TraceTime
{
    private const int Shown = 40;

    /// <summary>Adds a packet whose time is not negative and does not go back.</summary>
    public static void Add(TraceSession session, PacketCollector packets, long line, long time, ReadOnlySpan<byte> text, int size, int flow)
    {
        if (time < 0) throw session.Malformed(line, 0, $"The time {Text(text)} is negative", "times of at least 0 that never go back", value: Text(text));
        if (time < packets.Last) throw session.Malformed(line, 0, $"Time goes back to {Text(text)}", "times that never go back", value: Text(text));
        packets.Add(time, size, flow);
    }

    /// <summary>A field as errors show it.</summary>
    public static string Text(ReadOnlySpan<byte> field) => field.Length <= Shown ? Encoding.UTF8.GetString(field) : Encoding.UTF8.GetString(field[..Shown]) + "…";
}
