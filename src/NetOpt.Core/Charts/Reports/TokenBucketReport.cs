using System.Collections.Immutable;
using NetOpt.Bandwidth.NetworkCalculus;
using NetOpt.Bandwidth.TokenBuckets;
using NetOpt.Units;

namespace NetOpt.Charts.Reports;

/// <summary>The reports on token buckets: conformance over time, a shaper's delay and backlog, the burst curve, and the curves of network calculus.</summary>
public static class TokenBucketReport
{
    private const int MostFlows = 20;
    private const int CurvePoints = 120;

    /// <summary>Rates of each color over time, and shares per flow. O(intervals + flows).</summary>
    /// <param name="result">The result.</param>
    public static ChartPage Create(PolicingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var items = ImmutableArray.CreateBuilder<PageItem>();
        ConformanceInterval[] slots = [.. result.Intervals.Where(i => i.LengthSeconds > 0)];
        if (slots.Length > 1)
        {
            ImmutableArray<double> time = [.. slots.Select(i => i.StartSeconds)];
            var series = new List<XySeries>
            {
                new("offered", time, [.. slots.Select(i => (i.GreenBytes + i.YellowBytes + i.RedBytes) * 8 / i.LengthSeconds)], XyMark.Step, SeriesRole.Before),
                new(Line(PacketColor.Green, result), time, [.. slots.Select(i => i.GreenBytes * 8 / i.LengthSeconds)], XyMark.Step, SeriesRole.After),
            };
            if (result.Colors.Length == 3) series.Add(new(Line(PacketColor.Yellow, result), time, [.. slots.Select(i => i.YellowBytes * 8 / i.LengthSeconds)], XyMark.Step));
            series.Add(new(Line(PacketColor.Red, result), time, [.. slots.Select(i => i.RedBytes * 8 / i.LengthSeconds)], XyMark.Step));
            items.Add(new PageChart(ChartFactory.Lines("Conformance over time", new ChartAxis("Time", ChartUnit.Seconds), new ChartAxis("Rate", ChartUnit.BitsPerSecond) { Minimum = 0 }, [.. series]) with
            {
                Subtitle = Sentence(Meter(result)),
                References = result.Rate == default ? [] : [new ReferenceLine(result.Rate.BitsPerSecond, "rate of the bucket")],
            }));
        }
        if (result.Flows.Length > 1) items.Add(new PageChart(Flows(result)));
        ColorShare red = result.Colors[^1];
        string summary = $"{ChartNumber.Format(result.Colors[0].PacketShare, ChartUnit.Ratio)} of {result.Packets} packets conform"
            + (red.Packets == 0 ? "." : $", {ChartNumber.Format(red.PacketShare, ChartUnit.Ratio)} are red; the farthest is {ChartNumber.Format(result.LongestWaitNanoseconds / 1e9, ChartUnit.Seconds)} over.");
        return new ChartPage("Conformance of " + result.TraceName, $"{Sentence(Meter(result))}. {summary}", items.ToImmutable());
    }

    /// <summary>Backlog, delay and rates over time. O(intervals).</summary>
    /// <param name="result">The result.</param>
    public static ChartPage Create(ShapingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var items = ImmutableArray.CreateBuilder<PageItem>();
        ShapingInterval[] slots = [.. result.Intervals.Where(i => i.LengthSeconds > 0)];
        if (slots.Length > 1)
        {
            ImmutableArray<double> time = [.. slots.Select(i => i.StartSeconds)];
            var axis = new ChartAxis("Time", ChartUnit.Seconds);
            ShapingInterval[] delayed = [.. slots.Where(i => i.MaxDelaySeconds is not null)];
            items.Add(new PageChart(ChartFactory.Lines("Traffic before and behind the shaper", axis, new ChartAxis("Rate", ChartUnit.BitsPerSecond) { Minimum = 0 },
                new XySeries("arrivals", time, [.. slots.Select(i => i.ArrivedBytes * 8 / i.LengthSeconds)], XyMark.Step, SeriesRole.Before),
                new XySeries("departures", time, [.. slots.Select(i => i.DepartedBytes * 8 / i.LengthSeconds)], XyMark.Step, SeriesRole.After)) with
            { Subtitle = Shaper(result), References = [new ReferenceLine(result.Rate.BitsPerSecond, "rate of the bucket")] }));
            items.Add(new PageChart(ChartFactory.Lines("Longest delay", axis, new ChartAxis("Delay", ChartUnit.Seconds) { Minimum = 0 },
                new XySeries("longest delay of the packets that came then", [.. delayed.Select(i => i.StartSeconds)], [.. delayed.Select(i => i.MaxDelaySeconds!.Value)], XyMark.Step, SeriesRole.After))));
            items.Add(new PageChart(ChartFactory.Lines("Largest backlog", axis, new ChartAxis("Waiting", ChartUnit.Bytes) { Minimum = 0 },
                new XySeries("largest backlog", time, [.. slots.Select(i => (double)i.MaxBacklogBytes)], XyMark.Step, SeriesRole.After)) with
            { References = result.QueueLimit is { } limit && limit.Bytes < 10 * Math.Max(1, result.MaxBacklogBytes) ? [new ReferenceLine(limit.Bytes, "limit")] : [] }));
        }
        string summary = $"{result.DelayedPackets} of {result.Packets} packets wait, {ChartNumber.Format(result.MeanDelaySeconds ?? 0, ChartUnit.Seconds)} on average over all; {result.DroppedPackets} are dropped.";
        return new ChartPage("Shaping of " + result.TraceName, $"{Shaper(result)}. {summary}", items.ToImmutable());
    }

