using System.Globalization;
using System.Text;
using NetOpt.Bandwidth.NetworkCalculus;
using NetOpt.Bandwidth.TokenBuckets;
using NetOpt.Charts.Reports;
using NetOpt.Units;

namespace NetOpt.PowerShell.Views;

/// <summary>Results of Test-TokenBucket as one screen of text, and their quantities as people read them.</summary>
public static class TokenBucketText
{
    private const int MostRed = 8;
    private const int MostFlows = 8;
    private const int MostPoints = 24;
    private const int LabelWidth = 15;

    /// <summary>Which packets conform.</summary>
    public static string Of(PolicingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        Line(text, "Meter", TokenBucketReport.MeterName(result));
        if (result.Meter != PolicingMeter.Hierarchy) Line(text, result.PeakRate is null ? "Rate" : "Committed", Bucket(result.Rate, result.Burst));
        if (result.PeakRate is { } peak) Line(text, "Peak", Bucket(peak, result.PeakBurst));
        if (result.ExcessBurst is { } excess) Line(text, "Excess burst", Exact(excess));
        Trace(text, result.TraceName, result.Packets, result.Bytes, result.DurationSeconds, result.OfferedRateBps);
        Line(text, "Verdict", result.Conforms ? "every packet conforms" : Exceeding(result));
        if (result.RedPacket.Length > 0) Line(text, "Farthest over", $"{UnitFormat.Size(result.LargestShortageBytes)} short, {UnitFormat.Time(result.LongestWaitNanoseconds / 1e9)} too early");
        Line(text, "Goes on", result.PassedRateBps is { } passed ? UnitFormat.Rate(passed) : "-");
        foreach (string note in result.Notes) Line(text, "Note", note);
        text.AppendLine();
        var colors = new TextTable("lrrrrr", "Color", "Packets", "Share", "Bytes", "Share", "Rate");
        foreach (ColorShare c in result.Colors)
            colors.Add(TokenBucketReport.Color(c.Color, result), Count(c.Packets), ViewText.Percent(c.PacketShare), UnitFormat.Size(c.Bytes), ViewText.Percent(c.ByteShare), UnitFormat.Rate(c.RateBps));
        colors.AppendTo(text);
        if (result.Buckets.Length > 1)
        {
            text.AppendLine();
            var buckets = new TextTable("llrrrrr", "Bucket", "Under", "Rate", "Burst", "Packets", "Short", "Passed");
            foreach (BucketConformance b in result.Buckets.Take(MostFlows))
                buckets.Add(b.Name, b.Parent ?? "-", Exact(b.Rate), Exact(b.Burst), Count(b.Packets), Count(b.ShortPackets), UnitFormat.Rate(b.PassedRateBps));
            buckets.AppendTo(text);
            More(text, result.Buckets.Length, MostFlows, "Buckets");
        }
        if (result.Flows.Length > 1)
        {
            text.AppendLine();
            bool yellow = result.Colors.Length == 3;
            var flows = new TextTable(yellow ? "lrrrrrr" : "lrrrrr", yellow ? ["Flow", "Packets", "Green", "Yellow", "Red", "Offered", "Green rate"] : ["Flow", "Packets", "Conform", "Exceed", "Offered", "Conforming rate"]);
            foreach (FlowConformance f in result.Flows.OrderByDescending(f => f.RedBytes).ThenBy(f => f.Flow).Take(MostFlows))
            {
                if (yellow) flows.Add(f.Name, Count(f.Packets), Count(f.GreenPackets), Count(f.YellowPackets), Count(f.RedPackets), UnitFormat.Rate(f.OfferedRateBps), UnitFormat.Rate(f.GreenRateBps));
                else flows.Add(f.Name, Count(f.Packets), Count(f.GreenPackets), Count(f.RedPackets), UnitFormat.Rate(f.OfferedRateBps), UnitFormat.Rate(f.GreenRateBps));
            }
            flows.AppendTo(text);
            More(text, result.Flows.Length, MostFlows, "Flows");
        }
        if (result.RedPacket.Length > 0)
        {
            text.AppendLine();
            var red = new TextTable("rrr", "Packet", "At", "Conforms after");
            for (int k = 0; k < Math.Min(MostRed, result.RedPacket.Length); k++)
                red.Add(Count(result.RedPacket[k]), Moment(result.RedTimeNanoseconds[k]), Wait(result.RedWaitNanoseconds[k]));
            red.AppendTo(text);
            More(text, result.RedPacket.Length, MostRed, "RedPacket, .RedTimeNanoseconds and .RedWaitNanoseconds");
        }
        return text.ToString().TrimEnd();
    }

