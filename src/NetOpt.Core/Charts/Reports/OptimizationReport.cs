using System.Collections.Immutable;
using NetOpt.Operations;
using NetOpt.Optimization;
using NetOpt.Topology;
using NetOpt.Units;

namespace NetOpt.Charts.Reports;

/// <summary>The report on a <see cref="NetworkOptimizationResult"/>: verdict, figures before and after, proof, maps, load curves, changes in order.</summary>
public static class OptimizationReport
{
    private const int MostLinksInBars = 12;

    /// <summary>Makes the report. O(nodes + arcs·log arcs), plus a layout where the network has no coordinates.</summary>
    /// <param name="result">The result.</param>
    /// <param name="topology">The network, for the maps; null takes the improved one that the result carries. Without either there are no maps.</param>
    /// <param name="context">Seed and cancellation of the layout.</param>
    public static ChartPage Create(NetworkOptimizationResult result, NetworkTopology? topology = null, OperationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        var items = ImmutableArray.CreateBuilder<PageItem>();
        items.Add(Figures(result));
        items.Add(new PageText(Proof(result), "How far from optimal"));
        double[] before = [.. result.Links.Select(link => link.UtilizationBefore)];
        double[] after = [.. result.Links.Select(link => link.UtilizationAfter)];
        if ((topology ?? result.ImprovedNetwork) is { } network && network.Arcs.Count == before.Length)
        {
            MapChart map = ChartFactory.TopologyMap(network, before, result.Improved ? "Before: utilization of each direction" : "Utilization of each direction", context);
            items.Add(new PageChart(map));
            if (result.Improved) items.Add(new PageChart(ChartFactory.Recolor(map with { Title = "After: utilization of each direction" }, network, after)));
        }
        items.Add(new PageChart(ChartFactory.LoadCurve(before, result.Improved ? after : null, "Load curve", result.LowerBound)));
        if (result.Links.Length > 0) items.Add(new PageChart(MostLoaded(result)));
        Changes(result, items);
        if (result.Notes.Length > 0) items.Add(new PageText(string.Join(" ", result.Notes.Select(Sentence)), "Notes"));
        items.Add(new PageText(Assumptions(result), "What the figures rest on"));
        return new ChartPage($"{result.Network}: optimization", Sentence(result.Verdict), items.ToImmutable());
    }

    private static PageTable Figures(NetworkOptimizationResult result)
    {
        NetworkFigures b = result.Before, a = result.After;
        ChartUnit rate = result.RateUnitKnown ? ChartUnit.BitsPerSecond : ChartUnit.None;
        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        Add("Maximum utilization", b.MaxUtilization, a.MaxUtilization, ChartUnit.Ratio);
        Add("Mean utilization", b.MeanUtilization, a.MeanUtilization, ChartUnit.Ratio);
        Add("Overloaded directions", b.OverloadedArcs, a.OverloadedArcs);
        Add("Mean delay", b.MeanDelaySeconds, a.MeanDelaySeconds, ChartUnit.Seconds);
        Add("95th percentile of the delay", b.Percentile95DelaySeconds, a.Percentile95DelaySeconds, ChartUnit.Seconds);
        Add("Loss", b.LossRatio, a.LossRatio, ChartUnit.Ratio);
        Add("Offered traffic", b.OfferedBps, a.OfferedBps, rate);
        Add("Unserved traffic", b.UnservedBps, a.UnservedBps, rate);
        Add("Demands not served in full", b.UnservedDemands, a.UnservedDemands);
        Add("Jain index of served shares", b.JainIndex, a.JainIndex);
        rows.Add(["Fortz-Thorup cost", UnitFormat.Scaled(b.FortzThorupCost), UnitFormat.Scaled(a.FortzThorupCost), Change(b.FortzThorupCost, a.FortzThorupCost)]);
        return new PageTable("Before and after", [new PageColumn("Figure of merit"), new PageColumn("Before", true), new PageColumn("After", true), new PageColumn("Change", true)], rows.ToImmutable());

        void Add(string name, double? from, double? to, ChartUnit unit = ChartUnit.None) =>
            rows.Add([name, ChartNumber.Format(from, unit), ChartNumber.Format(to, unit), Change(from, to)]);
    }

    private static string Change(double? from, double? to)
    {
        if (from is not { } f || to is not { } t) return "–";
        if (f == t) return "none";
        if (f == 0) return "from none";
        double ratio = t / f - 1;
        // A change too small to print is no change to a reader.
        if (Math.Abs(ratio) < 5e-4) return "none";
        return (ratio > 0 ? "+" : "−") + ChartNumber.Format(Math.Abs(ratio), ChartUnit.Ratio);
    }

