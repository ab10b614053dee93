using NetOpt.Bandwidth.Management;
using NetOpt.Operations;

namespace NetOpt.Bandwidth;

/// <summary>The operations of this area.</summary>
public static class BandwidthOperations
{
    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new Operation<AllocateRequest, AllocateResult>("bandwidth.allocate",
            "Admits flows with guarantees to one link or a network, and shares what is left by priority and demand.",
            BandwidthJson.Default.AllocateRequest, BandwidthJson.Default.AllocateResult, AllocateOperation.Run),
        new Operation<WaterfillRequest, WaterfillResult>("bandwidth.waterfill",
            "Shares one link, or a whole network along hop-shortest paths, in the weighted max-min fair way.",
            BandwidthJson.Default.WaterfillRequest, BandwidthJson.Default.WaterfillResult, WaterfillOperation.Run),
    ];
}