    /// <summary>The smallest bucket over the rate. O(rates).</summary>
    /// <param name="result">The result.</param>
    public static ChartPage Create(BurstCurveResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        XyChart chart = ChartFactory.Lines("Burst curve", new ChartAxis("Rate", ChartUnit.BitsPerSecond) { IsLogarithmic = true }, new ChartAxis("Smallest burst", ChartUnit.Bytes) { IsLogarithmic = true },
            new XySeries("smallest burst", [.. result.Points.Select(p => p.RateBps)], [.. result.Points.Select(p => p.ExactBurstBytes)], XyMark.Line, SeriesRole.After));
        string mean = result.MeanRateBps is { } rate ? $"mean rate {ChartNumber.Format(rate, ChartUnit.BitsPerSecond)}, " : "";
        chart = chart with { Subtitle = $"With a bucket on or above the line every packet conforms; {mean}largest packet {ChartNumber.Format(result.LargestPacketBytes, ChartUnit.Bytes)}" };
        return new ChartPage("Burst curve of " + result.TraceName, chart.Subtitle + ".", [new PageChart(chart)]);
    }

    /// <summary>Arrival curve, service curve and what comes out. O(1).</summary>
    /// <param name="result">The result.</param>
    public static ChartPage Create(BoundsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var items = ImmutableArray.CreateBuilder<PageItem>();
        var curve = result.PeakRateBps is { } p ? new ArrivalCurve(result.PeakBurstBits!.Value, p, result.BurstBits, result.RateBps) : new ArrivalCurve(result.BurstBits, result.RateBps);
        double latency = result.ServiceLatencySeconds, end = 1.5 * Math.Max(curve.Crossing, latency + (curve.Burst + curve.Rate * latency) / result.ServiceRateBps);
        // The corners as well, so that they are sharp.
        double[] time = [.. Enumerable.Range(0, CurvePoints + 1).Select(k => end * k / CurvePoints).Append(latency).Append(Math.Min(curve.Crossing, end)).Distinct().Order()];
        XyChart chart = ChartFactory.Lines("Arrivals and service", new ChartAxis("Length of the window", ChartUnit.Seconds), new ChartAxis("Data", ChartUnit.Bytes) { Minimum = 0 },
            new XySeries("arrivals, at most", [.. time], [.. time.Select(t => Math.Min(curve.PeakBurst + curve.PeakRate * t, curve.Burst + curve.Rate * t) / 8)], XyMark.Line, SeriesRole.Before),
            new XySeries("service, at least", [.. time], [.. time.Select(t => Math.Max(0, result.ServiceRateBps * (t - latency)) / 8)], XyMark.Line, SeriesRole.After));
        chart = chart with { Subtitle = result.Stable ? "The delay bound is the largest horizontal distance, the backlog bound the largest vertical one" : "The lines never meet: nothing bounds delay or backlog" };
        items.Add(new PageChart(chart));
        if (result.Nodes.Length > 1)
        {
            items.Add(new PageChart(ChartFactory.Bars("Delay bounds", [.. result.Nodes.Select(n => $"node {n.Node + 1}"), "sum of the nodes", "end to end"], new ChartAxis("Delay", ChartUnit.Seconds) { Minimum = 0 }, isHorizontal: true,
                new BarSeries("bound", [.. result.Nodes.Select(n => (double?)n.DelayBoundSeconds), result.SumOfNodeDelaysSeconds, result.DelayBoundSeconds], SeriesRole.After))));
        }
        string summary = result.Stable ? $"Delay at most {ChartNumber.Format(result.DelayBoundSeconds!.Value, ChartUnit.Seconds)}, backlog at most {ChartNumber.Format(result.BacklogBoundBits!.Value / 8, ChartUnit.Bytes)}." : "Not stable: nothing bounds delay or backlog.";
        if (result.Measured is { } m) summary += $" Measured: {ChartNumber.Format(m.MaxDelaySeconds, ChartUnit.Seconds)} and {ChartNumber.Format(m.MaxBacklogBits / 8, ChartUnit.Bytes)}.";
        return new ChartPage("Bounds on delay and backlog", summary, items.ToImmutable());
    }

