using NetOpt.Operations;

namespace NetOpt.Traffic.Measures;

/// <summary>
/// Measures a series of values, such as round-trip times in any unit: statistics by the conventions of <see cref="SampleMath"/>, jitter (RFC 3550, section 6.4.1),
/// the retransmission timer (RFC 6298, section 2), tail, fitted distributions, Hurst parameter. Time O(n log n), space O(n).
/// </summary>
public static class SampleMeasurement
{
    /// <summary>Measures.</summary>
    /// <param name="request">The series and the lags.</param>
    /// <param name="context">Cancellation and progress.</param>
    /// <exception cref="NetOptException">EmptyInput: no series, or no value; InvalidParameter: a lag below 1.</exception>
    public static SampleMeasures Run(MeasureSamplesRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        if (request.Series is not { Count: > 0 } series)
        {
            throw new NetOptException(ErrorCodes.EmptyInput, ErrorKind.InvalidArgument, request.Series is null ? "No series was given" : $"The series '{request.Series.Name}' holds no value",
                "a series with at least one value", """{"series": {"values": [100, 120, 80, 300], "unit": "ms"}}""");
        }
        ReadOnlySpan<double> x = series.Values.AsSpan();
        double[] sorted = x.ToArray();
        Array.Sort(sorted);
        context.Report("Measuring a series", 0.3);
        bool negative = sorted[0] < 0;
        double differences = 0, jitter = 0;
        for (int i = 1; i < x.Length; i++)
        {
            double d = Math.Abs(x[i] - x[i - 1]);
            differences += d;
            jitter += (d - jitter) / 16;
        }
        return new SampleMeasures(series.Name,
            SampleMath.Describe(x, sorted, series.Unit, TraceMeasurement.CheckedLags(request.Lags), context),
            x.Length > 1 ? differences / (x.Length - 1) : null, negative ? null : jitter, negative ? null : Timer(x),
            HillEstimator.Analyze(sorted), DistributionFitting.Fit(sorted, context), HurstEstimation.Analyze(x, null, context),
            negative ? ["some values are negative: they are no round-trip times, so there is no jitter and no timer"] : []);
    }

    private static RetransmissionTimer Timer(ReadOnlySpan<double> rtt)
    {
        double smoothed = rtt[0], variation = rtt[0] / 2, timeout = smoothed + 4 * variation, largest = timeout;
        int late = 0;
        foreach (double r in rtt[1..])
        {
            if (r > timeout) late++;
            variation = 0.75 * variation + 0.25 * Math.Abs(smoothed - r);
            smoothed = 0.875 * smoothed + 0.125 * r;
            timeout = smoothed + 4 * variation;
            largest = Math.Max(largest, timeout);
        }
        return new RetransmissionTimer(smoothed, variation, timeout, largest, late);
    }
}
