using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Traffic;
using NetOpt.Traffic.Sources;
using NetOpt.Units;

namespace NetOpt.Charts.Reports;

/// <summary>
/// The report on a <see cref="PacketTrace"/>: its rate over time at three scales, each ten times as fine as the one before. Poisson traffic
/// looks calm at the coarsest scale and noisy at the finest; self-similar traffic looks alike at all of them.
/// </summary>
public static class TraceReport
{
    private const int Steps = 200, Scales = 3, Zoom = 10;
    // Below a few packets in each step the picture shows packets and not rates.
    private const int LeastPackets = 4 * Steps;

    /// <summary>Makes the report. O(packets).</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="expected">What it should be, or null.</param>
    public static ChartPage Create(PacketTrace trace, TrafficExpectation? expected = null)
    {
        ArgumentNullException.ThrowIfNull(trace);
        double seconds = trace.DurationNanoseconds / 1e9, bytes = Bytes(trace, 0, trace.Count);
        string flows = trace.FlowCount == 1 ? "one flow" : string.Create(CultureInfo.InvariantCulture, $"{trace.FlowCount} flows");
        string rate = seconds > 0 ? UnitFormat.Rate(bytes * 8 / seconds) + " on average" : "no duration";
        string wanted = expected?.MeanRateBps is { } mean ? $", {UnitFormat.Rate(mean)} expected" : "";
        var items = ImmutableArray.CreateBuilder<PageItem>();
        if (trace.Count > 0 && seconds > 0)
        {
            double average = bytes * 8 / seconds;
            for (int scale = 0, part = 1; scale < Scales; scale++, part *= Zoom)
            {
                if (Rate(trace, part, average) is { } chart) items.Add(new PageChart(chart));
            }
        }
        return new ChartPage(trace.Name, string.Create(CultureInfo.InvariantCulture, $"{trace.Count} packets of {flows} in {UnitFormat.Time(seconds)}: {rate}{wanted}."), items.ToImmutable());
    }

    // The middle n-th of the trace; null where too few packets are in it to show anything.
    private static XyChart? Rate(PacketTrace trace, int part, double average)
    {
        double step = trace.DurationNanoseconds / (double)part / Steps, from = (trace.DurationNanoseconds - step * Steps) / 2;
        if (step < 1) return null;
        var bits = new double[Steps];
        int packets = 0;
        for (int i = 0; i < trace.Count; i++)
        {
            // The last packet may come at the very end, which is in the last step.
            int slot = (int)Math.Min(Math.Floor((trace.TimeNanoseconds[i] - from) / step), part == 1 ? Steps - 1 : Steps);
            if (slot < 0 || slot >= Steps) continue;
            bits[slot] += trace.SizeBytes[i] * 8.0;
            packets++;
        }
        if (part > 1 && packets < LeastPackets) return null;
        // A last point lets the last step have its length.
        double[] x = [.. Enumerable.Range(0, Steps + 1).Select(i => (from + i * step) / 1e9)];
        double[] y = [.. Enumerable.Range(0, Steps + 1).Select(i => bits[Math.Min(i, Steps - 1)] / (step / 1e9))];
        string what = part switch { 1 => "All of the trace", Zoom => "The tenth in the middle of it", _ => "The hundredth in the middle of it" };
        return ChartFactory.Lines($"Rate in steps of {UnitFormat.Time(step / 1e9)}", new ChartAxis("Time", ChartUnit.Seconds), new ChartAxis("Rate", ChartUnit.BitsPerSecond) { Minimum = 0 },
            new XySeries("Rate", [.. x], [.. y], XyMark.Step, SeriesRole.After)) with
        {
            Subtitle = what,
            References = [new ReferenceLine(average, "mean of the trace")],
        };
    }

    private static double Bytes(PacketTrace trace, int first, int last)
    {
        double bytes = 0;
        for (int i = first; i < last; i++) bytes += trace.SizeBytes[i];
        return bytes;
    }
}