    /// <summary>The meter in words.</summary>
    /// <param name="result">Its result.</param>
    public static string Meter(PolicingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        string bucket = $"{UnitFormat.Rate(result.Rate.BitsPerSecond)} with a burst of {UnitFormat.Size(result.Burst.Bytes)}";
        string peak = $"{UnitFormat.Rate(result.PeakRate?.BitsPerSecond)} with a burst of {UnitFormat.Size(result.PeakBurst?.Bytes)}";
        return MeterName(result) + result.Meter switch
        {
            PolicingMeter.DualTokenBucket => $": {bucket}, peak {peak}",
            PolicingMeter.SrTcm => $": {bucket}, excess burst {UnitFormat.Size(result.ExcessBurst?.Bytes ?? 0)}",
            PolicingMeter.TrTcm => $": committed {bucket}, peak {peak}",
            PolicingMeter.Hierarchy => "",
            _ => $": {bucket}",
        };
    }

    /// <summary>The kind of meter in words.</summary>
    /// <param name="result">Its result.</param>
    public static string MeterName(PolicingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        string aware = result.ColorAware ? ", color-aware" : ", color-blind";
        return result.Meter switch
        {
            PolicingMeter.DualTokenBucket => "two token buckets",
            PolicingMeter.SrTcm => "single-rate three-color marker" + aware,
            PolicingMeter.TrTcm => "two-rate three-color marker" + aware,
            PolicingMeter.Hierarchy => $"tree of {result.Buckets.Length} token buckets",
            _ => "token bucket",
        };
    }

    /// <summary>The shaper in words.</summary>
    /// <param name="result">Its result.</param>
    public static string Shaper(ShapingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return $"{UnitFormat.Rate(result.Rate.BitsPerSecond)} with a burst of {UnitFormat.Size(result.Burst.Bytes)}"
            + (result.PeakRate is { } peak ? $", peak {UnitFormat.Rate(peak.BitsPerSecond)} with {UnitFormat.Size(result.PeakBurst?.Bytes)}" : "")
            + (result.QueueLimit is { } limit ? $", queue of {UnitFormat.Size(limit.Bytes)}" : ", queue without limit");
    }

    /// <summary>The traffic in words.</summary>
    /// <param name="result">The bounds on it.</param>
    public static string Traffic(BoundsResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return $"{UnitFormat.Rate(result.RateBps)} with a burst of {UnitFormat.Size(result.BurstBits / 8)}" + (result.BurstFromTrace ? " (what the trace needs)" : "")
            + (result.PeakRateBps is { } peak ? $", peak {UnitFormat.Rate(peak)} with {UnitFormat.Size(result.PeakBurstBits / 8)}" : "");
    }

    /// <summary>What a color means for this meter.</summary>
    /// <param name="color">The color.</param>
    /// <param name="result">The meter's result.</param>
    public static string Color(PacketColor color, PolicingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Colors.Length == 3) return color.ToString().ToLowerInvariant();
        return color == PacketColor.Green ? "conforming" : "exceeding";
    }

    // A line called "green" must not be blue.
    private static string Line(PacketColor color, PolicingResult result) => result.Colors.Length < 3 ? Color(color, result)
        : color switch { PacketColor.Green => "committed", PacketColor.Yellow => "excess", _ => "beyond" } + $" (marked {Color(color, result)})";

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static BarChart Flows(PolicingResult result)
    {
        FlowConformance[] flows = [.. result.Flows.OrderByDescending(f => f.Bytes).ThenBy(f => f.Flow).Take(MostFlows)];
        double scale = result.DurationSeconds > 0 ? 8 / result.DurationSeconds : 1;
        ChartUnit unit = result.DurationSeconds > 0 ? ChartUnit.BitsPerSecond : ChartUnit.Bytes;
        return ChartFactory.Bars("Flows", flows.Select(f => char.IsAsciiDigit(f.Name[0]) ? "flow " + f.Name : f.Name), new ChartAxis(result.DurationSeconds > 0 ? "Rate" : "Data", unit) { Minimum = 0 }, isHorizontal: true,
            new BarSeries("offered", [.. flows.Select(f => (double?)(f.Bytes * scale))], SeriesRole.Before),
            new BarSeries(Line(PacketColor.Green, result), [.. flows.Select(f => (double?)(f.GreenBytes * scale))], SeriesRole.After)) with
        {
            Subtitle = result.Flows.Length > MostFlows ? $"The {MostFlows} largest of {result.Flows.Length}" : null,
        };
    }
}
