using System.Text.Json;
using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;
using NetOpt.Topology.Formats;
using NetOpt.Traffic;
using NetOpt.Traffic.Formats;
using NetOpt.Traffic.Measures;

namespace NetOpt.Tests.Traffic.Measures;

/// <summary>Every figure of the independent reference results, whatever traces they are of.</summary>
public class TraceReferenceTests
{
    private static readonly OperationContext s_context = OperationContext.Default;

    public static TheoryData<string> Traces
    {
        get
        {
            if (SharedData.Root is null) return ["none"];
            using JsonDocument document = SharedData.Expected("traces.json");
            return [.. document.RootElement.GetProperty("traces").EnumerateObject().Select(t => t.Name)];
        }
    }

    [SharedDataTheory]
    [MemberData(nameof(Traces))]
    public void All_figures_are_those_of_the_reference(string name)
    {
        using JsonDocument document = SharedData.Expected("traces.json");
        JsonElement expected = document.RootElement.GetProperty("traces").GetProperty(name);
        if (expected.TryGetProperty("rows", out _)) CheckMatrices(name, expected);
        else if (expected.TryGetProperty("rfc6298_final", out _)) CheckSeries(Read(name).Series!, expected);
        else if (expected.TryGetProperty("opportunities", out _)) CheckCapacity(Read(name).Trace!, expected);
        else CheckPackets(Read(name).Trace!, expected);
    }

    private static ImportedTrace Read(string name) => TraceFile.Read(SharedData.Data("traces/" + name));

    private static void CheckPackets(PacketTrace trace, JsonElement expected)
    {
        TraceMeasures m = TraceMeasurement.Run(new MeasureTraceRequest(trace), s_context);
        Assert.Equal(expected.GetProperty("packets").GetInt32(), m.Packets);
        Near(expected.GetProperty("first_s"), m.FirstSeconds, "first");
        Near(expected.GetProperty("last_s"), m.LastSeconds, "last");
        Assert.Equal(expected.GetProperty("total_bytes").GetInt64(), m.TotalBytes);
        Near(expected.GetProperty("mean_rate_bit_per_s"), m.MeanRateBps, "mean rate");
        Near(expected.GetProperty("length_bytes"), m.Size);
        Near(expected.GetProperty("interarrival_s"), m.Interarrival);
        foreach (JsonProperty bin in expected.GetProperty("bytes_per_bin").EnumerateObject())
        {
            ScaleMeasures scale = m.Scale(double.Parse(bin.Name, System.Globalization.CultureInfo.InvariantCulture))!;
            Assert.Equal(bin.Value.GetProperty("complete_bins").GetInt32(), scale.Intervals);
            Near(bin.Value.GetProperty("mean"), scale.MeanBytes, bin.Name);
            Near(bin.Value.GetProperty("variance_ddof1"), scale.VarianceBytes, bin.Name);
            Near(bin.Value.GetProperty("max"), scale.MaxBytes, bin.Name);
            Near(bin.Value.GetProperty("index_of_dispersion"), scale.ByteDispersion, bin.Name);
        }
        JsonElement[] fifo = [.. expected.GetProperty("fifo").EnumerateArray()];
        TrafficEffectResult effect = TrafficEffect.Run(new TrafficEffectRequest(trace, CapacitiesBps: [.. fifo.Select(f => f.GetProperty("link_bit_per_s").GetDouble())]), s_context);
        for (int i = 0; i < fifo.Length; i++)
        {
            TraceQueue queue = effect.Queues[i];
            Near(fifo[i].GetProperty("utilisation_mean_service_over_mean_interarrival"), queue.Load, "load");
            Near(fifo[i].GetProperty("mean_wait_s"), queue.MeanWaitSeconds, "mean wait");
            Near(fifo[i].GetProperty("max_wait_s"), queue.MaxWaitSeconds, "max wait");
            Near(fifo[i].GetProperty("p50_s"), queue.MedianWaitSeconds, "median wait");
            Near(fifo[i].GetProperty("p95_s"), queue.P95WaitSeconds, "p95");
            Near(fifo[i].GetProperty("p99_s"), queue.P99WaitSeconds, "p99");
            Near(fifo[i].GetProperty("fraction_waiting"), queue.WaitingFraction, "waiting");
            if (queue.Load < 1) Near(fifo[i].GetProperty("kingman_estimate_s"), queue.KingmanWaitSeconds, "Kingman");
        }
    }

    private static void CheckCapacity(PacketTrace trace, JsonElement expected)
    {
        TraceMeasures m = TraceMeasurement.Run(new MeasureTraceRequest(trace), s_context);
        Assert.Equal(expected.GetProperty("opportunities").GetInt32(), m.Packets);
        Near(expected.GetProperty("first_ms"), m.FirstSeconds * 1e3, "first");
        Near(expected.GetProperty("last_ms"), m.LastSeconds * 1e3, "last");
        Near(expected.GetProperty("mean_mbit_per_s_over_last_ms"), m.TotalBytes * 8 / m.LastSeconds / 1e6, "mean");
        Near(expected.GetProperty("throughput_mbit_per_s_1s_bins"), m.Rate, 1e-6);
        Assert.Equal(expected.GetProperty("zero_bins").GetInt32(), m.EmptyIntervals);
        Near(expected.GetProperty("gap_ms"), m.Interarrival, 1e3);
        Assert.Equal(expected.GetProperty("gaps_over_100ms").GetInt32(), m.LongGaps);
    }

