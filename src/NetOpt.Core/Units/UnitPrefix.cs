using System.Numerics;

namespace NetOpt.Units;

/// <summary>The SI and IEC prefixes of rates and sizes. Case does not matter: no one means millibits.</summary>
internal static class UnitPrefix
{
    /// <summary>The prefix letters in order of size; the letter at place i stands for 1000^(i+1), with "i" behind it for 1024^(i+1).</summary>
    private const string Letters = "kmgtp";

    /// <summary>Splits a prefix off the front of a unit.</summary>
    /// <param name="unit">Such as "GiB/s".</param>
    /// <param name="rest">What stands behind the prefix.</param>
    /// <param name="power">0 where there is none, 1 for kilo, 2 for mega ...</param>
    /// <param name="binary">Whether it is an IEC prefix.</param>
    public static void Split(ReadOnlySpan<char> unit, out ReadOnlySpan<char> rest, out int power, out bool binary)
    {
        rest = unit;
        power = 0;
        binary = false;
        if (unit.IsEmpty) return;
        int place = Letters.IndexOf(char.ToLowerInvariant(unit[0]));
        if (place < 0) return;
        power = place + 1;
        // "bit" starts no prefix, so an i right behind the letter can only be the IEC mark.
        binary = unit.Length > 1 && unit[1] is 'i' or 'I';
        rest = unit[(binary ? 2 : 1)..];
    }

    /// <summary>The quantity without its prefix.</summary>
    public static UnitText Apply(UnitText text, int power, bool binary) => binary
        ? text with { Mantissa = text.Mantissa * BigInteger.Pow(1024, power) }
        : text with { Exponent = text.Exponent + 3 * power };

    /// <summary>The prefix as it is written: k, M, G, T, P; Ki, Mi, Gi, Ti, Pi.</summary>
    public static string Symbol(int power, bool binary) => power == 0 ? ""
        : binary ? char.ToUpperInvariant(Letters[power - 1]) + "i"
        : power == 1 ? "k" : char.ToUpperInvariant(Letters[power - 1]).ToString();
}
