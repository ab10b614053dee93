using System.Globalization;
using System.Text;
using NetOpt.Bandwidth;
using NetOpt.Bandwidth.Management;

namespace NetOpt.PowerShell.Views;

/// <summary>Results of bandwidth management and of fair sharing other than max-min, as one screen of text.</summary>
public static class BandwidthText
{
    private const int MostAllocations = 20;
    private const int MostRefusals = 20;
    private const int MostPrices = 8;

    /// <summary>Who has what of one link or a network, and who was refused.</summary>
    public static string Of(AllocateResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        Line(text, "Total rate", $"{ViewText.Rate(result.TotalRateBps, true)}, of which {ViewText.Rate(result.TotalGuaranteeBps, true)} guaranteed");
        Line(text, "Flows", $"{result.Allocations.Length} admitted, {result.Refusals.Length} refused");
        Line(text, "Full", ViewText.Some(result.Links.Where(l => l.AllocatedBps == l.CapacityBps).Select(l => l.Source is null ? l.Link : $"{l.Source} -> {l.Target}")));
        text.AppendLine();
        var table = new TextTable("llrrrl", "Flow", "Priority", "Guarantee", "Demand", "Rate", "Held back by");
        foreach (BandwidthAllocation a in result.Allocations.Take(MostAllocations))
        {
            table.Add(a.Flow, a.Priority.ToString(), ViewText.Rate(a.GuaranteeBps, true), a.DemandBps is null ? "unlimited" : ViewText.Rate(a.DemandBps, true),
                ViewText.Rate(a.RateBps, true), a.BottleneckLink ?? "-");
        }
        table.AppendTo(text);
        More(text, result.Allocations.Length, MostAllocations, "Allocations");
        if (result.Refusals.Length > 0)
        {
            text.AppendLine();
            var refused = new TextTable("lrrl", "Refused", "Asked for", "Would fit", "Held back by");
            foreach (BandwidthRefusal r in result.Refusals.Take(MostRefusals))
                refused.Add(r.Flow, ViewText.Rate(r.GuaranteeBps, true), ViewText.Rate(r.LargestGuaranteeBps, true), r.Source is null ? r.Link : $"{r.Source} -> {r.Target}");
            refused.AppendTo(text);
            More(text, result.Refusals.Length, MostRefusals, "Refusals");
        }
        return text.ToString().TrimEnd();
    }

    /// <summary>Who gets what in the alpha-fair way, and what capacity is worth.</summary>
    public static string Of(AlphaFairResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        bool unit = result.RateUnitKnown, network = result.Allocations.Any(a => a.Source is not null);
        var text = new StringBuilder();
        Line(text, "Fairness", result.Alpha == 1 ? "proportional (alpha 1)" : "alpha " + ViewText.Number(result.Alpha));
        Line(text, "Total rate", ViewText.Rate(result.TotalRate, unit) + (result.TotalDemand is { } demand ? " of " + ViewText.Rate(demand, unit) + " demanded" : ""));
        Line(text, "Jain index", result.JainIndex?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "-");
        Line(text, "Best of its kind", (result.Certificate.Certified ? "certified" : "NOT certified") + ", gap " + result.Certificate.Gap.ToString("0.0e0", CultureInfo.InvariantCulture));
        text.AppendLine();
        string[] headers = network ? ["Demand", "From", "To", "Asked", "Gets", "Dearest link"] : ["Demand", "Weight", "Asked", "Gets", "Held back by"];
        var table = new TextTable(network ? "lllrrl" : "lrrrl", headers);
        foreach (FairAllocation a in result.Allocations.Take(MostAllocations))
        {
            string asked = a.Demand is null ? "unlimited" : ViewText.Rate(a.Demand, unit), held = a.BottleneckLink ?? "-";
            if (network) table.Add(a.Name, a.Source ?? "", a.Target ?? "", asked, ViewText.Rate(a.Rate, unit), held);
            else table.Add(a.Name, ViewText.Number(a.Weight), asked, ViewText.Rate(a.Rate, unit), held);
        }
        table.AppendTo(text);
        More(text, result.Allocations.Length, MostAllocations, "Allocations");
        if (!network || result.Prices.Length == 0) return text.ToString().TrimEnd();
        text.AppendLine();
        var prices = new TextTable("llrr", "Dearest from", "To", "Capacity", "Part of the worth");
        foreach (LinkPrice p in result.Prices.Take(MostPrices)) prices.Add(p.Source ?? "", p.Target ?? "", ViewText.Rate(p.Capacity, unit), ViewText.Percent(p.Share));
        prices.AppendTo(text);
        More(text, result.Prices.Length, MostPrices, "Prices");
        return text.ToString().TrimEnd();
    }

    /// <summary>Kinds of fairness side by side.</summary>
    public static string Of(FairnessComparison result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        var table = new TextTable("lrrrr", "Fairness", "Total", "Least", "Jain index", "Gap");
        foreach (ComparedFairness k in result.Kinds)
        {
            table.Add(k.Fairness, ViewText.Rate(k.TotalRateBps, true), ViewText.Rate(k.LeastRateBps, true), k.JainIndex?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "-",
                k.Gap.ToString("0.0e0", CultureInfo.InvariantCulture));
        }
        table.AppendTo(text);
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{result.Flows.Length} flows; their rates are in .Kinds[i].RatesBps, in the order of .Flows");
        return text.ToString().TrimEnd();
    }

    private static void More(StringBuilder text, int count, int shown, string member)
    {
        if (count > shown) text.AppendLine(CultureInfo.InvariantCulture, $"... and {count - shown} more in .{member}");
    }

    private static void Line(StringBuilder text, string label, string value) => Paragraph.Line(text, label, 20, value);
}
