using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Optimization;

/// <summary>
/// The closed loop: routes the demands as they are routed now, measures, finds what bounds any routing, chooses a method
/// (<see cref="MethodChoice"/>), applies it, and measures again with the same model (<see cref="NetworkModel"/>).
/// <para>Time is that of the multipath solver and, where weights are looked for, of the weight search with its limit.</para>
/// <para>It reports no improvement that it did not measure: a routing that does not lower the maximum utilization is thrown away.</para>
/// </summary>
internal sealed class NetworkOptimizer
{
    private readonly OptimizeNetworkRequest _request;
    private readonly OperationContext _context;
    private readonly NetworkTopology _topology;
    private readonly ArcArrays _arcs;
    private readonly BoundDemands _demands;
    private readonly QueueAssumptions _queues;
    private readonly NetworkModel _model;
    private readonly string[] _labels;

    private NetworkOptimizer(OptimizeNetworkRequest request, OperationContext context)
    {
        _queues = request.Queues ?? new QueueAssumptions();
        _queues.Check();
        _request = request;
        _context = context;
        (_topology, _demands) = RoutingInput.Of(request.Topology);
        _arcs = _topology.Arcs;
        _model = new NetworkModel(_topology, _demands, _queues);
        _labels = LoadReport.NodeLabels(_topology);
    }

    /// <summary>Runs the loop.</summary>
    public static NetworkOptimizationResult Run(OptimizeNetworkRequest request, OperationContext context) => new NetworkOptimizer(request, context).Run();

    private NetworkOptimizationResult Run()
    {
        _context.Report("Measuring the network as it is", 0);
        WeightChoice choice = _request.Weights ?? RoutingWeights.DefaultChoice(_topology);
        RoutingWeights weights = RoutingWeights.Of(_topology, choice);
        EcmpLoads now = EcmpRouting.Route(_arcs, weights, _demands, _context);
        RoutingInput.ThrowIfUnserved(_topology, now.Unserved);
        MeasuredRouting before = _model.Measure(EcmpRouting.Splits(_arcs, weights, _demands, _context), _context);

        MultipathSolution multipath = MultipathRouting.Solve(_arcs, _demands, _request.Gap, Stage("Finding the least maximum utilization", 0.05, 0.45));
        double bound = Math.Min(multipath.LowerBound, before.Figures.MaxUtilization);

        WeightSearchResult? search = WantsWeights(before, bound) ? SearchWeights(choice, bound) : null;
        (OptimizationMethod method, string reason) = Choose(before, bound, multipath, search);

        _context.Report("Measuring the new routing", 0.9);
        (MeasuredRouting after, ImmutableArray<NetworkChange> changes, double peak) = method switch
        {
            OptimizationMethod.Weights => ByWeights(search!, before),
            OptimizationMethod.MultiPath => ByMultipath(multipath, before),
            _ => (before, [], before.Figures.MaxUtilization),
        };
        if (method != OptimizationMethod.None && MethodChoice.Objection(before.Figures, after.Figures) is { } objection)
        {
            reason = $"{Words(method)} was tried and measured {Percent(after.Figures.MaxUtilization)} against {Percent(before.Figures.MaxUtilization)} as it is: {objection}";
            (after, changes, peak, method) = (before, [], before.Figures.MaxUtilization, OptimizationMethod.None);
        }
        _context.Report("Done", 1);
        return Result(choice, before, after, method, reason, bound, changes, peak, search, now.Ignored, multipath.GapReached);
    }

    private bool WantsWeights(MeasuredRouting before, double bound) => _request.Method switch
    {
        OptimizationMethod.Weights => true,
        OptimizationMethod.Auto => before.Figures.MaxUtilization > bound * (1 + _request.Gap),
        _ => false,
    };

    private WeightSearchResult SearchWeights(WeightChoice choice, double bound) => WeightSearch.Run(_topology, _demands,
        new WeightSearchRequest(null, _request.MaxChanges, _request.TimeLimitSeconds, _request.Seed, choice), bound, Stage("Searching weights", 0.45, 0.9));

    private (OptimizationMethod, string) Choose(MeasuredRouting before, double bound, MultipathSolution multipath, WeightSearchResult? search)
    {
        if (_request.Method != OptimizationMethod.Auto) return (_request.Method, "the method was asked for");
        return MethodChoice.Decide(before.Figures.MaxUtilization, bound, _request.Gap,
            search?.MaxUtilization ?? before.Figures.MaxUtilization, multipath.MaxUtilization, _request.MaxChanges is not null);
    }

    private (MeasuredRouting, ImmutableArray<NetworkChange>, double) ByWeights(WeightSearchResult search, MeasuredRouting before)
    {
        RoutingWeights weights = RoutingWeights.Given([.. search.Weights.Select(w => (double)w)], _arcs.NodeCount);
        MeasuredRouting after = _model.Measure(EcmpRouting.Splits(_arcs, weights, _demands, _context), _context);
        ImmutableArray<NetworkChange> changes = [.. search.Changes.Select((c, i) => new NetworkChange
        {
            Order = i + 1,
            Kind = NetworkChangeKind.Weight,
            Description = $"Set the weight of link {c.Name} from {c.Source} toward {c.Target} from {Number(c.From)} to {Number(c.To)}",
            MaxUtilizationAfter = c.MaxUtilizationAfter,
            Index = c.Index,
            Link = c.Link,
            Name = c.Name,
            Source = c.Source,
            Target = c.Target,
            From = c.From,
            To = c.To,
        })];
        return (after, changes, Math.Max(before.Figures.MaxUtilization, search.PeakWhileChanging));
    }

