using System.Text.Json;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Traffic;
using NetOpt.Traffic.Measures;

namespace NetOpt.Tests.Traffic.Measures;

public class TraceMeasurementTests
{
    private static readonly OperationContext s_context = OperationContext.Default;

    private static PacketTrace Even(int count, long apart, int size = 1000) =>
        new([.. Enumerable.Range(0, count).Select(i => i * apart)], [.. Enumerable.Repeat(size, count)]);

    private static PacketTrace Poisson(int count, double rate, ulong seed, bool exponentialSizes = false)
    {
        var random = new RandomStream(seed, "poisson");
        double t = 0;
        var time = new long[count];
        var size = new int[count];
        for (int i = 0; i < count; i++)
        {
            t -= Math.Log(1 - random.NextDouble()) / rate;
            time[i] = (long)(t * 1e9);
            size[i] = exponentialSizes ? Math.Max(1, (int)Math.Round(-1000 * Math.Log(1 - random.NextDouble()))) : 1000;
        }
        return new PacketTrace([.. time], [.. size]);
    }

    [Fact]
    public void Hill_gives_the_value_of_the_theory()
    {
        double[] sorted = [1, 2, 5, 10, 12.5, 25, 50, 100];
        Assert.Equal(0.7213475, HillEstimator.Estimate(sorted, 3).Alpha!.Value, 1e-7);
        Assert.Throws<NetOptException>(() => HillEstimator.Estimate(sorted, 8));
        Assert.Throws<NetOptException>(() => HillEstimator.Estimate(sorted, 0));
    }

    [Theory]
    [InlineData(1.2)]
    [InlineData(1.8)]
    [InlineData(3)]
    public void The_tail_of_a_Pareto_sample_is_found_and_stable(double alpha)
    {
        var random = new RandomStream(5, "pareto");
        double[] sample = [.. Enumerable.Range(0, 20000).Select(_ => Math.Pow(1 - random.NextDouble(), -1 / alpha)).Order()];
        TailIndex tail = HillEstimator.Analyze(sample)!;
        Assert.True(tail.IsStable);
        Assert.InRange(tail.Alpha!.Value, alpha - 4 * tail.StandardError!.Value, alpha + 4 * tail.StandardError.Value);
        Assert.Equal(FittedDistribution.Pareto, DistributionFitting.Fit(sample, s_context)[0].Distribution);
    }

    [Fact]
    public void Each_distribution_fits_its_own_samples_best()
    {
        var random = new RandomStream(6, "fits");
        double[] Sample(Func<double, double> quantile) => [.. Enumerable.Range(0, 5000).Select(_ => quantile(1 - random.NextDouble())).Order()];
        DistributionFit exponential = DistributionFitting.Fit(Sample(u => -3 * Math.Log(u)), s_context).First(f => f.Distribution == FittedDistribution.Exponential);
        Assert.Equal(3, exponential.Scale, 0.2);
        Assert.False(exponential.IsRejected);
        DistributionFit lognormal = DistributionFitting.Fit(Sample(u => Math.Exp(1 + 0.5 * SpecialFunctions.NormalQuantile(u * 0.999999))), s_context)[0];
        Assert.Equal(FittedDistribution.Lognormal, lognormal.Distribution);
        Assert.Equal(1, lognormal.Scale, 0.05);
        Assert.Equal(0.5, lognormal.Shape, 0.03);
        DistributionFit weibull = DistributionFitting.Fit(Sample(u => 2 * Math.Pow(-Math.Log(u), 1 / 0.6)), s_context)[0];
        Assert.Equal(FittedDistribution.Weibull, weibull.Distribution);
        Assert.Equal(0.6, weibull.Shape, 0.03);
        Assert.Equal(2, weibull.Scale, 0.2);
    }

    [Fact]
    public void Poisson_arrivals_have_a_dispersion_of_one_at_every_scale()
    {
        TraceMeasures m = TraceMeasurement.Run(new MeasureTraceRequest(Poisson(100_000, 1000, 1)), s_context);
        Assert.All(m.Scales.Where(s => s.Intervals > 200), s => Assert.InRange(s.PacketDispersion!.Value, 1 - 5 * Math.Sqrt(2.0 / s.Intervals), 1 + 5 * Math.Sqrt(2.0 / s.Intervals)));
        Assert.Equal(1, m.Interarrival.Scv!.Value, 0.05);
        Assert.Contains("No long memory", m.Hurst!.Verdict);
    }

