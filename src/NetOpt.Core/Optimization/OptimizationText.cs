using System.Globalization;
using System.Text;
using NetOpt.Units;

namespace NetOpt.Optimization;

/// <summary>The result of the loop as people read it: verdict, before and after, what to change in which order, how far from optimal.</summary>
public static class OptimizationText
{
    // More changes than this are told by number: nobody applies a hundred by hand.
    private const int MaxChangesShown = 20;
    private const int LinksShown = 8;
    private const int LineWidth = 96;
    private const string Indent = "             ";

    /// <summary>Writes the text, in lines that end in a line feed.</summary>
    /// <param name="result">The result.</param>
    /// <param name="allChanges">Where the user finds the changes that are not shown, such as "--json lists them all".</param>
    public static string Of(NetworkOptimizationResult result, string allChanges)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        bool unit = result.RateUnitKnown;
        text.Append($"{result.Network}: {result.Demands} demands, {UnitFormat.Rate(result.Before.OfferedBps, unit)} in all\n\n");
        Wrap(text, result.Verdict, "");
        text.Append('\n');
        Figures(text, result.Before, result.After, unit);
        text.Append('\n');
        Wrap(text, $"lower bound  {UnitFormat.Percent(result.LowerBound)}: no routing of these demands has a maximum utilization below this", Indent);
        text.Append($"gap          {UnitFormat.Percent(result.Gap)} above the bound now, {UnitFormat.Percent(result.GapBefore)} before\n");
        Wrap(text, $"method       {result.Method switch { OptimizationMethod.MultiPath => "multipath", OptimizationMethod.Weights => "weights", _ => "none" }}: {result.Reason}", Indent);
        Changes(text, result, allChanges);
        Busiest(text, result);
        if (result.Notes.Length > 0) text.Append('\n');
        foreach (string note in result.Notes) Wrap(text, $"note: {note}", "      ");
        return text.ToString();
    }

    private static void Figures(StringBuilder text, NetworkFigures before, NetworkFigures after, bool unit)
    {
        (string Name, string Before, string After, string Change)[] rows =
        [
            ("", "before", "after", "change"),
            Row("maximum utilization", f => f.MaxUtilization, UnitFormat.Percent),
            Row("mean utilization", f => f.MeanUtilization, UnitFormat.Percent),
            ("overloaded directions", Count(before.OverloadedArcs), Count(after.OverloadedArcs), ""),
            Row("mean delay", f => f.MeanDelaySeconds, UnitFormat.Time),
            Row("delay of 95 % of traffic", f => f.Percentile95DelaySeconds, UnitFormat.Time),
            Row("loss", f => f.LossRatio, UnitFormat.Percent),
            Row("served", f => f.ServedBps, rate => UnitFormat.Rate(rate, unit)),
            Row("unserved", f => f.UnservedBps, rate => UnitFormat.Rate(rate, unit)),
            ("demands not served in full", Count(before.UnservedDemands), Count(after.UnservedDemands), ""),
            Row("fairness (Jain index)", f => f.JainIndex, value => value?.ToString("0.0000", CultureInfo.InvariantCulture) ?? "-"),
            Row("congestion (Fortz-Thorup)", f => f.FortzThorupCost, cost => UnitFormat.Rate(cost, unit)),
        ];
        int name = rows.Max(r => r.Name.Length), first = rows.Max(r => r.Before.Length), second = rows.Max(r => r.After.Length), third = rows.Max(r => r.Change.Length);
        foreach (var row in rows)
            text.Append($"{row.Name.PadRight(name)}  {row.Before.PadLeft(first)}  {row.After.PadLeft(second)}  {row.Change.PadLeft(third)}".TrimEnd()).Append('\n');

        (string, string, string, string) Row(string title, Func<NetworkFigures, double?> figure, Func<double?, string> format) =>
            (title, format(figure(before)), format(figure(after)), Change(figure(before), figure(after)));
    }

    private static void Changes(StringBuilder text, NetworkOptimizationResult result, string allChanges)
    {
        if (result.Changes.Length == 0)
        {
            text.Append("\nNothing to change.\n");
            return;
        }
        text.Append($"\n{(result.Changes.Length == 1 ? "1 change" : $"{result.Changes.Length} changes, in the order in which to apply them")}; the maximum utilization on the way is {UnitFormat.Percent(result.PeakWhileChanging)} at most\n");
        NetworkChange[] shown = [.. result.Changes.Take(MaxChangesShown)];
        int width = shown.Max(c => c.Description.Length), number = Count(result.Changes.Length).Length;
        foreach (NetworkChange change in shown)
            text.Append($"  {Count(change.Order).PadLeft(number)}. {change.Description.PadRight(width)}  -> {UnitFormat.Percent(change.MaxUtilizationAfter)}\n");
        if (result.Changes.Length > shown.Length) text.Append($"  … and {result.Changes.Length - shown.Length} more; {allChanges}\n");
    }

    // The links that are fullest now or were before: what an operator looks at first.
    private static void Busiest(StringBuilder text, NetworkOptimizationResult result)
    {
        if (result.Links.Length == 0) return;
        LinkComparison[] shown = [.. result.Links.OrderByDescending(l => Math.Max(l.UtilizationBefore, l.UtilizationAfter)).ThenBy(l => l.Index).Take(LinksShown)];
        string[] names = [.. shown.Select(l => $"{l.Source} -> {l.Target} ({l.Name})")];
        int width = Math.Max(names.Max(n => n.Length), "busiest directions".Length);
        text.Append($"\n{"busiest directions".PadRight(width)}  {"before",8}  {"after",8}\n");
        for (int i = 0; i < shown.Length; i++)
            text.Append($"{names[i].PadRight(width)}  {UnitFormat.Percent(shown[i].UtilizationBefore),8}  {UnitFormat.Percent(shown[i].UtilizationAfter),8}\n");
    }

    // At blanks, so that no terminal breaks a word; lines after the first are indented.
    private static void Wrap(StringBuilder text, string paragraph, string indent)
    {
        while (paragraph.Length > LineWidth)
        {
            int blank = paragraph.LastIndexOf(' ', LineWidth);
            // A percent sign stays with its number.
            if (blank > 0 && paragraph[blank + 1] == '%') blank = paragraph.LastIndexOf(' ', blank - 1);
            if (blank <= indent.Length) break;
            text.Append(paragraph, 0, blank).Append('\n');
            paragraph = indent + paragraph[(blank + 1)..];
        }
        text.Append(paragraph).Append('\n');
    }

    // Relative, as both have the same unit; nothing where there is nothing to compare with.
    private static string Change(double? before, double? after) =>
        before is not { } b || after is not { } a || b == 0 || a == b ? "" : ((a - b) / b).ToString("+0.0 %;-0.0 %;0.0 %", CultureInfo.InvariantCulture);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
