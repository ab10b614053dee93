using System.Collections.Immutable;
using NetOpt.Operations;

namespace NetOpt.Traffic.Measures;

/// <summary>
/// Measures a packet trace: sizes, times between packets, rates over scales, indices of dispersion, the Hurst parameter by four estimators, tail
/// indices, fitted distributions. Time O(n log n + n · scales) with n packets, space O(n + intervals).
/// Conventions: percentiles by linear interpolation (type 7), variances with n - 1, biased autocorrelation, intervals from time 0 of which only
/// complete ones up to the last packet count, mean rate over the time from the first to the last packet.
/// Source: Leland, Taqqu, Willinger and Wilson 1994 for the measures as a whole; the rest with each estimator.
/// </summary>
public static class TraceMeasurement
{
    private const double RateInterval = 1;
    private const int FewestIntervals = 8;
    private const int Block = 1 << 18;

    private static readonly double[] s_always = [0.01, 0.1, 1];

    /// <summary>Measures.</summary>
    /// <param name="request">The trace, intervals and lags.</param>
    /// <param name="context">Cancellation and progress.</param>
    /// <exception cref="NetOptException">EmptyInput: no trace, or no packet; InvalidParameter: an interval or lag is out of range; TooLarge: an interval cuts the trace into too many.</exception>
    public static TraceMeasures Run(MeasureTraceRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        PacketTrace trace = PacketTrace.Required(request.Trace);
        IReadOnlyList<int> lags = CheckedLags(request.Lags);
        if (!(request.LongGapSeconds >= 0) || !double.IsFinite(request.LongGapSeconds))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"A long gap of {request.LongGapSeconds} s was asked for", "a finite time of at least 0", "0.1", request.LongGapSeconds);
        var notes = new List<string>();
        double span = (trace.TimeNanoseconds[^1] - trace.TimeNanoseconds[0]) / 1e9;
        if (trace.Count == 1) notes.Add("one packet: there are no times between packets and no rate");
        else if (span == 0) notes.Add("all packets come at the same time: there is no rate");

        context.Report("Measuring packets", 0);
        double[] size = Sizes(trace, context, out long total), sortedSize = Sorted(size, context);
        double[] gap = Gaps(trace, context), sortedGap = Sorted(gap, context);
        SampleStatistics sizes = SampleMath.Describe(size, sortedSize, "B", lags, context), gaps = SampleMath.Describe(gap, sortedGap, "s", lags, context);
        context.Report("Measuring tails", 0.3);
        TailIndex? sizeTail = HillEstimator.Analyze(sortedSize), gapTail = HillEstimator.Analyze(sortedGap);
        ImmutableArray<DistributionFit> sizeFits = DistributionFitting.Fit(sortedSize, context), gapFits = DistributionFitting.Fit(sortedGap, context);
        int together = Position(sortedGap, 0);
        if (together > 0) notes.Add($"{together} packets come at the time of the one before; tail and distributions leave these times of 0 out");

        context.Report("Measuring rates", 0.6);
        double rateInterval = request.IntervalSeconds ?? RateInterval;
        var rates = TraceBins.Of(trace, rateInterval, request.BinEdges, context);
        double[] rate = Array.ConvertAll(rates.Bytes, b => b * 8 / rateInterval);
        if (rate.Length == 0) notes.Add($"no interval of {rateInterval} s is complete: there are no rates in such intervals");
        double[] scales = request.ScalesSeconds is { Count: > 0 } asked ? [.. asked.Distinct().Order()] : Scales(trace, span);
        var measured = ImmutableArray.CreateBuilder<ScaleMeasures>();
        for (int s = 0; s < scales.Length; s++)
        {
            if (TraceBins.Of(trace, scales[s], request.BinEdges, context).Measure() is { } scale) measured.Add(scale);
            context.Report("Measuring rates", 0.6 + 0.3 * (s + 1) / scales.Length);
        }

        if (measured.Any(s => s.EdgePackets > 0))
        {
            notes.Add(FormattableString.Invariant($"packets exactly on the edge of an interval are in the earlier one where floating-point division rounds down, as in most scripts: {measured.Max(s => s.EdgePackets)} of them at {measured.MaxBy(s => s.EdgePackets)!.IntervalSeconds} s; exact edges put them in the later one"));
        }

        context.Report("Estimating the Hurst parameter", 0.9);
        HurstAnalysis? hurst = null;
        if (HurstInterval(request, trace, span) is { } width)
            hurst = HurstEstimation.Analyze((request.IntervalSeconds is null ? TraceBins.Of(trace, width, request.BinEdges, context) : rates).Bytes, width, context);
        if (hurst is null) notes.Add($"fewer than {HurstEstimation.FewestPoints} intervals, or the same in each: no Hurst parameter");

