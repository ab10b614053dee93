using NetOpt.Operations;
using NetOpt.Traffic.Sources;

namespace NetOpt.Traffic;

/// <summary>The operations of this area.</summary>
public static class TrafficOperations
{
    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new Operation<GenerateTrafficRequest, GenerateTrafficResult>("traffic.generate",
            "Makes a packet trace of any traffic sources together, and says what it should be according to theory.",
            TrafficJson.Default.GenerateTrafficRequest, TrafficJson.Default.GenerateTrafficResult, TrafficGenerator.Run),
    ];
}
