using NetOpt.Bandwidth.Management;
using NetOpt.Bandwidth.NetworkCalculus;
using NetOpt.Bandwidth.TokenBuckets;
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
        new Operation<AlphaFairRequest, AlphaFairResult>("bandwidth.alphafair",
            "Shares one link, or a whole network along hop-shortest paths, in the alpha-fair way: proportional, or between largest total and max-min.",
            BandwidthJson.Default.AlphaFairRequest, BandwidthJson.Default.AlphaFairResult, AlphaFairOperation.Run),
        new Operation<BoundsRequest, BoundsResult>("bandwidth.bounds",
            "Bounds delay and backlog of a flow within token buckets over a path of rate-latency nodes, beside what a trace does there.",
            BandwidthJson.Default.BoundsRequest, BandwidthJson.Default.BoundsResult, BoundsOperation.Run),
        new Operation<BurstCurveRequest, BurstCurveResult>("bandwidth.burstcurve",
            "Finds the smallest token bucket that a packet trace needs, at each of many rates.",
            BandwidthJson.Default.BurstCurveRequest, BandwidthJson.Default.BurstCurveResult, BurstCurveOperation.Run),
        new Operation<PoliceRequest, PolicingResult>("bandwidth.police",
            "Holds a packet trace against a token bucket, a dual or hierarchical one, or a three-color marker: which packets conform, which exceed, and how far.",
            BandwidthJson.Default.PoliceRequest, BandwidthJson.Default.PolicingResult, PoliceOperation.Run),
        new Operation<ShapeRequest, ShapingResult>("bandwidth.shape",
            "Delays the packets of a trace until they conform to a token bucket: delays, backlog, drops.",
            BandwidthJson.Default.ShapeRequest, BandwidthJson.Default.ShapingResult, ShapeOperation.Run),
        new Operation<WaterfillRequest, WaterfillResult>("bandwidth.waterfill",
            "Shares one link, or a whole network along hop-shortest paths, in the weighted max-min fair way.",
            BandwidthJson.Default.WaterfillRequest, BandwidthJson.Default.WaterfillResult, WaterfillOperation.Run),
    ];
}
