using NetOpt.Operations;

namespace NetOpt.Traffic.Measures;

/// <summary>What formulas for queues need of a trace: means and variations of sizes and times, its tail and its memory. O(n log n).</summary>
internal sealed class TraceFigures
{
    public TraceFigures(PacketTrace trace, OperationContext context)
    {
        Trace = trace;
        ReadOnlySpan<long> time = trace.TimeNanoseconds.AsSpan();
        var size = new double[trace.Count];
        for (int i = 0; i < size.Length; i++) size[i] = trace.SizeBytes[i];
        MeanSize = SampleMath.Mean(size, context);
        SizeScv = size.Length < 2 ? 0 : SampleMath.SumOfSquares(size, MeanSize, context) / (size.Length - 1) / (MeanSize * MeanSize);
        double squares = 0;
        MeanGap = size.Length < 2 ? 0 : (time[^1] - time[0]) / 1e9 / (size.Length - 1);
        for (int i = 1; i < time.Length; i++)
        {
            double off = (time[i] - time[i - 1]) / 1e9 - MeanGap;
            squares += off * off;
        }
        GapScv = size.Length < 3 || MeanGap == 0 ? 0 : squares / (size.Length - 2) / (MeanGap * MeanGap);
        LargestSize = (int)size.Max();
        ParallelSort.Sort(size, context);
        if (HillEstimator.Analyze(size) is { IsStable: true, Alpha: > 1 and < 4 } tail)
            (TailAlpha, TailStart) = (tail.Alpha, tail.ByLargest.First(p => p.Largest == tail.Largest));
        Memory(context);
    }

    public PacketTrace Trace { get; }

    /// <summary>Bytes.</summary>
    public double MeanSize { get; }

    public double SizeScv { get; }

    /// <summary>Seconds.</summary>
    public double MeanGap { get; }

    public double GapScv { get; }

    public int LargestSize { get; }

    /// <summary>Tail index of the sizes; null where they have no power tail with a finite mean.</summary>
    public double? TailAlpha { get; }

    /// <summary>Where that tail begins.</summary>
    public TailPoint? TailStart { get; }

    /// <summary>From the variance-time plot; null where it gives none.</summary>
    public double? Hurst { get; private set; }

    /// <summary>a of Var A(t) = a·m·t^2H, with bytes and seconds.</summary>
    public double VarianceCoefficient { get; private set; }

    private void Memory(OperationContext context)
    {
        if (TraceMeasurement.HurstInterval(null, Trace, MeanGap * (Trace.Count - 1)) is not { } interval) return;
        double[] bytes = TraceBins.Of(Trace, interval, BinEdges.Exact, context).Bytes;
        if (HurstEstimation.Analyze(bytes, interval, context)?.By(HurstMethod.VarianceTime) is not { Hurst: > 0.5 and < 1, IsReliable: true } estimate) return;
        Hurst = estimate.Hurst;
        // The line at one interval is the variance there; the same line gives H, so that both fit together.
        VarianceCoefficient = Math.Pow(10, estimate.Intercept) / (MeanSize / MeanGap * Math.Pow(interval, 2 * estimate.Hurst!.Value));
    }
}