    [Fact]
    public void Exact_edges_put_even_packets_evenly_and_rounded_ones_are_told()
    {
        PacketTrace trace = Even(3001, 10_000_000);
        TraceMeasures exact = TraceMeasurement.Run(new MeasureTraceRequest(trace, ScalesSeconds: [0.01], BinEdges: BinEdges.Exact), s_context);
        Assert.Equal(0, exact.Scales[0].PacketDispersion);
        TraceMeasures rounded = TraceMeasurement.Run(new MeasureTraceRequest(trace, ScalesSeconds: [0.01]), s_context);
        Assert.True(rounded.Scales[0].EdgePackets > 0);
        Assert.Contains(rounded.Notes, n => n.Contains("edge"));
        var counts = new int[rounded.Scales[0].Intervals];
        foreach (long t in trace.TimeNanoseconds)
        {
            int bin = (int)Math.Floor(t / 1e9 / 0.01);
            if (bin < counts.Length) counts[bin]++;
        }
        Assert.Equal(SampleMath.Variance([.. counts.Select(c => (double)c)]), rounded.Scales[0].VariancePackets!.Value, 1e-12);
    }

    [Fact]
    public void Small_and_odd_traces_have_what_figures_they_can_have()
    {
        foreach (PacketTrace trace in (PacketTrace[])[Even(1, 1), Even(2, 0), Even(2, 5), Even(50, 0), Even(300, 1_000_000_000), new([0, long.MaxValue - 1], [1, int.MaxValue])])
        {
            TraceMeasures m = TraceMeasurement.Run(new MeasureTraceRequest(trace, IntervalSeconds: 1e6), s_context);
            string json = JsonSerializer.Serialize(m, OperationCatalog.Get("traffic.measure").ResultType);
            Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize(json, OperationCatalog.Get("traffic.measure").ResultType), OperationCatalog.Get("traffic.measure").ResultType));
        }
        Assert.Equal(ErrorCodes.EmptyInput, Assert.Throws<NetOptException>(() => TraceMeasurement.Run(new MeasureTraceRequest(), s_context)).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => TraceMeasurement.Run(new MeasureTraceRequest(Even(9, 9), IntervalSeconds: 0), s_context)).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => TraceMeasurement.Run(new MeasureTraceRequest(Even(9, 9), Lags: [0]), s_context)).Code);
        Assert.Equal(ErrorCodes.TooLarge, Assert.Throws<NetOptException>(() => TraceMeasurement.Run(new MeasureTraceRequest(Even(9, 1_000_000_000), ScalesSeconds: [1e-9]), s_context)).Code);
        Assert.Equal(ErrorCodes.InvalidTrace, Assert.Throws<NetOptException>(() => new SampleSeries([1e308, -1e308])).Code);
        Assert.Null(SampleMeasurement.Run(new MeasureSamplesRequest(new SampleSeries([-5, 3])), s_context).Timer);
    }

    [Fact]
    public void The_retransmission_timer_is_that_of_the_theory()
    {
        RetransmissionTimer timer = SampleMeasurement.Run(new MeasureSamplesRequest(new SampleSeries([100, 120, 80, 300], "ms")), s_context).Timer!;
        Assert.Equal(124.7266, timer.SmoothedRtt, 1e-4);
        Assert.Equal(78.20313, timer.RttVariation, 1e-5);
        Assert.Equal(437.5391, timer.Timeout, 1e-4);
    }

    [Fact]
    public void Tail_formulas_give_the_values_of_the_theory()
    {
        Assert.Equal(0.03869051, QueueTailFormulas.Norros(10, 8, 1, 0.8, 100), 1e-8);
        Assert.Equal(1.928750e-22, QueueTailFormulas.Norros(10, 8, 1, 0.5, 100), 1e-28);
        Assert.Equal(0.03162278, QueueTailFormulas.Pakes(0.6, 1.5, 1, 1000), 1e-8);
        Assert.Throws<NetOptException>(() => QueueTailFormulas.Pakes(0.6, 1, 1, 1000));
        Assert.Throws<NetOptException>(() => QueueTailFormulas.Norros(8, 8, 1, 0.5, 1));
    }

    [Fact]
    public void Poisson_packets_of_exponential_sizes_wait_as_in_an_MM1_queue()
    {
        TraceQueue q = TrafficEffect.Run(new TrafficEffectRequest(Poisson(400_000, 1000, 3, exponentialSizes: true), Loads: [0.7]), s_context).Queues[0];
        Assert.Equal(0.7, q.Load, 1e-9);
        Assert.InRange(q.MeanWaitSeconds, q.Mm1WaitSeconds!.Value * 0.95, q.Mm1WaitSeconds.Value * 1.05);
        Assert.InRange(q.WaitingFraction, 0.69, 0.71);
        for (int i = 0; i < q.BacklogBytes.Length; i++)
        {
            if (q.BacklogTail[i] > 0.05) Assert.InRange(q.BacklogTail[i], q.BacklogMm1[i] * 0.9, q.BacklogMm1[i] * 1.1);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData(4000.0)]
    public void A_queue_is_that_of_a_plain_loop(double? buffer)
    {
        PacketTrace trace = Poisson(3000, 1000, 8, exponentialSizes: true);
        if (buffer is not null) trace = new PacketTrace(trace.TimeNanoseconds, [.. trace.SizeBytes.Select(s => Math.Min(s, 4000))]);
        TraceQueue q = TrafficEffect.Run(new TrafficEffectRequest(trace, CapacitiesBps: [9e6], BufferBytes: buffer), s_context).Queues[0];
        double free = 0, waits = 0, above = 0, x = q.BacklogBytes[8];
        int lost = 0;
        for (int i = 0; i < trace.Count; i++)
        {
            double t = trace.TimeNanoseconds[i] / 1e9, wait = Math.Max(0, free - t), service = trace.SizeBytes[i] * 8 / 9e6;
            if (buffer is { } b && (wait + service) * 9e6 / 8 > b + 0.5) lost++;
            else
            {
                waits += wait;
                free = Math.Max(free, t) + service;
            }
            if (i + 1 == trace.Count) break;
            // Until the next arrival the backlog is above x as long as more than x is left to send.
            double next = trace.TimeNanoseconds[i + 1] / 1e9;
            above += Math.Clamp(free - x * 8 / 9e6 - t, 0, next - t);
        }
        Assert.Equal(lost, q.LostPackets);
        Assert.Equal(waits / (trace.Count - lost), q.MeanWaitSeconds, 1e-12);
        Assert.Equal(above / ((trace.TimeNanoseconds[^1] - trace.TimeNanoseconds[0]) / 1e9), q.BacklogTail[8], 1e-9);
        if (buffer is not null) Assert.True(lost > 0 && q.MaxBacklogBytes <= buffer + 1);
    }

    [Fact]
    public void Overload_is_said_and_bad_links_are_errors()
    {
        PacketTrace trace = Poisson(1000, 1000, 2);
        TraceQueue q = TrafficEffect.Run(new TrafficEffectRequest(trace, Loads: [1.2]), s_context).Queues[0];
        Assert.Contains("overload", q.Note);
        Assert.Null(q.KingmanWaitSeconds);
        foreach (TrafficEffectRequest bad in (TrafficEffectRequest[])[new(trace, Loads: [0]), new(trace, Loads: [double.NaN]), new(trace, CapacitiesBps: [-1]), new(trace, CapacitiesBps: [double.PositiveInfinity]), new(trace, BufferBytes: 10), new(trace, BufferBytes: 0)])
            Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => TrafficEffect.Run(bad, s_context)).Code);
        Assert.Equal(ErrorCodes.EmptyInput, Assert.Throws<NetOptException>(() => TrafficEffect.Run(new TrafficEffectRequest(Even(5, 0)), s_context)).Code);
    }

    [Fact]
    public void Work_can_be_canceled()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var context = new OperationContext { Cancellation = stop.Token };
        PacketTrace trace = Poisson(1000, 1000, 2);
        Assert.ThrowsAny<OperationCanceledException>(() => TraceMeasurement.Run(new MeasureTraceRequest(trace), context));
        Assert.ThrowsAny<OperationCanceledException>(() => TrafficEffect.Run(new TrafficEffectRequest(trace), context));
    }
}
