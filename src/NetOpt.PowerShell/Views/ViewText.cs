using NetOpt.Optimization;
using NetOpt.Topology.Measures;
using NetOpt.Units;

namespace NetOpt.PowerShell.Views;

/// <summary>What the format files call: quantities as people read them, and the longer texts of whole results.</summary>
public static class ViewText
{
    /// <summary>A rate, or a bare number where its unit is not known.</summary>
    public static string Rate(double? value, bool unitKnown) => UnitFormat.Rate(value, unitKnown);

    /// <summary>A rate that may be in bit/s or in the unit of a file: the prefix without a unit, "2.653 G".</summary>
    public static string Scaled(double? value) => UnitFormat.Scaled(value);

    /// <summary>A time, or a bare number where its unit is not known.</summary>
    public static string Time(double? value, bool unitKnown) => UnitFormat.Time(value, unitKnown);

    /// <summary>A ratio as percent.</summary>
    public static string Percent(double? ratio) => UnitFormat.Percent(ratio);

    /// <summary>A bare number.</summary>
    public static string Number(double? value) => UnitFormat.Number(value);

    /// <summary>The report of the loop.</summary>
    public static string Optimization(NetworkOptimizationResult result) => OptimizationText.Of(result, "all of them are in .Changes").TrimEnd();

    /// <summary>The nodes with the greatest betweenness: "ams (958), fra (833)".</summary>
    public static string MostCentral(TopologyMeasures measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        return Join(measures.Betweenness.Where(b => b.Value > 0).OrderByDescending(b => b.Value).ThenBy(b => b.Index).Take(5).Select(b => $"{b.Name} ({Number(b.Value)})"), ", ");
    }

    /// <summary>Weighted path lengths in a few words: "latency: longest 0.0123 (a - b), average 0.0041".</summary>
    public static string WeightedPaths(TopologyMeasures measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        return Join(measures.WeightedPaths.Select(p =>
            $"{Words(p.Weight)}: longest {Length(p.Diameter, p.Weight)} ({p.From.Name} - {p.To.Name}), average {Length(p.AverageLength, p.Weight)}"), "; ");
    }

    /// <summary>The worst critical path, and how many more are listed: "a - b, 6 hops; 4 more in .CriticalPaths".</summary>
    public static string CriticalPaths(TopologyMeasures measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        if (measures.CriticalPaths.IsEmpty) return "none";
        CriticalPath worst = measures.CriticalPaths[0];
        string more = measures.CriticalPaths.Length > 1 ? $"; {measures.CriticalPaths.Length - 1} more in .CriticalPaths" : "";
        return $"{worst.Source.Name} - {worst.Target.Name}, {Length(worst.Length, worst.Measure)}{more}";
    }

    /// <summary>How many there are, and the first few: "3: ams, fra, lon", "12: ams, fra, lon, par, vie ...".</summary>
    public static string Some(IEnumerable<string> items)
    {
        const int Shown = 5;
        // PowerShell makes one empty text of the members of no objects.
        string[] all = [.. items.Where(i => !string.IsNullOrEmpty(i))];
        return all.Length == 0 ? "none" : $"{all.Length}: {string.Join(", ", all.Take(Shown))}{(all.Length > Shown ? " ..." : "")}";
    }

    private static string Join(IEnumerable<string> parts, string separator)
    {
        string text = string.Join(separator, parts);
        return text.Length == 0 ? "none" : text;
    }

    private static string Words(PathWeight weight) => weight switch
    {
        PathWeight.GreatCircle => "great-circle distance",
        PathWeight.Latency => "latency",
        PathWeight.Cost => "cost",
        _ => "hops",
    };

    // Latency may be in the unit of a file, so it stays a bare number; distances are always kilometers.
    private static string Length(double? length, PathWeight weight) =>
        UnitFormat.Number(length) + weight switch { PathWeight.GreatCircle => " km", PathWeight.Hops => " hops", _ => "" };
}
