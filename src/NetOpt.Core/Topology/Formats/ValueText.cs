using System.Globalization;
using NetOpt.Units;

namespace NetOpt.Topology.Formats;

/// <summary>Reads single values: numbers, rates and delays with or without a unit, truth values.</summary>
internal static class ValueText
{
    /// <summary>A number; infinities and NaN pass, so that the check of the value's range names them.</summary>
    public static double Number(ReadSession session, ReadOnlySpan<char> text, string code, FilePlace place)
    {
        if (TryNumber(text, out double value)) return value;
        throw session.Error(code, place, $"'{Short(text.ToString())}' is not a number", "a decimal number with a point", "0.25", text.ToString());
    }

    /// <summary>A rate in bit/s: with its own unit, or a bare number in <paramref name="unit"/>, in the unit of the options, or as it stands.</summary>
    public static double Rate(ReadSession session, UnitEvidence rates, ReadOnlySpan<char> text, double? unit, FilePlace place) => TryNumber(text, out double value)
        ? value * rates.Factor(unit, session.Options.RateUnit, place)
        : WithUnit(session, rates, text, place, magnitude => BitRate.Parse(magnitude).BitsPerSecond);

    /// <summary>A delay in seconds, by the same rules.</summary>
    public static double Delay(ReadSession session, ReadOnlySpan<char> text, double? unit, FilePlace place) => TryNumber(text, out double value)
        ? value * session.Delays.Factor(unit, session.Options.DelayUnit, place)
        : WithUnit(session, session.Delays, text, place, magnitude => Duration.Parse(magnitude).Seconds);

    /// <summary>true, false, 1, 0, yes or no, in any case.</summary>
    public static bool Boolean(ReadSession session, string text, FilePlace place) => text.Trim().ToLowerInvariant() switch
    {
        "true" or "1" or "yes" or "directed" => true,
        "false" or "0" or "no" or "undirected" or "" => false,
        _ => throw session.Malformed(place, $"'{Short(text)}' is neither true nor false", "true or false", "true", text),
    };

    public static bool TryNumber(ReadOnlySpan<char> text, out double value)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value)) return true;
        // Other languages spell infinity shorter than .NET does.
        ReadOnlySpan<char> word = text.Trim().TrimStart('+');
        bool negative = word is ['-', ..];
        if (!word[(negative ? 1 : 0)..].Equals("inf", StringComparison.OrdinalIgnoreCase)) return false;
        value = negative ? double.NegativeInfinity : double.PositiveInfinity;
        return true;
    }

    /// <summary>The text, cut where it is too long for a message.</summary>
    public static string Short(string text) => text.Length <= 60 ? text : text[..57] + "...";

    // The unit types hold no negative values; a negative capacity is to be refused as one, not as unreadable text.
    private static double WithUnit(ReadSession session, UnitEvidence evidence, ReadOnlySpan<char> text, FilePlace place, Func<string, double> parse)
    {
        evidence.Stated++;
        text = text.Trim();
        bool negative = text is ['-', ..];
        try
        {
            double magnitude = parse((negative ? text[1..] : text).ToString());
            return negative ? -magnitude : magnitude;
        }
        catch (NetOptException error)
        {
            throw session.At(place, error);
        }
    }
}
