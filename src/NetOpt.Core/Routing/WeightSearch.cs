using System.Collections.Immutable;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>
/// Looks for OSPF or IS-IS weights that lower the maximum utilization under even splitting over shortest paths.
/// Parameters: a network with demands, the weights to start from, limits on the number of changes, the time and the largest weight, and a
/// lower bound on the maximum utilization. Result: weights, as changes in the order in which to apply them.
/// Method: simulated annealing over single weights. It lowers the soft maximum (1/β) ln Σ e^(βu) of the utilizations u, since the maximum
/// itself is flat almost everywhere; β grows and the temperature falls as the search goes on. Of each batch of candidates
/// (<see cref="WeightMoves"/>) the best one is taken. The weights with the least maximum utilization seen are kept, changes that they do
/// not need are taken back, and the rest is put in order (<see cref="WeightChangeOrder"/>).
/// Time: a candidate takes O(d (n + m) log n) for the d destinations that it touches; at most <see cref="CandidateLimit"/> candidates.
/// Space O(t (n + m)) for t destinations, n nodes and m arcs.
/// The same seed gives the same weights on any number of processors, unless the time limit ends the search.
/// Source: Fortz and Thorup, INFOCOM 2000 (the neighborhood of weights that make ties); Kirkpatrick, Gelatt and Vecchi 1983 (annealing).
/// Deviations: the maximum utilization is the aim, not Fortz and Thorup's cost (which is reported); annealing instead of tabu search.
/// The method finds no optimum and proves nothing; the bound says how far off the answer can be.
/// </summary>
public static class WeightSearch
{
    /// <summary>Candidates that a search tries at most.</summary>
    public const int CandidateLimit = 40_000;

    /// <summary>Largest weight that OSPF can carry.</summary>
    public const int LargestWeight = 65535;

    private const int Batch = 8;
    private const double NearEnough = 0.002;     // of the bound: nothing worth looking for is left
    private const double FirstSharpness = 20, LastSharpness = 300;
    private const double FirstTemperature = 0.01, LastTemperature = 1e-4;
    private const int SequentialWork = 4_000;    // destinations × arcs below which one thread is faster

    /// <summary>Searches.</summary>
    /// <param name="topology">The network; every arc has a capacity.</param>
    /// <param name="demands">The demands; each has a path.</param>
    /// <param name="request">Start, limits and seed; its topology is not looked at.</param>
    /// <param name="lowerBound">What no routing can beat, at least 0.</param>
    /// <param name="context">Cancellation, progress, seed and clock.</param>
    /// <exception cref="NetOptException">InvalidParameter: a limit is out of range; MissingCost, InvalidCost: the start asks for costs that are not there; Disconnected.</exception>
    public static WeightSearchResult Run(NetworkTopology topology, BoundDemands demands, WeightSearchRequest request, double lowerBound, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(demands);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        Check(request);
        ArcArrays arcs = topology.Arcs;
        WeightChoice choice = request.Start ?? RoutingWeights.DefaultChoice(topology);
        RoutingWeights now = RoutingWeights.Of(topology, choice);
        EcmpLoads before = EcmpRouting.Route(arcs, now, demands, context);
        RoutingInput.ThrowIfUnserved(topology, before.Unserved);
        double maxBefore = LoadReport.MaxUtilizationOf(before.Load, arcs.CapacityBps);
        (int[] start, int maxWeight, bool rounded) = WholeWeights.Of(now.Values, request.MaxWeight);

        var groups = new DemandsByTarget(demands, arcs.NodeCount);
        ulong seed = request.Seed ?? context.Seed;
        int candidates = 0;
        bool timeLimited = false;
        int[] best = start;
        if (groups.Count > 0)
        {
            var state = new WeightState(arcs, groups, start);
            (best, candidates, timeLimited) = Anneal(state, start, maxWeight, request, lowerBound, new RandomStream(seed, "routing.weights"), context);
            best = WeightChangeOrder.TakeBackNeedless(arcs, groups, start, best, context);
        }
        RoutingWeights found = RoutingWeights.Given([.. best.Select(w => (double)w)], arcs.NodeCount);
        EcmpLoads after = EcmpRouting.Route(arcs, found, demands, context);
        bool improved = LoadReport.MaxUtilizationOf(after.Load, arcs.CapacityBps) < maxBefore * (1 - 1e-9);
        if (!improved) (best, after) = (start, before);

        ImmutableArray<WeightChange> changes = improved ? WeightChangeOrder.Of(topology, groups, start, best, context) : [];
        LoadReport report = LoadReport.Of(topology, after.Load);
        double hopLoad = HopLoad(arcs, groups, context);
        double bound = Math.Min(lowerBound, report.MaxUtilization);
        return new WeightSearchResult(
            report.MaxUtilization, report.MeanUtilization, bound, bound > 0 ? (report.MaxUtilization - bound) / bound : 0,
            maxBefore, LoadReport.Of(topology, before.Load).MeanUtilization,
            FortzThorup.Normalize(FortzThorup.Cost(after.Load, arcs.CapacityBps), hopLoad),
            FortzThorup.Normalize(FortzThorup.Cost(before.Load, arcs.CapacityBps), hopLoad),
            improved, changes, changes.Select(c => c.MaxUtilizationAfter).Append(maxBefore).Max(), choice, rounded, maxWeight,
            candidates, timeLimited, seed, demands.Count, groups.Ignored, topology.RateUnitKnown, [.. best], report.LinkLoads);
    }

