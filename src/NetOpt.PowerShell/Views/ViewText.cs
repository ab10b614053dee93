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
    public static string Optimization(NetworkOptimizationResult result) => OptimizationText.Of(result, "all of them are in .Changes");

    /// <summary>A weighted path length in a few words: "latency: longest 12.3 ms (a - b), average 4.1 ms".</summary>
    public static string WeightedPath(WeightedPathMeasures paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return $"{Words(paths.Weight)}: longest {Length(paths.Diameter, paths.Weight)} ({paths.From.Name} - {paths.To.Name}), average {Length(paths.AverageLength, paths.Weight)}";
    }

    /// <summary>A critical path in a few words: "a - b, 12.3".</summary>
    public static string CriticalPath(CriticalPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return $"{path.Source.Name} - {path.Target.Name}, {Length(path.Length, path.Measure)}";
    }

    /// <summary>How many there are, and the first few: "3: ams, fra, lon", "12: ams, fra, lon, par, vie ...".</summary>
    public static string Some(IEnumerable<string> items)
    {
        const int Shown = 5;
        string[] all = [.. items];
        return all.Length == 0 ? "none" : $"{all.Length}: {string.Join(", ", all.Take(Shown))}{(all.Length > Shown ? " ..." : "")}";
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
