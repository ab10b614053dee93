using System.Collections.Immutable;
using NetOpt.Operations;

namespace NetOpt.Bandwidth;

/// <summary>
/// The operation <c>bandwidth.waterfill</c>: chooses between <see cref="WaterFilling"/> on one link and
/// <see cref="MaxMinFairness"/> along hop-shortest paths, and spells the answer with names.
/// </summary>
public static class WaterfillOperation
{
    private const int DemandsBetweenChecks = 1 << 14;

    private const string OneLinkExample = """{"capacity": 10, "demands": [2, 2.6, 4, 5]}""";

    /// <summary>Runs it. Complexity: that of the algorithm chosen, and O(demands) for the records.</summary>
    /// <exception cref="NetOptException">
    /// InvalidRequest: both a topology and a link, or neither; MissingDemands, MissingCapacity, Disconnected, UnknownNode, EmptyInput,
    /// InvalidCapacity, InvalidDemand, InvalidWeight, InvalidParameter.
    /// </exception>
    public static WaterfillResult Run(WaterfillRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        bool oneLink = request.Capacity is not null || request.Demands is not null;
        if (oneLink && request.Topology is not null)
            throw Unclear("The request has a topology and also a capacity or demands of its own", "a topology with its demands, or else a capacity and demands");
        if (request.Topology is { } topology) return Fill(SharingProblem.OnNetwork(topology, request.Weights, request.DemandCapped, context), context);
        if (request.Capacity is { } capacity && request.Demands is { } demands)
            return Fill(SharingProblem.OnLink(capacity, demands, request.Weights, request.DemandCapped, context), context);
        throw Unclear(oneLink ? $"The request has {(request.Capacity is null ? "demands and no capacity" : "a capacity and no demands")}" : "The request has neither a topology nor a capacity with demands",
            "a topology with its demands, or else a capacity and demands");
    }

    private static WaterfillResult Fill(SharingProblem problem, OperationContext context)
    {
        MaxMinAllocation fill = problem.IsOneLink ? FillLink(problem, context) : MaxMinFairness.Fill(problem.Paths, problem.Capacity, problem.Weights, problem.Caps, context);
        FairnessCertificate certificate = MaxMinCertificate.Check(problem.Paths, problem.Capacity, problem.Weights, problem.Caps, fill.Rate, context);

        var rates = new double[problem.Count];
        var allocations = ImmutableArray.CreateBuilder<FairAllocation>(problem.Count);
        var held = new int[problem.Capacity.Length];
        int flow = 0;
        for (int i = 0; i < rates.Length; i++)
        {
            if (i % DemandsBetweenChecks == 0) context.ThrowIfCanceled();
            if (flow == problem.Active.Length || problem.Active[flow] != i)
            {
                allocations.Add(problem.Allocation(i, 0, 0, satisfied: true, -1));
                continue;
            }
            rates[i] = fill.Rate[flow];
            int arc = fill.BottleneckArc[flow];
            if (arc >= 0) held[arc]++;
            allocations.Add(problem.Allocation(i, rates[i], fill.Level[flow], rates[i] >= problem.Demand(i) * (1 - MaxMinFairness.TieTolerance), arc));
            flow++;
        }
        return new WaterfillResult(
            allocations.MoveToImmutable(), SharingProblem.Sum(rates), problem.TotalDemand, JainIndex.Of(rates, problem.AllWeights), problem.Ignored,
            [.. fill.Bottlenecks.Select(b => new LinkBottleneck(b.Arc, problem.Link(b.Arc), problem.LinkName(b.Arc), problem.Source(b.Arc), problem.Target(b.Arc), b.Level, problem.Capacity[b.Arc], held[b.Arc]))],
            certificate, problem.RateUnitKnown);
    }

    private static MaxMinAllocation FillLink(SharingProblem problem, OperationContext context)
    {
        LinkShares shares = WaterFilling.Fill(problem.Capacity[0], problem.Caps, problem.Weights, context);
        double[] level = [.. shares.Rate.Select((r, i) => shares.Satisfied[i] ? r / problem.Weight(i) : shares.WaterLevel!.Value)];
        return new MaxMinAllocation(shares.Rate, level, Array.ConvertAll(shares.Satisfied, s => s ? -1 : 0), shares.WaterLevel is { } full ? [new SaturatedArc(0, full)] : []);
    }

    private static NetOptException Unclear(string problem, string expected) =>
        new(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, problem, expected, OneLinkExample);
}
