using System.Globalization;
using NetOpt.Units;

namespace NetOpt.Charts;

/// <summary>Numbers on charts: values as everywhere in the project (<see cref="UnitFormat"/>), and ticks with one prefix for a whole axis.</summary>
internal static class ChartNumber
{
    private static readonly (double Factor, string Prefix)[] Up = [(1e15, "P"), (1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k")];
    private static readonly (double Factor, string Prefix)[] Down = [(1e-3, "m"), (1e-6, "µ"), (1e-9, "n")];
    private static readonly (double Factor, string Prefix)[] Binary = [(1L << 50, "Pi"), (1L << 40, "Ti"), (1L << 30, "Gi"), (1L << 20, "Mi"), (1L << 10, "Ki")];

    /// <summary>Whether a value can be placed on paper: finite, and so far from the largest number that differences stay finite too.</summary>
    public static bool IsDrawable(double value) => Math.Abs(value) <= 1e300;

    /// <summary>A value with its unit ("1.256 Gbit/s", "12.3 ms", "87.5 %"); "-" for null.</summary>
    public static string Format(double? value, ChartUnit unit = ChartUnit.None) => unit switch
    {
        ChartUnit.Ratio => UnitFormat.Percent(value),
        ChartUnit.BitsPerSecond => UnitFormat.Rate(value),
        ChartUnit.Seconds => UnitFormat.Time(value),
        ChartUnit.Bytes => UnitFormat.Size(value),
        _ => UnitFormat.Number(value),
    };

    /// <summary>A value beside its mark, where room is short: bare numbers to three significant digits.</summary>
    public static string Label(double? value, ChartUnit unit) => unit == ChartUnit.None && value is { } v ? Digits(v) : Format(value, unit);

    /// <summary>The prefix that suits a whole axis whose largest magnitude is given: divide by the factor and write the symbol with the title.</summary>
    /// <param name="magnitude">The largest absolute value on the axis.</param>
    /// <param name="unit">The unit of the axis.</param>
    /// <returns>The factor, and prefix and unit together ("Gbit/s"; empty for a bare number).</returns>
    public static (double Factor, string Symbol) AxisUnit(double magnitude, ChartUnit unit)
    {
        if (unit == ChartUnit.Ratio) return (0.01, "%");
        if (unit == ChartUnit.None) return (1, "");
        (double factor, string prefix) = Prefix(magnitude, unit);
        return (factor, prefix + Symbol(unit));
    }

    /// <summary>A tick: as many decimals as the step needs, and k, M, G on large bare numbers.</summary>
    public static string Tick(double value, double step)
    {
        if (value == 0) return "0";
        double magnitude = Math.Abs(value);
        if (step >= 1e4)
        {
            foreach ((double factor, string prefix) in Up)
            {
                if (magnitude >= factor) return Tick(value / factor, step / factor) + prefix;
            }
        }
        if (magnitude < 1e-6 || magnitude >= 1e15) return value.ToString("0.##e0", CultureInfo.InvariantCulture);
        int decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 9);
        return value.ToString((magnitude >= 1e4 ? "#,##0" : "0") + (decimals == 0 ? "" : "." + new string('0', decimals)), CultureInfo.InvariantCulture);
    }

    /// <summary>A tick of a logarithmic axis: each with its own prefix, as no single one suits many decades.</summary>
    public static string LogTick(double value, ChartUnit unit) => unit == ChartUnit.None && value is (< 1e-3 or >= 1e6)
        ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
        : unit == ChartUnit.Ratio ? Digits(value * 100) + " %" : Label(value, unit);

    /// <summary>Three significant digits where there is a fraction; whole numbers in full, grouped from 10,000 up.</summary>
    public static string Digits(double value)
    {
        if (value == 0) return "0";
        double magnitude = Math.Abs(value);
        if (magnitude is < 1e-4 or >= 1e15) return value.ToString("0.##e0", CultureInfo.InvariantCulture);
        if (magnitude >= 9999.5) return value.ToString("#,##0", CultureInfo.InvariantCulture);
        if (magnitude >= 99.95) return value.ToString(value == Math.Round(value) || magnitude >= 999.5 ? "0" : "0.#", CultureInfo.InvariantCulture);
        int decimals = Math.Max(0, 2 - (int)Math.Floor(Math.Log10(magnitude) + 1e-12));
        return value.ToString("0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }

    private static (double Factor, string Prefix) Prefix(double magnitude, ChartUnit unit)
    {
        if (unit != ChartUnit.Seconds)
        {
            foreach ((double factor, string prefix) in unit == ChartUnit.Bytes ? Binary : Up)
            {
                if (magnitude >= factor) return (factor, prefix);
            }
            return (1, "");
        }
        if (magnitude is 0 or >= 1) return (1, "");
        foreach ((double factor, string prefix) in Down)
        {
            if (magnitude >= factor) return (factor, prefix);
        }
        return (1e-9, "n");
    }

    private static string Symbol(ChartUnit unit) => unit switch
    {
        ChartUnit.BitsPerSecond => "bit/s",
        ChartUnit.Seconds => "s",
        ChartUnit.Bytes => "B",
        _ => "",
    };
}