    private static void Check(WeightSearchRequest request)
    {
        if (request.MaxChanges is < 1)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The number of changes is limited to {request.MaxChanges}", "at least 1, or null for any number", "5", request.MaxChanges);
        if (request.TimeLimitSeconds is { } limit && !(limit > 0))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The time limit is {limit} s", "a number of seconds above 0, or null for none", "10", limit);
        if (request.MaxWeight is { } weight and not (>= 1 and <= LargestWeight))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The largest weight is {weight}", $"1 to {LargestWeight}", "20", weight);
    }

    private static (int[] Best, int Candidates, bool TimeLimited) Anneal(
        WeightState state, int[] start, int maxWeight, WeightSearchRequest request, double lowerBound, RandomStream random, OperationContext context)
    {
        var moves = new WeightMoves(state, start, maxWeight, request.MaxChanges, random);
        ArcArrays arcs = state.Arcs;
        int threads = (long)state.Groups.Count * arcs.Count < SequentialWork ? 1 : Math.Min(Batch, Environment.ProcessorCount);
        WeightTrial[] work = [.. Enumerable.Range(0, threads).Select(_ => new WeightTrial(state))];
        var batch = new (int Arc, int Weight)[Batch][];
        var soft = new double[Batch];
        var changed = new HashSet<int>();
        double bestMax = state.MaxUtilization(), scale = lowerBound > 0 ? lowerBound : bestMax;
        int[] best = [.. start];
        double end = request.TimeLimitSeconds is { } limit ? context.Now() + limit : double.PositiveInfinity;
        var options = new ParallelOptions { CancellationToken = context.Cancellation, MaxDegreeOfParallelism = threads };
        int tried = 0, accepted = 0;
        while (tried < CandidateLimit && bestMax > lowerBound * (1 + NearEnough))
        {
            context.ThrowIfCanceled();
            if (context.Now() >= end) return (best, tried, true);
            double progress = (double)tried / CandidateLimit;
            double sharpness = FirstSharpness * Math.Pow(LastSharpness / FirstSharpness, progress) / scale;
            double temperature = FirstTemperature * Math.Pow(LastTemperature / FirstTemperature, progress) * scale;
            moves.Refresh(sharpness);
            for (int i = 0; i < Batch; i++) batch[i] = moves.Next(changed);
            void TryFrom(int thread)
            {
                for (int i = thread; i < Batch; i += threads)
                    soft[i] = batch[i].Length == 0 ? double.PositiveInfinity : SoftMaximum(work[thread].Try(batch[i]), arcs.CapacityBps, sharpness);
            }
            if (threads == 1) TryFrom(0);
            else Parallel.For(0, threads, options, TryFrom);
            tried += Batch;

            int chosen = 0;
            for (int i = 1; i < Batch; i++)
            {
                if (soft[i] < soft[chosen]) chosen = i;
            }
            double rise = soft[chosen] - SoftMaximum(state.Total, arcs.CapacityBps, sharpness);
            if (double.IsPositiveInfinity(rise) || rise > 0 && random.NextDouble() >= Math.Exp(-rise / temperature)) continue;
            state.Apply(batch[chosen], work[0]);
            if ((++accepted & 255) == 0) state.Resum();
            foreach ((int arc, int weight) in batch[chosen])
            {
                if (weight == start[arc]) changed.Remove(arc);
                else changed.Add(arc);
            }
            double max = state.MaxUtilization();
            if (max >= bestMax * (1 - 1e-9)) continue;
            bestMax = max;
            best = [.. state.Weight.Select(w => (int)w)];
            context.Report("Searching weights", progress, $"maximum utilization {bestMax:0.####}, bound {lowerBound:0.####}");
        }
        return (best, tried, false);
    }

    // Within ln(arcs)/sharpness of the largest utilization, and it tells candidates apart where that is flat.
    private static double SoftMaximum(ReadOnlySpan<double> load, double[] capacity, double sharpness)
    {
        double max = LoadReport.MaxUtilizationOf(load, capacity), sum = 0;
        for (int a = 0; a < load.Length; a++) sum += Math.Exp(sharpness * (load[a] / capacity[a] - max));
        return max + Math.Log(sum) / sharpness;
    }

    // Σ rate × fewest hops: what the demands cost where nothing is congested.
    private static double HopLoad(ArcArrays arcs, DemandsByTarget groups, OperationContext context)
    {
        var paths = new ShortestPaths(arcs);
        var ones = new double[arcs.Count];
        ones.AsSpan().Fill(1);
        double sum = 0;
        for (int g = 0; g < groups.Count; g++)
        {
            context.ThrowIfCanceled();
            paths.ToUnchecked(groups.Target[g], ones);
            foreach (int i in groups.Group(g)) sum += groups.Demands.RateBps[i] * paths.Distance[groups.Demands.Source[i]];
        }
        return sum;
    }
}