    /// <summary>What a shaper did.</summary>
    public static string Of(ShapingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        Line(text, "Shaper", Bucket(result.Rate, result.Burst));
        if (result.PeakRate is { } peak) Line(text, "Peak", Bucket(peak, result.PeakBurst));
        Line(text, "Queue", result.QueueLimit is { } limit ? $"{Exact(limit)} at most" : "without limit");
        Trace(text, result.TraceName, result.Packets, result.Bytes, result.DurationSeconds, result.DurationSeconds > 0 ? result.Bytes * 8 / result.DurationSeconds : null);
        Line(text, "Verdict", result.Conforms ? "every packet leaves at once" : $"{Count(result.DelayedPackets)} of {Count(result.Packets)} packets wait ({ViewText.Percent(result.DelayedPackets / (double)result.Packets)})");
        Line(text, "Dropped", result.DroppedPackets == 0 ? "none" : $"{Count(result.DroppedPackets)} packets ({ViewText.Percent(result.DroppedPackets / (double)result.Packets)}), {UnitFormat.Size(result.DroppedBytes)}");
        Line(text, "Delay", $"mean {UnitFormat.Time(result.MeanDelaySeconds)}, median {UnitFormat.Time(result.MedianDelaySeconds)}, longest {UnitFormat.Time(result.MaxDelaySeconds)}");
        Line(text, "Percentiles", $"95th {UnitFormat.Time(result.P95DelaySeconds)}, 99th {UnitFormat.Time(result.P99DelaySeconds)}");
        Line(text, "Largest backlog", UnitFormat.Size(result.MaxBacklogBytes));
        Line(text, "Last departure", UnitFormat.Time(result.LastDepartureSeconds));
        if (result.Flows.Length > 1)
        {
            text.AppendLine();
            var flows = new TextTable("lrrrr", "Flow", "Packets", "Dropped", "Mean delay", "Longest");
            foreach (FlowShaping f in result.Flows.OrderByDescending(f => f.MaxDelaySeconds).ThenBy(f => f.Flow).Take(MostFlows))
                flows.Add(f.Name, Count(f.Packets), Count(f.DroppedPackets), UnitFormat.Time(f.MeanDelaySeconds), UnitFormat.Time(f.MaxDelaySeconds));
            flows.AppendTo(text);
            More(text, result.Flows.Length, MostFlows, "Flows");
        }
        text.AppendLine().Append("Per packet: .DepartureNanoseconds and .BacklogBytes; over time: .Intervals");
        return text.ToString().TrimEnd();
    }

    /// <summary>The smallest bucket at each rate.</summary>
    public static string Of(BurstCurveResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        Trace(text, result.TraceName, result.Packets, result.Bytes, result.DurationSeconds, result.MeanRateBps);
        Line(text, "Largest packet", UnitFormat.Size(result.LargestPacketBytes));
        text.AppendLine();
        var table = new TextTable("rrrrrr", "Rate", "Smallest burst", "Bytes", "Longest delay", "Window from", "to");
        foreach (BurstPoint p in Thinned(result.Points))
            table.Add(UnitFormat.Rate(p.RateBps), UnitFormat.Size(p.BurstBytes), Count(p.BurstBytes), UnitFormat.Time(p.MaxDelaySeconds), UnitFormat.Time(p.WindowStartNanoseconds / 1e9), UnitFormat.Time(p.WindowEndNanoseconds / 1e9));
        table.AppendTo(text);
        if (result.Points.Length > MostPoints) text.AppendLine(CultureInfo.InvariantCulture, $"All {result.Points.Length} rates are in .Points");
        return text.ToString().TrimEnd();
    }

