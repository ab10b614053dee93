using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>The operations that route demands over a network.</summary>
public static class RoutingOperations
{
    /// <summary><c>routing.ecmp</c>: link loads under shortest-path routing with even splitting.</summary>
    public static Operation<EcmpRequest, EcmpResult> Ecmp { get; } = new(
        "routing.ecmp", "Link loads when every node splits evenly over its next hops on shortest paths.",
        RoutingJsonContext.Default.EcmpRequest, RoutingJsonContext.Default.EcmpResult, RunEcmp);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Ecmp];

    private static EcmpResult RunEcmp(EcmpRequest request, OperationContext context)
    {
        (NetworkTopology topology, BoundDemands demands) = RoutingInput.Of(request.Topology);
        WeightChoice choice = request.Weights ?? RoutingWeights.DefaultChoice(topology);
        RoutingWeights weights = RoutingWeights.Of(topology, choice);
        EcmpLoads loads = EcmpRouting.Route(topology.Arcs, weights, demands, context);
        RoutingInput.ThrowIfUnserved(topology, loads.Unserved);
        LoadReport report = LoadReport.Of(topology, loads.Load);
        return new EcmpResult(report.MaxUtilization, report.MeanUtilization, choice, weights.IsExact,
            demands.Count, loads.Ignored, topology.RateUnitKnown, report.LinkLoads);
    }
}
