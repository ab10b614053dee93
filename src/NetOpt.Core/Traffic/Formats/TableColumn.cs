namespace NetOpt.Traffic.Formats;

/// <summary>What a column of a table of packets holds.</summary>
/// <param name="Kind">Time, size, flow, or nothing of use.</param>
/// <param name="Shift">Of a time: how many decimal places of its unit make nanoseconds, 9 for seconds; -1 where the header does not tell the unit.</param>
/// <param name="IsBits">Of a size: whether it counts bits.</param>
internal readonly record struct TableColumn(TableColumnKind Kind, int Shift = -1, bool IsBits = false)
{
    private static readonly string[] s_time = ["time", "timestamp", "t", "ts", "arrival", "arrivaltime", "frametime", "frametimerelative", "frametimeepoch", "epoch"];
    private static readonly string[] s_size = ["size", "length", "len", "bytes", "framelen", "packetsize", "packetlength", "payload", "ipbytes", "octets", "bits"];
    private static readonly string[] s_flow = ["flow", "flowid", "flowlabel", "stream", "tcpstream", "udpstream", "class", "source"];

    /// <summary>What a name in a header says: "time_ms", "Time [us]", "size", "Length (bytes)", "flow".</summary>
    public static TableColumn Of(string name)
    {
        string[] words = name.ToLowerInvariant().Split([' ', '_', '.', '-', '[', ']', '(', ')', '/', '"', '\t'], StringSplitOptions.RemoveEmptyEntries);
        int shift = -1;
        bool bits = false;
        if (words.Length > 1)
        {
            int unit = words[^1] switch { "s" or "sec" or "secs" or "second" or "seconds" => 9, "ms" or "msec" or "millisecond" or "milliseconds" => 6, "us" or "usec" or "\u00B5s" or "microsecond" or "microseconds" => 3, "ns" or "nsec" or "nanosecond" or "nanoseconds" => 0, _ => -2 };
            if (unit >= 0) shift = unit;
            bits = words[^1] is "bit" or "bits";
            if (unit >= 0 || bits || words[^1] is "b" or "byte" or "bytes" or "octets") words = words[..^1];
        }
        string all = string.Concat(words);
        if (s_time.Contains(all)) return new TableColumn(TableColumnKind.Time, shift);
        if (s_size.Contains(all)) return new TableColumn(TableColumnKind.Size, -1, bits || all == "bits");
        return new TableColumn(s_flow.Contains(all) ? TableColumnKind.Flow : TableColumnKind.None, shift);
    }
}
