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

    /// <summary>How many there are, and the first few: "3: ams, fra, lon", "12: ams, fra, lon, par, vie ...".</summary>
    public static string Some(IEnumerable<string> items)
    {
        const int Shown = 5;
        string[] all = [.. items];
        return all.Length == 0 ? "none" : $"{all.Length}: {string.Join(", ", all.Take(Shown))}{(all.Length > Shown ? " ..." : "")}";
    }
}