    private (MeasuredRouting, ImmutableArray<NetworkChange>, double) ByMultipath(MultipathSolution multipath, MeasuredRouting before)
    {
        double target = Math.Max(multipath.MaxUtilization, multipath.LowerBound * (1 + _request.Gap));
        (List<int> place, List<double> max) = SplitChangeOrder.Of(_arcs, _demands, before.Splits, multipath.Splits, target, Stage("Ordering the changes", 0.9, 1));
        MeasuredRouting after = _model.Measure(RoutingSplits.Mix(before.Splits, multipath.Splits, place), _context);
        var changes = ImmutableArray.CreateBuilder<NetworkChange>(place.Count);
        double peak = before.Figures.MaxUtilization;
        for (int i = 0; i < place.Count; i++)
        {
            string destination = _labels[after.Splits.Destinations[place[i]]];
            ImmutableArray<NodeSplit> splits = SplitReport.Changed(_topology, before.Splits, after.Splits, place[i]);
            changes.Add(new NetworkChange
            {
                Order = i + 1,
                Kind = NetworkChangeKind.Splits,
                Description = $"Split the traffic to {destination} anew at {splits.Length} node{(splits.Length == 1 ? "" : "s")}, those nearest to {destination} first",
                MaxUtilizationAfter = max[i],
                Destination = destination,
                Splits = splits,
            });
            peak = Math.Max(peak, max[i]);
        }
        return (after, changes.ToImmutable(), peak);
    }

    private NetworkOptimizationResult Result(WeightChoice choice, MeasuredRouting before, MeasuredRouting after, OptimizationMethod method, string reason,
        double bound, ImmutableArray<NetworkChange> changes, double peak, WeightSearchResult? search, int ignored, bool gapReached) => new()
        {
            Verdict = Verdict(before.Figures, after.Figures, method, bound, changes.Length),
            Network = _topology.Name,
            Version = _topology.Version,
            Improved = method != OptimizationMethod.None,
            Method = method,
            Reason = reason,
            Weights = choice,
            Before = before.Figures,
            After = after.Figures,
            LowerBound = bound,
            Gap = RelativeGap(after.Figures.MaxUtilization, bound),
            GapBefore = RelativeGap(before.Figures.MaxUtilization, bound),
            Changes = changes,
            PeakWhileChanging = peak,
            Links = Compare(before, after),
            Demands = _demands.Count,
            IgnoredDemands = ignored,
            RateUnitKnown = _topology.RateUnitKnown,
            Notes = Notes(before.Figures, after.Figures, method, bound, peak, search, ignored, gapReached),
            Queues = _queues,
            ImprovedNetwork = _request.IncludeImproved ? Improve(after, method, search) : null,
        };

    private ImmutableArray<LinkComparison> Compare(MeasuredRouting before, MeasuredRouting after)
    {
        var links = ImmutableArray.CreateBuilder<LinkComparison>(_arcs.Count);
        for (int a = 0; a < _arcs.Count; a++)
        {
            double capacity = _arcs.CapacityBps[a];
            links.Add(new LinkComparison(a, _arcs.Link[a], _topology.Links[_arcs.Link[a]].Name, _labels[_arcs.Source[a]], _labels[_arcs.Target[a]],
                capacity, before.Load[a], after.Load[a], before.Load[a] / capacity, after.Load[a] / capacity));
        }
        return links.MoveToImmutable();
    }

    private NetworkTopology Improve(MeasuredRouting after, OptimizationMethod method, WeightSearchResult? search)
    {
        if (method == OptimizationMethod.None) return _topology;
        var builder = new TopologyBuilder(_topology);
        LinkDirection Direction(LinkDirection was, int arc) => was with
        {
            Utilization = after.Load[arc] / _arcs.CapacityBps[arc],
            Cost = method == OptimizationMethod.Weights ? search!.Weights[arc] : was.Cost,
        };
        for (int i = 0; i < _topology.Links.Length; i++)
        {
            NetworkLink link = _topology.Links[i];
            int arc = _arcs.FirstArcOfLink[i];
            builder.SetLink(i, link with
            {
                Forward = Direction(link.Forward, arc),
                Backward = link.Backward is { } back ? Direction(back, arc + 1) : null,
            });
        }
        return builder.Build();
    }

