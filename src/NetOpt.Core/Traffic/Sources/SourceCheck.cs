using System.Globalization;
using System.Text;

namespace NetOpt.Traffic.Sources;

/// <summary>The ranges of the parameters of sources, refused in one form of words.</summary>
internal static class SourceCheck
{
    /// <summary>The most copies of one source.</summary>
    public const int MostCopies = 1_000_000;

    /// <summary>Nanoseconds in a second.</summary>
    public const double Second = 1e9;

    /// <summary>A number of copies.</summary>
    public static int Count(int count) =>
        count is >= 1 and <= MostCopies ? count : throw Refuse("count", count, $"from 1 to {MostCopies} copies of a source", "50");

    /// <summary>A packet size in bytes.</summary>
    public static int PacketBytes(int bytes) =>
        bytes >= 1 ? bytes : throw Refuse("packetBytes", bytes, "a packet of at least 1 byte", "1000");

    /// <summary>A quantity above 0 and finite.</summary>
    public static double Positive(double value, string name, string what, string example) =>
        value > 0 && double.IsFinite(value) ? value : throw Refuse(name, value, what + " above 0 and finite", example);

    /// <summary>A quantity of at least 0 and finite.</summary>
    public static double NotNegative(double value, string name, string what, string example) =>
        value >= 0 && double.IsFinite(value) ? value : throw Refuse(name, value, what + " of at least 0 and finite", example);

    /// <summary>The error for a parameter out of its range.</summary>
    /// <param name="name">The parameter as JSON has it.</param>
    /// <param name="value">What it was.</param>
    /// <param name="expected">What it may be.</param>
    /// <param name="example">A right value, or null.</param>
    public static NetOptException Refuse(string name, object value, string expected, string? example) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument,
            string.Create(CultureInfo.InvariantCulture, $"The {Words(name)} is {value}"), expected, example, value);

    // "peakRateBps" is "peak rate" to people, whether they wrote JSON or a cmdlet's parameter.
    private static string Words(string name)
    {
        switch (name)
        {
            case "count": return "number of sources";
            case "packetBytes": return "packet size";
            case "maxPackets": return "limit of packets";
            case "variation": return "variation of a slot";
            case "alpha": return "tail index alpha";
            case "alphaOff": return "tail index of the off-times";
            case "hurst": return "Hurst parameter";
            case "meanOnSeconds": return "mean on-time";
            case "meanOffSeconds": return "mean off-time";
            case "slotSeconds": return "length of a slot";
            case "fromSeconds": return "beginning of the part";
            case "toSeconds": return "end of the part";
            case "firstRate": return "packet rate of the first state";
            case "secondRate": return "packet rate of the second state";
            case "leaveFirst": return "rate of leaving the first state";
            case "leaveSecond": return "rate of leaving the second state";
        }
        foreach (string unit in (ReadOnlySpan<string>)["Bps", "Seconds"])
        {
            if (name.EndsWith(unit, StringComparison.Ordinal)) name = name[..^unit.Length];
        }
        var words = new StringBuilder();
        foreach (char c in name)
        {
            if (char.IsAsciiLetterUpper(c)) words.Append(' ');
            words.Append(char.ToLowerInvariant(c));
        }
        return words.ToString();
    }
}