    private static void CheckSeries(SampleSeries series, JsonElement expected)
    {
        Assert.Equal(expected.GetProperty("unit").GetString(), series.Unit);
        SampleMeasures m = SampleMeasurement.Run(new MeasureSamplesRequest(series), s_context);
        Near(expected.GetProperty("statistics"), m.Statistics);
        JsonElement timer = expected.GetProperty("rfc6298_final");
        Near(timer.GetProperty("srtt"), m.Timer!.SmoothedRtt, "srtt");
        Near(timer.GetProperty("rttvar"), m.Timer.RttVariation, "rttvar");
        Near(timer.GetProperty("rto"), m.Timer.Timeout, "rto");
        Near(timer.GetProperty("rto_max"), m.Timer.LargestTimeout, "rto max");
        Assert.Equal(timer.GetProperty("samples_above_the_rto_before_them").GetInt32(), m.Timer.LateSamples);
        Near(expected.GetProperty("rfc3550_jitter_final"), m.Jitter, "jitter");
        Near(expected.GetProperty("mean_absolute_difference"), m.MeanAbsoluteDifference, "difference");
    }

    private static void CheckMatrices(string name, JsonElement expected)
    {
        NetworkTopology network = TopologyFile.Read(SharedData.Data("sndlib-native/" + expected.GetProperty("network").GetString())).Topology;
        var totals = new List<double>();
        foreach (JsonElement row in expected.GetProperty("rows").EnumerateArray())
        {
            TrafficMatrix demands = TrafficMatrixFile.Read(SharedData.Data($"traces/{name}/{row.GetProperty("file").GetString()}")).Demands;
            Assert.Equal(row.GetProperty("records_used").GetInt32(), demands.Demands.Count(d => d.RateBps > 0 && d.Source != d.Target));
            Near(row.GetProperty("total_mbit_per_s"), demands.TotalRateBps / 1e6, "total");
            Near(row.GetProperty("largest_demand"), demands.Demands.Max(d => d.RateBps) / 1e6, "largest");
            NetworkTopology loaded = network.WithDemands(demands);
            Near(row.GetProperty("ecmp_unit_mlu"), RoutingOperations.Ecmp.Run(new EcmpRequest(loaded, WeightChoice.Unit), s_context).MaxUtilization, "ECMP");
            Near(row.GetProperty("ecmp_inverse_capacity_mlu"), RoutingOperations.Ecmp.Run(new EcmpRequest(loaded, WeightChoice.InverseCapacity), s_context).MaxUtilization, "ECMP by capacity");
            MultipathResult best = RoutingOperations.Multipath.Run(new MultipathRequest(loaded, 1e-5), s_context);
            double optimum = row.GetProperty("min_mlu").GetDouble();
            Assert.InRange(best.MaxUtilization, row.GetProperty("certified_lower_bound").GetDouble() * (1 - 1e-6), optimum * (1 + 1.1e-5));
            totals.Add(demands.TotalRateBps / 1e6);
        }
        Near(expected.GetProperty("total_statistics"), SampleMeasurement.Run(new MeasureSamplesRequest(new SampleSeries([.. totals])), s_context).Statistics);
    }

    private static void Near(JsonElement expected, SampleStatistics actual, double factor = 1)
    {
        Assert.Equal(expected.GetProperty("count").GetInt32(), actual.Count);
        Near(expected.GetProperty("mean"), actual.Mean * factor, "mean");
        Near(expected.GetProperty("std"), actual.StandardDeviation * factor, "std");
        Near(expected.GetProperty("min"), actual.Minimum * factor, "min");
        Near(expected.GetProperty("max"), actual.Maximum * factor, "max");
        Near(expected.GetProperty("scv"), actual.Scv, "scv");
        foreach (SamplePercentile p in actual.Percentiles)
            Near(expected.GetProperty(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"p{p.Percent:00.#}")), p.Value * factor, $"p{p.Percent}");
        double[] correlations = [.. expected.GetProperty("autocorrelation_1_2_5_10").EnumerateArray().Select(c => c.GetDouble())];
        for (int i = 0; i < correlations.Length; i++) Near(correlations[i], actual.Autocorrelation[i].Value, $"lag {actual.Autocorrelation[i].Lag}");
    }

    private static void Near(JsonElement expected, double? actual, string what) => Near(expected.GetDouble(), actual, what);

    private static void Near(double expected, double? actual, string what) =>
        Assert.True(actual is { } a && Math.Abs(a - expected) <= 1e-9 * Math.Abs(expected) + 1e-15, $"{what}: expected {expected:R}, was {actual:R}");
}
