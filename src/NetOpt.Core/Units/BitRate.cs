using System.Globalization;
using System.Text.Json.Serialization;

namespace NetOpt.Units;

/// <summary>
/// A data rate, at least 0 and finite, held exactly as a decimal number of bit/s. Reads "10Gbps", "2.5 Gbit/s", "100Mb/s",
/// "1.25GB/s", "64Kibps"; a bare number is bit/s. A small b is bits, a capital B bytes; prefixes in any case
/// (k, M, G, T, P by 1000; Ki, Mi, Gi, Ti, Pi by 1024). The default value is 0.
/// </summary>
[JsonConverter(typeof(BitRateJsonConverter))]
public readonly struct BitRate : IEquatable<BitRate>, IComparable<BitRate>, IComparable
{
    private static readonly ShortestText.Unit[] Units =
        [new("Pbps", 1e15m), new("Tbps", 1e12m), new("Gbps", 1e9m), new("Mbps", 1e6m), new("kbps", 1e3m), new("bps", 1)];

    private BitRate(decimal bitsPerSecond) => ExactBitsPerSecond = bitsPerSecond;

    /// <summary>The rate in bit/s, exactly.</summary>
    public decimal ExactBitsPerSecond { get; }

    /// <summary>The rate in bit/s, as the nearest double.</summary>
    // A cast from decimal may be one unit in the last place off; parsing is correctly rounded.
    public double BitsPerSecond => double.Parse(ExactBitsPerSecond.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The rate whose shortest decimal form is that of the double, so that <see cref="BitsPerSecond"/> gives it back.</summary>
    /// <param name="bitsPerSecond">At least 0, finite; 0 or from about 1e-11 to 7.9e28.</param>
    /// <exception cref="NetOptException">InvalidUnit: negative, not finite, or out of range.</exception>
    public static BitRate FromBitsPerSecond(double bitsPerSecond) => Parse(bitsPerSecond.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>The rate of so many bit/s.</summary>
    /// <exception cref="NetOptException">InvalidUnit: negative.</exception>
    public static BitRate FromBitsPerSecond(decimal bitsPerSecond) =>
        bitsPerSecond >= 0 ? new BitRate(bitsPerSecond) : throw Error(bitsPerSecond.ToString(CultureInfo.InvariantCulture), "is negative", null);

    /// <summary>Reads a rate.</summary>
    /// <exception cref="NetOptException">InvalidUnit, saying what would be right.</exception>
    public static BitRate Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text, out BitRate rate) is { } error ? throw error : rate;
    }

    /// <summary>Reads a rate; false where the text is none.</summary>
    public static bool TryParse(string? text, out BitRate rate)
    {
        rate = default;
        return text is not null && Read(text, out rate) is null;
    }

    /// <inheritdoc/>
    public int CompareTo(BitRate other) => ExactBitsPerSecond.CompareTo(other.ExactBitsPerSecond);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj is null ? 1 : obj is BitRate other ? CompareTo(other) : throw new ArgumentException("Not a BitRate", nameof(obj));

    /// <inheritdoc/>
    public bool Equals(BitRate other) => ExactBitsPerSecond == other.ExactBitsPerSecond;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BitRate other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ExactBitsPerSecond.GetHashCode();

    /// <summary>The shortest exact form that <see cref="Parse"/> reads back, such as "10Gbps" or "1500bps".</summary>
    public override string ToString() => ShortestText.Of(ExactBitsPerSecond, Units);

    /// <summary>Whether two rates are the same.</summary>
    public static bool operator ==(BitRate left, BitRate right) => left.Equals(right);

    /// <summary>Whether two rates differ.</summary>
    public static bool operator !=(BitRate left, BitRate right) => !left.Equals(right);

    private static NetOptException? Read(string text, out BitRate rate)
    {
        rate = default;
        if (!UnitText.TrySplit(text, out UnitText parts, out string problem)) return Error(text, problem, null);
        if (parts.Unit.Length > 0)
        {
            UnitPrefix.Split(parts.Unit, out ReadOnlySpan<char> unit, out int power, out bool binary);
            string shown = text.Trim()[..^parts.Unit.Length].TrimEnd();
            string prefix = UnitPrefix.Symbol(power, binary);
            bool? bytes = BytesOf(unit, out string? meant);
            if (bytes is null)
            {
                return meant is null
                    ? Error(text, $"has the unit '{parts.Unit}', which is no rate", power > 0 && unit.IsEmpty ? $"{shown}{prefix}bps" : null)
                    : Error(text, meant, meant.Contains("either", StringComparison.Ordinal) ? $"{shown}{prefix}bps (bits) or {shown}{prefix}B/s (bytes)" : $"{shown}{prefix}{(unit[0] == 'B' ? "B/s" : "bps")}");
            }
            parts = UnitPrefix.Apply(parts, power, binary);
            if (bytes.Value) parts = parts with { Mantissa = parts.Mantissa * 8 };
        }
        if (!parts.TryDecimal(out decimal value)) return Error(text, "has more digits than are held exactly (28 significant, 28 after the point, below 7.9e28 bit/s)", null);
        rate = new BitRate(value);
        return null;
    }

    // Bits or bytes per second; null with a reason where the unit is an amount or could be both.
    private static bool? BytesOf(ReadOnlySpan<char> unit, out string? problem)
    {
        problem = null;
        if (unit.IsEmpty) return null;
        int tail = PerSecond(unit);
        ReadOnlySpan<char> amount = unit[..^tail];
        bool? bytes = amount is "b" || Is(amount, "bit") || Is(amount, "bits") ? false
            : amount is "B" || Is(amount, "byte") || Is(amount, "bytes") ? true
            : null;
        if (bytes is null) return null;
        if (tail == 0)
        {
            problem = "is an amount of data, not a rate";
            return null;
        }
        if (amount is "B" && unit[^1] == 'S')
        {
            problem = "could be either bits or bytes per second";
            return null;
        }
        return bytes;
    }

    private static int PerSecond(ReadOnlySpan<char> unit)
    {
        foreach (string tail in (ReadOnlySpan<string>)["/second", "/sec", "/s", "ps"])
        {
            if (unit.EndsWith(tail, StringComparison.OrdinalIgnoreCase)) return tail.Length;
        }
        return 0;
    }

    private static bool Is(ReadOnlySpan<char> a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private static NetOptException Error(string text, string problem, string? instead) =>
        new(ErrorCodes.InvalidUnit, ErrorKind.InvalidArgument, $"The rate '{text}' {problem}",
            instead ?? "a number of at least 0 with a unit of rate, or a bare number of bit/s", instead is null ? "10Gbps" : null, text);
}
