using NetOpt.Operations;
using NetOpt.Traffic.Measures;
using NetOpt.Traffic.Sources;

namespace NetOpt.Traffic;

/// <summary>The operations of this area.</summary>
public static class TrafficOperations
{
    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new Operation<TrafficEffectRequest, TrafficEffectResult>("traffic.effect",
            "Sends packet traces through a link with a queue and says what they wait and lose, beside the formulas that are usually taken instead.",
            TrafficJson.Default.TrafficEffectRequest, TrafficJson.Default.TrafficEffectResult, TrafficEffect.Run),
        new Operation<GenerateTrafficRequest, GenerateTrafficResult>("traffic.generate",
            "Makes a packet trace of any traffic sources together, and says what it should be according to theory.",
            TrafficJson.Default.GenerateTrafficRequest, TrafficJson.Default.GenerateTrafficResult, TrafficGenerator.Run),
        new Operation<MeasureTraceRequest, TraceMeasures>("traffic.measure",
            "Measures a packet trace: sizes, times between packets, rates and dispersion over scales, Hurst parameter, tail indices, fitted distributions.",
            TrafficJson.Default.MeasureTraceRequest, TrafficJson.Default.TraceMeasures, TraceMeasurement.Run),
        new Operation<MeasureSamplesRequest, SampleMeasures>("traffic.samples",
            "Measures a series of values such as round-trip times: statistics, jitter, retransmission timer, Hurst parameter, tail index, fitted distributions.",
            TrafficJson.Default.MeasureSamplesRequest, TrafficJson.Default.SampleMeasures, SampleMeasurement.Run),
    ];
}