    private static string Proof(NetworkOptimizationResult result)
    {
        string bound = ChartNumber.Format(result.LowerBound, ChartUnit.Ratio);
        string text = $"No routing of these demands, over any number of paths, has a maximum utilization below {bound}; linear-programming duality proves it. "
            + $"The network as it was lies {ChartNumber.Format(result.GapBefore, ChartUnit.Ratio)} above that";
        return result.Improved
            ? $"{text}, the new routing {ChartNumber.Format(result.Gap, ChartUnit.Ratio)}. Method: {Name(result.Method)}, as {result.Reason}."
            : $"{text}. Nothing was changed: {result.Reason}.";
    }

    private static BarChart MostLoaded(NetworkOptimizationResult result)
    {
        LinkComparison[] top = [.. result.Links.OrderByDescending(l => Math.Max(l.UtilizationBefore, l.UtilizationAfter)).ThenBy(l => l.Index).Take(MostLinksInBars)];
        string[] names = [.. top.Select(l => $"{l.Source} → {l.Target}")];
        var axis = new ChartAxis("Utilization", ChartUnit.Ratio);
        double?[] before = [.. top.Select(l => (double?)l.UtilizationBefore)];
        BarChart bars = result.Improved
            ? ChartFactory.BarComparison("The most loaded directions", names, before, top.Select(l => (double?)l.UtilizationAfter), axis)
            : ChartFactory.Bars("The most loaded directions", names, axis, isHorizontal: true, new BarSeries("Utilization", [.. before], SeriesRole.After));
        return top.Any(l => Math.Max(l.UtilizationBefore, l.UtilizationAfter) > 0.75) ? bars with { References = [new ReferenceLine(1, "capacity")] } : bars;
    }

    private static void Changes(NetworkOptimizationResult result, ImmutableArray<PageItem>.Builder items)
    {
        if (result.Changes.Length == 0) return;
        items.Add(new PageTable("Changes, in the order in which to apply them",
            [new PageColumn("Step", true), new PageColumn("Change"), new PageColumn("Maximum utilization then", true)],
            [.. result.Changes.Select(c => (ImmutableArray<string>)[ChartNumber.Format(c.Order), c.Description, ChartNumber.Format(c.MaxUtilizationAfter, ChartUnit.Ratio)])]));
        items.Add(new PageText($"On the way the maximum utilization never exceeds {ChartNumber.Format(result.PeakWhileChanging, ChartUnit.Ratio)}. Each step leaves a network that works, so the work may stop after any of them."));
        if (result.Changes.Length < 2) return;
        double[] steps = [0, .. result.Changes.Select(c => (double)c.Order)];
        double[] most = [result.Before.MaxUtilization, .. result.Changes.Select(c => c.MaxUtilizationAfter)];
        items.Add(new PageChart(ChartFactory.Lines("While the changes are applied",
            new ChartAxis("Steps applied") { IsInteger = true }, new ChartAxis("Maximum utilization", ChartUnit.Ratio) { Minimum = 0 },
            new XySeries("Maximum utilization", [.. steps], [.. most], XyMark.Step, SeriesRole.After)) with
        {
            References = [new ReferenceLine(result.LowerBound, $"no routing gets below {ChartNumber.Format(result.LowerBound, ChartUnit.Ratio)}")],
        }));
    }

    private static string Assumptions(NetworkOptimizationResult result)
    {
        string demands = result.IgnoredDemands == 0 ? $"{result.Demands} demands" : $"{result.Demands} demands, of which {result.IgnoredDemands} load nothing";
        string text = $"{demands}, routed before on {Name(result.Weights)} with even splitting over equal paths; version {result.Version} of the network. Before and after are measured by the same model.";
        return result.RateUnitKnown
            ? $"{text} Delay and loss are those of M/M/1/K queues with packets of {ChartNumber.Format(result.Queues.MeanPacketBytes, ChartUnit.Bytes)} on average and room for {result.Queues.BufferPackets} packets at each interface."
            : $"{text} The file states no unit of rates, so rates are in the file's own unit, and delay and loss are undefined.";
    }

    private static string Name(OptimizationMethod method) => method switch
    {
        OptimizationMethod.Weights => "new weights",
        OptimizationMethod.MultiPath => "splitting over several paths",
        _ => "none",
    };

    private static string Name(Routing.WeightChoice weights) => weights switch
    {
        Routing.WeightChoice.Unit => "unit weights",
        Routing.WeightChoice.InverseCapacity => "inverse-capacity weights",
        _ => "the weights of the file",
    };

    private static string Sentence(string text) => text.Length == 0 || text[^1] is '.' or '!' or '?' ? text : text + ".";
}
