using NetOpt.Operations;

namespace NetOpt.Bandwidth;

/// <summary>The operations of this area.</summary>
public static class BandwidthOperations
{
    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new Operation<WaterfillRequest, WaterfillResult>("bandwidth.waterfill",
            "Shares one link, or a whole network along hop-shortest paths, in the weighted max-min fair way.",
            BandwidthJson.Default.WaterfillRequest, BandwidthJson.Default.WaterfillResult, WaterfillOperation.Run),
    ];
}
