using System.Globalization;

namespace NetOpt.Units;

/// <summary>
/// Quantities as people read them, rounded: "2.653 Gbit/s", "12.3 ms", "84.2 %". For exact text that can be read back
/// see <see cref="BitRate"/>, <see cref="DataSize"/> and <see cref="Duration"/>. Infinity is "unlimited", null is "-".
/// </summary>
public static class UnitFormat
{
    private static readonly string[] RatePrefix = ["", "k", "M", "G", "T", "P"];
    private static readonly string[] SizePrefix = ["", "Ki", "Mi", "Gi", "Ti", "Pi"];

    /// <summary>A rate in bit/s, to four significant digits: "10 Gbit/s".</summary>
    public static string Rate(double? bitsPerSecond) => Scaled(bitsPerSecond, 1000, RatePrefix, "bit/s", 4);

    /// <summary>A rate whose unit may not be known: a bare number then.</summary>
    public static string Rate(double? value, bool unitKnown) => unitKnown ? Rate(value) : Number(value);

    /// <summary>A rate that may be in bit/s or in the unit of a file: the prefix without a unit, to four significant digits, "2.653 G".</summary>
    public static string Scaled(double? value) => Scaled(value, 1000, RatePrefix, "", 4).TrimEnd();

    /// <summary>An amount of data in bytes, to four significant digits: "64 KiB".</summary>
    public static string Size(double? bytes) => Scaled(bytes, 1024, SizePrefix, "B", 4);

    /// <summary>A time in seconds, to three significant digits: "12.3 ms", "4.2 min".</summary>
    public static string Time(double? seconds)
    {
        if (seconds is not { } s || double.IsNaN(s)) return "-";
        if (double.IsInfinity(s)) return "unlimited";
        return Math.Abs(s) switch
        {
            0 => "0 s",
            < 0.9995e-6 => Significant(s * 1e9, 3) + " ns",
            < 0.9995e-3 => Significant(s * 1e6, 3) + " \u00B5s",
            < 0.9995 => Significant(s * 1e3, 3) + " ms",
            < 119.5 => Significant(s, 3) + " s",
            < 7195 => Significant(s / 60, 3) + " min",
            _ => Significant(s / 3600, 3) + " h",
        };
    }

    /// <summary>A time whose unit may not be known: a bare number then.</summary>
    public static string Time(double? value, bool unitKnown) => unitKnown ? Time(value) : Number(value);

    /// <summary>A ratio as percent with one decimal: "84.2 %". Small but not nothing is "&lt; 0.1 %".</summary>
    public static string Percent(double? ratio)
    {
        if (ratio is not { } r || double.IsNaN(r)) return "-";
        if (double.IsInfinity(r)) return "unlimited";
        if (r is > 0 and < 0.0005) return "< 0.1 %";
        return (r * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";
    }

    /// <summary>A bare number, to five significant digits; from a billion on as 9.0123e13.</summary>
    public static string Number(double? value) =>
        value is not { } v || double.IsNaN(v) ? "-" : double.IsInfinity(v) ? "unlimited" : Significant(v, 5);

    private static string Scaled(double? value, int step, string[] prefixes, string unit, int digits)
    {
        if (value is not { } v || double.IsNaN(v)) return "-";
        if (double.IsInfinity(v)) return "unlimited";
        int place = 0;
        // A value that would round up to a whole step is shown in the next unit: 999.99 kbit/s is 1 Mbit/s.
        double next = step - 0.5 * Math.Pow(10, Math.Ceiling(Math.Log10(step)) - digits);
        while (Math.Abs(v) >= next && place < prefixes.Length - 1)
        {
            v /= step;
            place++;
        }
        return Significant(v, digits) + " " + prefixes[place] + unit;
    }

    private static string Significant(double value, int digits)
    {
        if (value == 0) return "0";
        int magnitude = (int)Math.Floor(Math.Log10(Math.Abs(value))) + 1;
        if (magnitude is > 9 or < -4) return value.ToString("0." + new string('#', digits - 1) + "e0", CultureInfo.InvariantCulture);
        int decimals = Math.Clamp(digits - magnitude, 0, 15);
        return Math.Round(value, decimals).ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }
}
