using System.Globalization;

namespace NetOpt.Units;

/// <summary>Picks the written form of a quantity: the fewest characters that say the value exactly; of equals the whole number, then the larger unit.</summary>
internal static class ShortestText
{
    /// <summary>A unit of output: its name, and its size in base units.</summary>
    /// <param name="Name">As it is written.</param>
    /// <param name="Size">In base units.</param>
    /// <param name="WholeOnly">Whether only whole numbers of it are exact decimals for sure (minutes, KiB).</param>
    public readonly record struct Unit(string Name, decimal Size, bool WholeOnly = false);

    /// <summary>Writes a value.</summary>
    /// <param name="value">In base units, at least 0.</param>
    /// <param name="units">From the largest to the smallest; the last one can show every value.</param>
    public static string Of(decimal value, ReadOnlySpan<Unit> units)
    {
        Unit last = units[^1];
        string best = Number(value / last.Size) + last.Name;
        if (value == 0) return best;
        bool bestWhole = decimal.IsInteger(value / last.Size);
        for (int i = units.Length - 2; i >= 0; i--)
        {
            Unit unit = units[i];
            if (value < unit.Size && unit.WholeOnly) continue;
            decimal amount = value / unit.Size;
            bool whole = decimal.IsInteger(amount);
            if (unit.WholeOnly && !whole || amount * unit.Size != value) continue;
            string text = Number(amount) + unit.Name;
            if (text.Length > best.Length || text.Length == best.Length && bestWhole && !whole) continue;
            best = text;
            bestWhole = whole;
        }
        return best;
    }

    // Without trailing zeros: 1.500 is written 1.5.
    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