    private ImmutableArray<string> Notes(NetworkFigures before, NetworkFigures after, OptimizationMethod method, double bound, double peak, WeightSearchResult? search, int ignored, bool gapReached)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        if (!_topology.RateUnitKnown) notes.Add("The file states no unit of rates: delay and loss are undefined, rates are as in the file.");
        else if (!_model.HasPropagation) notes.Add("Not every link has a latency in seconds: delays hold queueing and transmission only.");
        if (!gapReached) notes.Add($"The multipath solver stopped before its bound came within {Percent(_request.Gap)}: the true optimum may lie above the lower bound by more than that.");
        if (ignored > 0) notes.Add($"{ignored} demand{(ignored == 1 ? " loads" : "s load")} nothing (rate 0, or from a node to itself).");
        if (method != OptimizationMethod.None)
        {
            if (Growth(before.MeanDelaySeconds, after.MeanDelaySeconds) is { } mean) notes.Add($"The mean delay grows by {Percent(mean)}: traffic takes longer ways round the full links.");
            if (Growth(before.Percentile95DelaySeconds, after.Percentile95DelaySeconds) is { } high) notes.Add($"The 95th percentile of delay grows by {Percent(high)}.");
            if (Growth(before.MeanUtilization, after.MeanUtilization) is not null) notes.Add($"The mean utilization grows from {Percent(before.MeanUtilization)} to {Percent(after.MeanUtilization)}.");
            if (after.OverloadedArcs > before.OverloadedArcs) notes.Add($"More directions are overloaded than before ({after.OverloadedArcs}, not {before.OverloadedArcs}).");
            if (Growth(before.LossRatio, after.LossRatio) is not null && after.LossRatio > 1e-6) notes.Add($"Losses grow from {Percent(before.LossRatio!.Value)} to {Percent(after.LossRatio.Value)}.");
            if (Growth(before.FortzThorupCost, after.FortzThorupCost) is { } cost) notes.Add($"The Fortz-Thorup cost grows by {Percent(cost)}.");
            if (after.UnservedBps > before.UnservedBps * (1 + 1e-9)) notes.Add("More demand stays unserved than before.");
            if (MethodChoice.IsBetter(before.MaxUtilization, peak)) notes.Add($"While the changes are applied in this order, the maximum utilization passes through {Percent(peak)}.");
        }
        if (after.UnservedDemands > 0)
        {
            notes.Add($"{after.UnservedDemands} demand{(after.UnservedDemands == 1 ? " is" : "s are")} not served in full: "
                + (bound > 1 ? "the lower bound is above 100 %, so no routing fits them all." : "the lower bound does not rule out a routing that fits them all."));
        }
        if (search is { TimeLimited: true } && method == OptimizationMethod.Weights) notes.Add($"The weight search ended at its time limit of {Number(_request.TimeLimitSeconds)} s; a longer one may find better weights.");
        if (search is { StartRounded: true } && method == OptimizationMethod.Weights) notes.Add("The present weights are not whole numbers in the range of the search and were rounded.");
        return notes.ToImmutable();
    }

    private string Verdict(NetworkFigures before, NetworkFigures after, OptimizationMethod method, double bound, int changes)
    {
        if (method == OptimizationMethod.None)
        {
            return RelativeGap(before.MaxUtilization, bound) <= _request.Gap
                ? $"Nothing to improve: the most loaded link is at {Percent(before.MaxUtilization)}, and no routing of these demands gets below {Percent(bound)}."
                : $"No improvement worth a change: the most loaded link stays at {Percent(before.MaxUtilization)}; the proven lower bound is {Percent(bound)}.";
        }
        string what = method == OptimizationMethod.Weights
            ? $"{changes} weight change{(changes == 1 ? "" : "s")}"
            : $"splitting the traffic to {changes} destination{(changes == 1 ? "" : "s")} over several paths";
        string price = after.MeanUtilization > before.MeanUtilization * 1.05
            ? $", while the mean over all links goes from {Percent(before.MeanUtilization)} to {Percent(after.MeanUtilization)}"
            : "";
        return $"The most loaded link goes from {Percent(before.MaxUtilization)} to {Percent(after.MaxUtilization)} by {what}{price}; no routing gets below {Percent(bound)}.";
    }

    // The part of the run that a step reports its own 0..1 into.
    private OperationContext Stage(string activity, double from, double to) => new()
    {
        Cancellation = _context.Cancellation,
        Clock = _context.Clock,
        Seed = _context.Seed,
        Progress = _context.Progress is { } progress ? new StageProgress(progress, activity, from, to) : null,
    };

    // Relative growth worth telling; null where there is none.
    private static double? Growth(double? before, double? after) => before > 0 && after > before * 1.001 ? after / before - 1 : null;

    private static double RelativeGap(double value, double bound) => bound > 0 ? Math.Max(0, (value - bound) / bound) : 0;

    private static string Words(OptimizationMethod method) => method == OptimizationMethod.Weights ? "a search for weights" : "splitting over several paths";

    private static string Percent(double ratio) => (100 * ratio).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private sealed class StageProgress(IProgress<OperationProgress> whole, string activity, double from, double to) : IProgress<OperationProgress>
    {
        public void Report(OperationProgress value) =>
            whole.Report(new OperationProgress(activity, value.Fraction is { } f ? from + f * (to - from) : null, value.Detail));
    }
}
