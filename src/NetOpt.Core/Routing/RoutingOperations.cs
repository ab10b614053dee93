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

    /// <summary><c>routing.multipath</c>: the routing over any number of paths that keeps the most loaded link lowest.</summary>
    public static Operation<MultipathRequest, MultipathResult> Multipath { get; } = new(
        "routing.multipath", "Least maximum link utilization over any number of paths, within a certified gap.",
        RoutingJsonContext.Default.MultipathRequest, RoutingJsonContext.Default.MultipathResult, RunMultipath);

    /// <summary><c>routing.weights</c>: OSPF weights that lower the maximum utilization.</summary>
    public static Operation<WeightSearchRequest, WeightSearchResult> Weights { get; } = new(
        "routing.weights", "Routing weights that lower the maximum link utilization, as changes in a safe order, against the multipath bound.",
        RoutingJsonContext.Default.WeightSearchRequest, RoutingJsonContext.Default.WeightSearchResult, RunWeights);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Ecmp, Multipath, Weights];

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

    private static MultipathResult RunMultipath(MultipathRequest request, OperationContext context)
    {
        (NetworkTopology topology, BoundDemands demands) = RoutingInput.Of(request.Topology);
        MultipathSolution solution = MultipathRouting.Solve(topology.Arcs, demands, request.Gap, context);
        RoutingInput.ThrowIfUnserved(topology, solution.Unserved);
        LoadReport report = LoadReport.Of(topology, solution.Load);
        return new MultipathResult(report.MaxUtilization, report.MeanUtilization, solution.LowerBound, solution.Gap, solution.GapReached, solution.Iterations,
            demands.Count, solution.Ignored, topology.RateUnitKnown, report.LinkLoads,
            request.IncludeSplits ? SplitReport.Of(topology, solution.Splits) : null);
    }

    private static WeightSearchResult RunWeights(WeightSearchRequest request, OperationContext context)
    {
        (NetworkTopology topology, BoundDemands demands) = RoutingInput.Of(request.Topology);
        MultipathSolution bound = MultipathRouting.Solve(topology.Arcs, demands, MultipathRequest.DefaultGap, context);
        RoutingInput.ThrowIfUnserved(topology, bound.Unserved);
        return WeightSearch.Run(topology, demands, request, bound.LowerBound, context);
    }
}
