using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Bandwidth;

/// <summary>
/// The operation <c>bandwidth.waterfill</c>: chooses between <see cref="WaterFilling"/> on one link and
/// <see cref="MaxMinFairness"/> over <see cref="HopShortestPaths"/>, and spells the answer with names.
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
        if (request.Topology is { } topology) return OnNetwork(request, topology, context);
        if (request.Capacity is { } capacity && request.Demands is { } demands) return OnLink(request, capacity, demands, context);
        throw Unclear(oneLink ? $"The request has {(request.Capacity is null ? "demands and no capacity" : "a capacity and no demands")}" : "The request has neither a topology nor a capacity with demands",
            "a topology with its demands, or else a capacity and demands");
    }

    private static WaterfillResult OnLink(WaterfillRequest request, double capacity, IReadOnlyList<double?> demands, OperationContext context)
    {
        double[] demand = [.. demands.Select(d => d ?? double.PositiveInfinity)];
        double[] cap = request.DemandCapped ? demand : Greedy(demand);
        double[] weights = Weights(request, demand.Length);
        LinkShares fill = WaterFilling.Fill(capacity, cap, weights, context);
        var paths = new FlowPaths([.. Enumerable.Range(0, demand.Length + 1)], new int[demand.Length]);
        var allocations = ImmutableArray.CreateBuilder<FairAllocation>(demand.Length);
        for (int i = 0; i < demand.Length; i++)
        {
            double weight = weights.Length == 0 ? 1 : weights[i];
            bool limited = !fill.Satisfied[i];
            allocations.Add(new FairAllocation(i, i.ToString(CultureInfo.InvariantCulture), null, null, Finite(demand[i]), weight, fill.Rate[i],
                limited ? fill.WaterLevel!.Value : fill.Rate[i] / weight, fill.Rate[i] >= demand[i] * (1 - MaxMinFairness.TieTolerance), limited ? "link" : null, limited ? 0 : null, limited ? 0 : null));
        }
        return new WaterfillResult(
            allocations.MoveToImmutable(), Sum(fill.Rate), Finite(Sum(demand)), JainIndex.Of(fill.Rate, weights),
            demand.Count(d => d == 0),
            fill.WaterLevel is { } level ? [new LinkBottleneck(0, 0, "link", null, null, level, capacity, fill.Satisfied.Count(s => !s))] : [],
            MaxMinCertificate.Check(paths, [capacity], weights, cap, fill.Rate, context),
            RateUnitKnown: false);
    }

    private static WaterfillResult OnNetwork(WaterfillRequest request, NetworkTopology topology, OperationContext context)
    {
        if (topology.Demands is not { Demands.Length: > 0 } matrix)
            throw new NetOptException(ErrorCodes.MissingDemands, ErrorKind.InvalidArgument, $"'{topology.Name}' comes without demands", "a topology file that holds demands, or a file of demands beside it");
        BoundDemands bound = matrix.Bind(topology);
        double[] allWeights = Weights(request, bound.Count);
        FairnessInput.CheckWeights(allWeights, bound.Count);

        int[] active = [.. Enumerable.Range(0, bound.Count).Where(bound.IsActive)];
        int[] source = Pick(bound.Source, active), target = Pick(bound.Target, active);
        double[] demand = request.DemandCapped ? Pick(bound.RateBps, active) : [];
        double[] weights = allWeights.Length == 0 ? [] : Pick(allWeights, active);

        FlowPaths paths = HopShortestPaths.Find(topology, source, target, context);
        ArcArrays arcs = topology.Arcs;
        foreach (int a in paths.Arc)
        {
            if (double.IsNaN(arcs.CapacityBps[a]))
                throw new NetOptException(ErrorCodes.MissingCapacity, ErrorKind.InvalidData, $"Link '{topology.Links[arcs.Link[a]].Id}' carries demands and has no capacity", "a capacity for every link that carries demands, or a default one", "10Gbps");
        }
        MaxMinAllocation fill = MaxMinFairness.Fill(paths, arcs.CapacityBps, weights, demand, context);
        FairnessCertificate certificate = MaxMinCertificate.Check(paths, arcs.CapacityBps, weights, demand, fill.Rate, context);

        var rates = new double[bound.Count];
        var allocations = ImmutableArray.CreateBuilder<FairAllocation>(bound.Count);
        var held = new int[arcs.Count];
        string[] label = LoadReport.NodeLabels(topology);
        int flow = 0;
        for (int i = 0; i < bound.Count; i++)
        {
            if (i % DemandsBetweenChecks == 0) context.ThrowIfCanceled();
            TrafficDemand asked = matrix.Demands[i];
            string from = label[bound.Source[i]], to = label[bound.Target[i]];
            double weight = allWeights.Length == 0 ? 1 : allWeights[i];
            if (flow == active.Length || active[flow] != i)
            {
                allocations.Add(new FairAllocation(i, asked.Id, from, to, asked.RateBps, weight, 0, 0, Satisfied: true, null, null, null));
                continue;
            }
            rates[i] = fill.Rate[flow];
            int arc = fill.BottleneckArc[flow];
            if (arc >= 0) held[arc]++;
            allocations.Add(new FairAllocation(i, asked.Id, from, to, asked.RateBps, weight, rates[i], fill.Level[flow],
                rates[i] >= asked.RateBps * (1 - MaxMinFairness.TieTolerance),
                arc < 0 ? null : topology.Links[arcs.Link[arc]].Name, arc < 0 ? null : arcs.Link[arc], arc < 0 ? null : arc));
            flow++;
        }
        return new WaterfillResult(
            allocations.MoveToImmutable(), Sum(rates), Finite(Sum(bound.RateBps)), JainIndex.Of(rates, allWeights),
            bound.Count - active.Length,
            [.. fill.Bottlenecks.Select(b => new LinkBottleneck(b.Arc, arcs.Link[b.Arc], topology.Links[arcs.Link[b.Arc]].Name,
                label[arcs.Source[b.Arc]], label[arcs.Target[b.Arc]], b.Level, arcs.CapacityBps[b.Arc], held[b.Arc]))],
            certificate,
            topology.RateUnitKnown && matrix.RateUnitKnown);
    }

    // An empty list of weights for some demands is a mistake, not a wish for equal ones.
    private static double[] Weights(WaterfillRequest request, int flows)
    {
        if (request.Weights is not { } weights) return [];
        FairnessInput.CheckLength("weights", weights.Count, flows);
        return [.. weights];
    }

    private static double[] Greedy(double[] demand) => [.. demand.Select(d => d > 0 ? double.PositiveInfinity : d)];

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static double Sum(double[] values)
    {
        var sum = new DoubleDouble();
        foreach (double value in values) sum.Add(value);
        return sum.Value;
    }

    private static T[] Pick<T>(T[] values, int[] indices)
    {
        var picked = new T[indices.Length];
        for (int i = 0; i < indices.Length; i++) picked[i] = values[indices[i]];
        return picked;
    }

    private static NetOptException Unclear(string problem, string expected) =>
        new(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, problem, expected, OneLinkExample);
}