    /// <summary>Bounds on delay and backlog.</summary>
    public static string Of(BoundsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        Line(text, "Traffic", TokenBucketReport.Traffic(result));
        Line(text, "Path", $"{result.Nodes.Length switch { 0 => "", 1 => "1 node, ", var n => $"{n} nodes, " }}at least {UnitFormat.Rate(result.ServiceRateBps)} after at most {UnitFormat.Time(result.ServiceLatencySeconds)}");
        if (!result.Stable) Line(text, "Delay bound", "none: the traffic may come faster than it is served, for ever");
        else
        {
            Line(text, "Delay bound", UnitFormat.Time(result.DelayBoundSeconds) + (result.Nodes.Length > 1 ? $" end to end (the nodes' own bounds add up to {UnitFormat.Time(result.SumOfNodeDelaysSeconds)})" : ""));
            Line(text, "Backlog bound", UnitFormat.Size(result.BacklogBoundBits / 8));
            Line(text, "Burst behind it", UnitFormat.Size(result.OutputBurstBits / 8));
        }
        if (result.Measured is { } m)
        {
            Line(text, "Trace", $"{m.TraceName}, {Count(m.Packets)} packets");
            Line(text, "Measured delay", $"longest {UnitFormat.Time(m.MaxDelaySeconds)} (packet {Count(m.MaxDelayPacket)}), mean {UnitFormat.Time(m.MeanDelaySeconds)}");
            Line(text, "Largest backlog", UnitFormat.Size(m.MaxBacklogBits / 8));
            if (!m.Conforms) Line(text, "Note", "the trace does not keep to its buckets, so the bounds need not hold for it");
        }
        if (result.Nodes.Length > 1)
        {
            text.AppendLine();
            var table = new TextTable("rrrrrr", "Node", "Rate", "Latency", "Delay bound", "Backlog bound", "Burst behind it");
            foreach (NodeBounds n in result.Nodes.Take(MostPoints))
                table.Add(Count(n.Node + 1), UnitFormat.Rate(n.RateBps), UnitFormat.Time(n.LatencySeconds), UnitFormat.Time(n.DelayBoundSeconds), UnitFormat.Size(n.BacklogBoundBits / 8), UnitFormat.Size(n.OutputBurstBits / 8));
            table.AppendTo(text);
            More(text, result.Nodes.Length, MostPoints, "Nodes");
        }
        return text.ToString().TrimEnd();
    }

    /// <summary>A size in bytes.</summary>
    public static string Size(double? bytes) => UnitFormat.Size(bytes);

    /// <summary>A size in bits, shown in bytes.</summary>
    public static string Bits(double? bits) => UnitFormat.Size(bits / 8);

    /// <summary>A rate in bit/s.</summary>
    public static string Rate(double? bitsPerSecond) => UnitFormat.Rate(bitsPerSecond);

    /// <summary>A time in seconds.</summary>
    public static string Time(double? seconds) => UnitFormat.Time(seconds);

    /// <summary>A time in nanoseconds.</summary>
    public static string Nanoseconds(long nanoseconds) => UnitFormat.Time(nanoseconds / 1e9);

    /// <summary>A rate for people.</summary>
    public static string Exact(BitRate? rate) => rate is { } r && r != default ? UnitFormat.Rate(r.BitsPerSecond) : "-";

    /// <summary>A size for people.</summary>
    public static string Exact(DataSize? size) => size is { } s ? UnitFormat.Size(s.Bytes) : "-";

    private static string Exceeding(PolicingResult result)
    {
        ColorShare green = result.Colors[0], red = result.Colors[^1];
        string word = result.Action == PolicingAction.Mark ? "marked" : "dropped";
        return result.Colors.Length == 3
            ? $"{ViewText.Percent(green.PacketShare)} of the packets are green, {ViewText.Percent(red.PacketShare)} red ({word})"
            : $"{Count(red.Packets)} of {Count(result.Packets)} packets exceed and are {word}";
    }

    private static string Bucket(BitRate rate, DataSize? burst) => $"{Exact(rate)}, burst {Exact(burst)}";

    private static void Trace(StringBuilder text, string name, long packets, long bytes, double seconds, double? rate)
    {
        Line(text, "Trace", $"{name}, {Count(packets)} packets");
        Line(text, "Offered", $"{UnitFormat.Size(bytes)} in {UnitFormat.Time(seconds)}" + (rate is null ? "" : $", {UnitFormat.Rate(rate)}"));
    }

    // To the microsecond, which tells packets apart.
    private static string Moment(long nanoseconds) => (nanoseconds / 1e9).ToString("0.000000", CultureInfo.InvariantCulture) + " s";

    private static string Wait(long nanoseconds) => nanoseconds switch
    {
        < 0 => "never: larger than its bucket",
        0 => "came red",
        long.MaxValue => "centuries",
        _ => UnitFormat.Time(nanoseconds / 1e9),
    };

    // The first, the last, and some between.
    private static IEnumerable<BurstPoint> Thinned(IReadOnlyList<BurstPoint> points)
    {
        int shown = Math.Min(MostPoints, points.Count);
        return Enumerable.Range(0, shown).Select(k => points[shown == 1 ? 0 : (int)((long)k * (points.Count - 1) / (shown - 1))]);
    }

    private static void More(StringBuilder text, int count, int shown, string member)
    {
        if (count > shown) text.AppendLine(CultureInfo.InvariantCulture, $"... and {count - shown} more in .{member}");
    }

    // Long values go on below, between words.
    private static void Line(StringBuilder text, string label, string value) => Paragraph.Line(text, label, LabelWidth, value);

    private static string Count(long value) => value.ToString(CultureInfo.InvariantCulture);
}
