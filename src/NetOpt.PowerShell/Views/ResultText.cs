using System.Globalization;
using System.Text;
using NetOpt.Bandwidth;
using NetOpt.Routing;

namespace NetOpt.PowerShell.Views;

/// <summary>Results that hold many rows, as one screen of text: the figures, then the rows that matter most, then where the rest is.</summary>
public static class ResultText
{
    private const int MostAllocations = 20;
    private const int MostChanges = 20;
    private const int MostLinks = 8;

    /// <summary>Who gets what, and what holds them back.</summary>
    public static string Of(WaterfillResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        bool unit = result.RateUnitKnown;
        bool network = result.Allocations.Any(a => a.Source is not null);
        var text = new StringBuilder();
        Line(text, "Total rate", ViewText.Rate(result.TotalRate, unit) + (result.TotalDemand is { } demand ? " of " + ViewText.Rate(demand, unit) + " demanded" : ""));
        Line(text, "Jain index", Fraction(result.JainIndex));
        Line(text, "Max-min fair", result.Certificate.Certified ? "certified" : "NOT certified, violation " + ViewText.Percent(result.Certificate.LargestViolation));
        Line(text, "Full", ViewText.Some(result.Bottlenecks.Select(b => b.Source is null ? b.Name : $"{b.Source} -> {b.Target}")));
        text.AppendLine();
        string[] headers = network ? ["Demand", "From", "To", "Asked", "Gets", "Held back by"] : ["Demand", "Weight", "Asked", "Gets", "Held back by"];
        var table = new TextTable(network ? "lllrrl" : "lrrrl", headers);
        foreach (FairAllocation a in result.Allocations.Take(MostAllocations))
        {
            string asked = a.Demand is null ? "unlimited" : ViewText.Rate(a.Demand, unit), held = a.BottleneckLink is null ? "-" : a.BottleneckLink;
            if (network) table.Add(a.Name, a.Source ?? "", a.Target ?? "", asked, ViewText.Rate(a.Rate, unit), held);
            else table.Add(a.Name, ViewText.Number(a.Weight), asked, ViewText.Rate(a.Rate, unit), held);
        }
        table.AppendTo(text);
        More(text, result.Allocations.Length, MostAllocations, "Allocations");
        return text.ToString().TrimEnd();
    }

    /// <summary>Loads of shortest-path routing.</summary>
    public static string Of(EcmpResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        Line(text, "Maximum utilization", ViewText.Percent(result.MaxUtilization));
        Line(text, "Mean utilization", ViewText.Percent(result.MeanUtilization));
        Line(text, "Weights", result.Weights.ToString());
        Line(text, "Demands", Demands(result.Demands, result.IgnoredDemands));
        Busiest(text, result.LinkLoads, result.RateUnitKnown);
        return text.ToString().TrimEnd();
    }

    /// <summary>A routing over many paths and its proof.</summary>
    public static string Of(MultipathResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        Line(text, "Maximum utilization", ViewText.Percent(result.MaxUtilization));
        Line(text, "Lower bound", ViewText.Percent(result.LowerBound) + ", no routing of these demands does better");
        Line(text, "Gap", ViewText.Percent(result.Gap) + (result.GapReached ? "" : ", more than was asked for: the solver could not come nearer"));
        Line(text, "Mean utilization", ViewText.Percent(result.MeanUtilization));
        Line(text, "Demands", Demands(result.Demands, result.IgnoredDemands));
        Busiest(text, result.LinkLoads, result.RateUnitKnown);
        return text.ToString().TrimEnd();
    }

    /// <summary>New weights, in the order in which to set them.</summary>
    public static string Of(WeightSearchResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        Line(text, "Maximum utilization", $"{ViewText.Percent(result.MaxUtilization)}, before {ViewText.Percent(result.MaxUtilizationBefore)}");
        Line(text, "Lower bound", ViewText.Percent(result.LowerBound) + ", no routing of these demands does better");
        Line(text, "Gap", ViewText.Percent(result.Gap));
        Line(text, "Mean utilization", $"{ViewText.Percent(result.MeanUtilization)}, before {ViewText.Percent(result.MeanUtilizationBefore)}");
        Line(text, "Fortz-Thorup cost", $"{ViewText.Number(result.Cost)}, before {ViewText.Number(result.CostBefore)}");
        Line(text, "Demands", Demands(result.Demands, result.IgnoredDemands));
        Line(text, "Search", $"{result.Candidates} settings, seed {result.Seed}{(result.TimeLimited ? ", ended by the time limit" : "")}");
        text.AppendLine();
        if (result.Changes.Length == 0)
        {
            text.AppendLine("No better weights were found: nothing to change.");
        }
        else
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"Changes in this order; on the way the maximum utilization is at most {ViewText.Percent(result.PeakWhileChanging)}:");
            var table = new TextTable("lllrrr", "From", "To", "Link", "Weight", "New weight", "Max. utilization then");
            foreach (WeightChange c in result.Changes.Take(MostChanges))
                table.Add(c.Source, c.Target, c.Name, Count(c.From), Count(c.To), ViewText.Percent(c.MaxUtilizationAfter));
            table.AppendTo(text);
            More(text, result.Changes.Length, MostChanges, "Changes");
        }
        Busiest(text, result.LinkLoads, result.RateUnitKnown);
        return text.ToString().TrimEnd();
    }

    private static void Busiest(StringBuilder text, IReadOnlyList<LinkLoad> loads, bool unit)
    {
        text.AppendLine();
        var table = new TextTable("lllrrr", "Busiest from", "To", "Link", "Load", "Capacity", "Utilization");
        foreach (LinkLoad l in loads.OrderByDescending(l => l.Utilization).ThenBy(l => l.Index).Take(MostLinks))
            table.Add(l.Source, l.Target, l.Name, ViewText.Rate(l.Load, unit), ViewText.Rate(l.Capacity, unit), ViewText.Percent(l.Utilization));
        table.AppendTo(text);
        More(text, loads.Count, MostLinks, "LinkLoads");
    }

    private static void More(StringBuilder text, int count, int shown, string member)
    {
        if (count > shown) text.AppendLine(CultureInfo.InvariantCulture, $"... and {count - shown} more in .{member}");
    }

    private static void Line(StringBuilder text, string label, string value) => text.Append(label.PadRight(20)).Append(": ").AppendLine(value);

    private static string Demands(int count, int ignored) => ignored == 0 ? Count(count) : $"{count}, of which {ignored} load nothing";

    private static string Fraction(double? value) => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "-";

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);
}