        return new TraceMeasures(trace.Name, trace.Count, trace.FlowCount, trace.TimeNanoseconds[0] / 1e9, trace.TimeNanoseconds[^1] / 1e9, trace.DurationNanoseconds / 1e9,
            total, SampleMath.Finite(total * 8.0 / span), SampleMath.Finite((trace.Count - 1) / span), sizes, gaps,
            request.LongGapSeconds, gap.Length - Position(sortedGap, request.LongGapSeconds),
            SampleMath.Describe(rate, Sorted(rate, context), "bit/s", lags, context), rateInterval, rates.Packets.Count(p => p == 0),
            measured.ToImmutable(), hurst, sizeTail, gapTail, sizeFits, gapFits, [.. notes]);
    }

    /// <summary>The lags asked for, or the usual ones.</summary>
    internal static IReadOnlyList<int> CheckedLags(IReadOnlyList<int>? lags)
    {
        foreach (int lag in lags ?? [])
        {
            if (lag < 1) throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"An autocorrelation at lag {lag} was asked for", "lags of at least 1", "1", lag);
        }
        return lags is { Count: > 0 } ? lags : SampleMath.Lags;
    }

    private static double[] Sizes(PacketTrace trace, OperationContext context, out long total)
    {
        var size = new double[trace.Count];
        total = 0;
        for (int i = 0; i < size.Length; i++)
        {
            if (i % Block == 0) context.ThrowIfCanceled();
            total += trace.SizeBytes[i];
            size[i] = trace.SizeBytes[i];
        }
        return size;
    }

    private static double[] Gaps(PacketTrace trace, OperationContext context)
    {
        var gap = new double[trace.Count - 1];
        ReadOnlySpan<long> time = trace.TimeNanoseconds.AsSpan();
        for (int i = 0; i < gap.Length; i++)
        {
            if (i % Block == 0) context.ThrowIfCanceled();
            gap[i] = (time[i + 1] - time[i]) / 1e9;
        }
        return gap;
    }

    private static double[] Sorted(double[] values, OperationContext context)
    {
        var sorted = (double[])values.Clone();
        // In pieces that are merged, so that Ctrl+C need not wait for the whole.
        ParallelSort.Sort(sorted, context);
        return sorted;
    }

    // How many of the sorted values are at most the limit.
    private static int Position(double[] sorted, double limit)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= limit) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private static double[] Scales(PacketTrace trace, double span)
    {
        double last = trace.TimeNanoseconds[^1] / 1e9;
        var scales = new SortedSet<double>(s_always.Where(s => s * 2 <= last && last / s <= TraceBins.Most));
        if (trace.Count > 1 && span > 0)
        {
            // From about one packet in four intervals, which is as good as Poisson, to few intervals.
            double from = Math.Max(span / (trace.Count - 1) / 4, 1e-9), to = last / FewestIntervals;
            for (int e = (int)Math.Floor(Math.Log10(from)); Power(1, e) <= to; e++)
            {
                foreach (int digit in (int[])[1, 2, 5])
                {
                    double scale = Power(digit, e);
                    if (scale >= from && scale <= to && last / scale <= TraceBins.Most) scales.Add(scale);
                }
            }
        }
        return [.. scales];
    }

    // A number that is written with one digit, exactly as its text would be read.
    private static double Power(int digit, int exponent) => exponent < 0 ? digit / Math.Pow(10, -exponent) : digit * Math.Pow(10, exponent);

    // About four packets in an interval, a round number of 1, 2 or 5.
    internal static double? HurstInterval(MeasureTraceRequest? request, PacketTrace trace, double span)
    {
        if (request?.IntervalSeconds is { } asked) return asked;
        if (trace.Count < 2 || span <= 0) return null;
        double wanted = span / (trace.Count - 1) * 4, last = trace.TimeNanoseconds[^1] / 1e9;
        // A short trace in finer intervals, down to one packet in each; a long one in at most a million.
        wanted = Math.Clamp(Math.Min(wanted, Math.Max(wanted / 4, last / 1024)), Math.Max(1e-9, last / (1 << 20)), double.MaxValue);
        double best = wanted, least = double.PositiveInfinity;
        int exponent = (int)Math.Floor(Math.Log10(wanted));
        for (int e = exponent - 1; e <= exponent + 1; e++)
        {
            foreach (int digit in (int[])[1, 2, 5])
            {
                double off = Math.Abs(Math.Log(Power(digit, e) / wanted));
                if (Power(digit, e) >= 1e-9 && off < least) (least, best) = (off, Power(digit, e));
            }
        }
        return best;
    }
}
