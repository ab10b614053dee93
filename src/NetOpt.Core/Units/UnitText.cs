using System.Globalization;
using System.Numerics;

namespace NetOpt.Units;

/// <summary>
/// A number and the unit behind it, read exactly: mantissa × 10^exponent, without any rounding. The number is
/// digits with an optional point and an optional exponent, in the invariant form; one run of spaces may stand before the unit.
/// </summary>
internal readonly record struct UnitText(BigInteger Mantissa, int Exponent, string Unit)
{
    private const int MaxLength = 100;
    private const int MaxExponent = 400;

    /// <summary>Splits a text; <paramref name="problem"/> says in a clause what is wrong with it.</summary>
    public static bool TrySplit(string text, out UnitText result, out string problem)
    {
        result = default;
        ReadOnlySpan<char> s = text.AsSpan().Trim();
        problem = s.Length == 0 ? "is empty" : s.Length > MaxLength ? $"is longer than {MaxLength} characters" : "";
        if (problem.Length > 0) return false;

        int at = 0;
        bool negative = s[0] is '-' or '\u2212';
        if (negative || s[0] == '+') at++;
        int first = at, point = -1;
        while (at < s.Length && (char.IsAsciiDigit(s[at]) || s[at] == '.' && point < 0))
        {
            if (s[at] == '.') point = at;
            at++;
        }
        int digits = at - first - (point >= 0 ? 1 : 0);
        if (digits == 0)
        {
            problem = NotANumber(s[first..]);
            return false;
        }
        if (at < s.Length && s[at] is ',' or '_' or '\'' or '.')
        {
            problem = $"has '{s[at]}' in its number; write it without separators and with a decimal point";
            return false;
        }
        BigInteger mantissa = BigInteger.Parse(string.Concat(s[first..(point < 0 ? at : point)], point < 0 ? [] : s[(point + 1)..at]), CultureInfo.InvariantCulture);
        int exponent = point < 0 ? 0 : point + 1 - at;
        at += ReadExponent(s[at..], out int power);
        if (Math.Abs(power) > MaxExponent)
        {
            problem = "has an exponent out of all proportion";
            return false;
        }
        if (negative && !mantissa.IsZero)
        {
            problem = "is negative";
            return false;
        }
        result = new UnitText(mantissa, exponent + power, s[at..].Trim().ToString());
        return true;
    }

    /// <summary>The whole number that this is in steps of 10^-<paramref name="decimals"/>; false where it is not whole.</summary>
    public bool TryWhole(int decimals, out BigInteger whole)
    {
        int shift = Exponent + decimals;
        if (shift >= 0)
        {
            whole = Mantissa * BigInteger.Pow(10, shift);
            return true;
        }
        whole = BigInteger.DivRem(Mantissa, BigInteger.Pow(10, -shift), out BigInteger rest);
        return rest.IsZero;
    }

    /// <summary>The decimal that this is; false where a decimal cannot hold it exactly.</summary>
    public bool TryDecimal(out decimal value)
    {
        value = 0;
        if (Mantissa.IsZero) return true;
        BigInteger m = Mantissa;
        int scale = -Exponent;
        while (scale > 0)
        {
            BigInteger quotient = BigInteger.DivRem(m, 10, out BigInteger rest);
            if (!rest.IsZero) break;
            m = quotient;
            scale--;
        }
        if (scale < 0)
        {
            m *= BigInteger.Pow(10, -scale);
            scale = 0;
        }
        if (scale > 28 || m.GetBitLength() > 96) return false;
        var low = (uint)(m & uint.MaxValue);
        var mid = (uint)((m >> 32) & uint.MaxValue);
        var high = (uint)(m >> 64);
        value = new decimal((int)low, (int)mid, (int)high, false, (byte)scale);
        return true;
    }

    private static int ReadExponent(ReadOnlySpan<char> s, out int power)
    {
        power = 0;
        if (s.Length < 2 || s[0] is not ('e' or 'E')) return 0;
        int at = 1;
        if (s[at] is '+' or '-') at++;
        int first = at;
        while (at < s.Length && char.IsAsciiDigit(s[at])) at++;
        if (at == first) return 0;
        power = at - first > 6 ? int.MaxValue : int.Parse(s[1..at], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return at;
    }

    private static string NotANumber(ReadOnlySpan<char> s) =>
        s.StartsWith("nan", StringComparison.OrdinalIgnoreCase) ? "is not a number"
        : s.StartsWith("inf", StringComparison.OrdinalIgnoreCase) || s.StartsWith("\u221E") || s.Equals("unlimited", StringComparison.OrdinalIgnoreCase) ? "is not finite"
        : "does not start with a number";
}
