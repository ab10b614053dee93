using System.Buffers.Text;

namespace NetOpt.Traffic.Formats;

/// <summary>Reads decimal numbers from bytes: exactly as whole multiples of a power of ten, or as floating-point numbers.</summary>
internal static class DecimalText
{
    private const int MostDigits = 19;

    /// <summary>Reads a decimal number times 10^shift as a whole number: "1.34" with shift 9 is 1340000000. What is finer is rounded to the nearest.</summary>
    /// <param name="text">Digits with a decimal point, perhaps a sign and an exponent.</param>
    /// <param name="shift">9 for seconds in nanoseconds, 0 for nanoseconds.</param>
    /// <param name="point">The decimal point.</param>
    /// <param name="value">The whole number.</param>
    /// <param name="rounded">Whether something finer was lost.</param>
    /// <returns>False where this is no number or it does not fit.</returns>
    public static bool TryScaled(ReadOnlySpan<byte> text, int shift, byte point, out long value, out bool rounded)
    {
        value = 0;
        rounded = false;
        int i = 0;
        bool negative = false;
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
        {
            negative = text[0] == '-';
            i = 1;
        }
        ulong mantissa = 0;
        int digits = 0, fraction = 0, seen = 0, dropped = 0;
        bool afterPoint = false;
        for (; i < text.Length; i++)
        {
            int digit = text[i] - '0';
            if ((uint)digit > 9)
            {
                if (text[i] != point || afterPoint) break;
                afterPoint = true;
                continue;
            }
            seen++;
            if (digits >= MostDigits)
            {
                if (!afterPoint) dropped++;
                else if (digit != 0) rounded = true;
                continue;
            }
            mantissa = mantissa * 10 + (uint)digit;
            if (mantissa != 0) digits++;
            if (afterPoint) fraction++;
        }
        if (seen == 0) return false;
        if (i < text.Length || dropped > 0) return TryFloating(text, shift, point, out value, out rounded);
        int power = shift - fraction;
        ulong scaled = mantissa;
        for (; power > 0; power--)
        {
            if (scaled > long.MaxValue / 10) return false;
            scaled *= 10;
        }
        if (power < -MostDigits)
        {
            rounded = scaled != 0;
            scaled = 0;
        }
        else if (power < 0)
        {
            ulong unit = 1;
            for (; power < 0; power++) unit *= 10;
            ulong rest = scaled % unit;
            scaled /= unit;
            if (rest != 0) rounded = true;
            if (rest >= unit - rest) scaled++;
        }
        if (scaled > long.MaxValue) return false;
        value = negative ? -(long)scaled : (long)scaled;
        return true;
    }

    /// <summary>Reads a floating-point number that is finite.</summary>
    public static bool TryDouble(ReadOnlySpan<byte> text, byte point, out double value)
    {
        if (point != '.' && text.IndexOf(point) >= 0)
        {
            Span<byte> dotted = text.Length <= 64 ? stackalloc byte[text.Length] : new byte[text.Length];
            text.CopyTo(dotted);
            dotted[text.IndexOf(point)] = (byte)'.';
            return TryDouble(dotted, (byte)'.', out value);
        }
        if (text.Length > 0 && text[0] == '+') text = text[1..];
        return Utf8Parser.TryParse(text, out value, out int used) && used == text.Length && double.IsFinite(value);
    }

    // Exponents, and more digits than a whole number holds.
    private static bool TryFloating(ReadOnlySpan<byte> text, int shift, byte point, out long value, out bool rounded)
    {
        value = 0;
        rounded = false;
        if (!TryDouble(text, point, out double number)) return false;
        double scaled = Math.Round(number * Math.Pow(10, shift));
        if (Math.Abs(scaled) > 9e18) return false;
        value = (long)scaled;
        rounded = value != number * Math.Pow(10, shift);
        return true;
    }
}
