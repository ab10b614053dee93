using System.Collections.Immutable;
using NetOpt.Operations;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>
/// The operation <c>bandwidth.burstcurve</c>: the smallest token bucket that a trace needs, at each of many rates (<see cref="BurstCurve"/>).
/// Time O(packets · rates) over all cores, space O(rates).
/// </summary>
public static class BurstCurveOperation
{
    private const int MostDefaultRates = 65;
    private const int StepsPerDoubling = 4;

    /// <summary>Runs it.</summary>
    /// <exception cref="NetOptException">EmptyInput: no packets; InvalidParameter: a rate of 0, an empty list of rates, or no rates for a trace that lasts no time.</exception>
    public static BurstCurveResult Run(BurstCurveRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        PacketTrace trace = PacketTrace.Required(request.Trace);
        long bytes = 0;
        foreach (int size in trace.SizeBytes.AsSpan()) bytes += size;
        double? mean = trace.DurationNanoseconds == 0 ? null : bytes * 8.0 / (trace.DurationNanoseconds / 1e9);
        int largest = BucketCheck.Largest(trace);
        BitRate[] rates = request.Rates is { IsDefault: false } given ? [.. given.Order()] : Default(mean);
        if (rates.Length == 0) throw BucketCheck.Invalid("The list of rates is empty", "at least one rate", "10Mbps", 0);
        TokenRate[] tokens = [.. rates.Select(r => BucketCheck.Rate("bucket", r, DataSize.FromBytes(1), 0))];

        var points = new BurstPoint[rates.Length];
        var progress = new WorkProgress(context, "Finding the smallest buckets", rates.Length);
        ParallelWork.For(rates.Length, context, () => 0, (i, _) =>
        {
            (Int128 units, int first, int last) = BurstCurve.At(trace, tokens[i], bytes, context);
            double exact = (double)units / tokens[i].Nanoseconds;
            points[i] = new BurstPoint(rates[i], rates[i].BitsPerSecond, (long)((units - 1) / tokens[i].Nanoseconds + 1), exact,
                trace.TimeNanoseconds[first], trace.TimeNanoseconds[last], first, last, exact / (tokens[i].PerSecond));
            progress.Step();
        });
        // Beyond the first rate whose bucket is one packet nothing changes any more.
        int shown = points.Length;
        if (request.Rates is null) shown = Math.Min(shown, 1 + points.TakeWhile(p => p.BurstBytes > largest).Count());
        return new BurstCurveResult(trace.Name, trace.Count, bytes, trace.DurationNanoseconds / 1e9, mean, largest, [.. points[..shown]]);
    }

    private static BitRate[] Default(double? mean)
    {
        if (mean is not { } rate) throw BucketCheck.Invalid("All packets of the trace come at one instant, so it has no mean rate to start from", "a list of rates", "10Mbps", 0);
        return [.. Enumerable.Range(0, MostDefaultRates).Select(k => Rounded(rate / 4 * Math.Pow(2, k / (double)StepsPerDoubling))).Distinct()];
    }

    // Three digits: a rate that people can read, and whose fraction stays small.
    private static BitRate Rounded(double bitsPerSecond)
    {
        double scale = Math.Pow(10, Math.Floor(Math.Log10(bitsPerSecond)) - 2);
        return BitRate.FromBitsPerSecond(Math.Max(scale >= 1 ? Math.Round(bitsPerSecond / scale) * scale : Math.Round(bitsPerSecond, 6), 1e-6));
    }
}
