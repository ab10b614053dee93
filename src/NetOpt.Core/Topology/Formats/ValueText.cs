using System.Globalization;
using NetOpt.Units;

namespace NetOpt.Topology.Formats;

/// <summary>Reads single values: numbers, rates and delays with or without a unit, truth values.</summary>
internal static class ValueText
{
    /// <summary>A number; infinities and NaN pass, so that the check of the value's range names them.</summary>
    public static double Number(ReadSession session, string text, string code, FilePlace place)
    {
        if (TryNumber(text, out double value)) return value;
        throw session.Error(code, place, $"'{Short(text)}' is not a number", "a decimal number with a point", "0.25", text);
    }

    /// <summary>A rate in bit/s: with its own unit, or a bare number in <paramref name="unit"/>, in the unit of the options, or as it stands.</summary>
    public static double Rate(ReadSession session, UnitEvidence rates, string text, double? unit, FilePlace place)
    {
        if (TryNumber(text, out double value)) return value * rates.Factor(unit, session.Options.RateUnit, place);
        (double sign, string magnitude) = Signed(text);
        rates.Stated++;
        try
        {
            return sign * BitRate.Parse(magnitude).BitsPerSecond;
        }
        catch (NetOptException error)
        {
            throw session.At(place, error);
        }
    }

    /// <summary>A delay in seconds, by the same rules.</summary>
    public static double Delay(ReadSession session, string text, double? unit, FilePlace place)
    {
        if (TryNumber(text, out double value)) return value * session.Delays.Factor(unit, session.Options.DelayUnit, place);
        (double sign, string magnitude) = Signed(text);
        session.Delays.Stated++;
        try
        {
            return sign * Duration.Parse(magnitude).Seconds;
        }
        catch (NetOptException error)
        {
            throw session.At(place, error);
        }
    }

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
    private static (double Sign, string Magnitude) Signed(string text)
    {
        string trimmed = text.Trim();
        return trimmed is ['-', ..] ? (-1, trimmed[1..]) : (1, trimmed);
    }
}
