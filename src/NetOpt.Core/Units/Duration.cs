using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;

namespace NetOpt.Units;

/// <summary>
/// A span of time in whole nanoseconds, 0 to about 292 years. Reads "40ms", "250us", "1.5s", "10ns", "5min", "2h";
/// a bare number is seconds. The default value is 0.
/// </summary>
[JsonConverter(typeof(DurationJsonConverter))]
public readonly struct Duration : IEquatable<Duration>, IComparable<Duration>, IComparable
{
    private const decimal PerSecond = 1e9m;

    private static readonly ShortestText.Unit[] Units =
        [new("h", 3600e9m, true), new("min", 60e9m, true), new("s", 1e9m), new("ms", 1e6m), new("us", 1e3m), new("ns", 1)];

    private Duration(long nanoseconds) => Nanoseconds = nanoseconds;

    /// <summary>The span in nanoseconds.</summary>
    public long Nanoseconds { get; }

    /// <summary>The span in seconds, as the nearest double.</summary>
    public double Seconds => double.Parse(ExactSeconds.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The span in seconds, exactly.</summary>
    public decimal ExactSeconds => Nanoseconds / PerSecond;

    /// <summary>A span of so many nanoseconds.</summary>
    /// <exception cref="NetOptException">InvalidUnit: negative.</exception>
    public static Duration FromNanoseconds(long nanoseconds) =>
        nanoseconds >= 0 ? new Duration(nanoseconds) : throw Error(nanoseconds.ToString(CultureInfo.InvariantCulture) + "ns", "is negative", null);

    /// <summary>The span of so many seconds, to the nearest nanosecond.</summary>
    /// <exception cref="NetOptException">InvalidUnit: negative, not finite, or above 292 years.</exception>
    public static Duration FromSeconds(double seconds)
    {
        if (!(seconds >= 0 && seconds < 9.2e9)) throw Error(seconds.ToString("R", CultureInfo.InvariantCulture), "is negative, not finite or above 292 years", null);
        return new Duration((long)decimal.Round((decimal)seconds * PerSecond));
    }

    /// <summary>Reads a duration.</summary>
    /// <exception cref="NetOptException">InvalidUnit, saying what would be right.</exception>
    public static Duration Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text, out Duration duration) is { } error ? throw error : duration;
    }

    /// <summary>Reads a duration; false where the text is none.</summary>
    public static bool TryParse(string? text, out Duration duration)
    {
        duration = default;
        return text is not null && Read(text, out duration) is null;
    }

    /// <inheritdoc/>
    public int CompareTo(Duration other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj is null ? 1 : obj is Duration other ? CompareTo(other) : throw new ArgumentException("Not a Duration", nameof(obj));

    /// <inheritdoc/>
    public bool Equals(Duration other) => Nanoseconds == other.Nanoseconds;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Duration other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Nanoseconds.GetHashCode();

    /// <summary>The shortest exact form that <see cref="Parse"/> reads back, such as "40ms" or "1500us".</summary>
    public override string ToString() => ShortestText.Of(Nanoseconds, Units);

    /// <summary>Whether two spans are the same.</summary>
    public static bool operator ==(Duration left, Duration right) => left.Equals(right);

    /// <summary>Whether two spans differ.</summary>
    public static bool operator !=(Duration left, Duration right) => !left.Equals(right);

    private static NetOptException? Read(string text, out Duration duration)
    {
        duration = default;
        if (!UnitText.TrySplit(text, out UnitText parts, out string problem)) return Error(text, problem, null);
        string shown = text.Trim()[..^parts.Unit.Length].TrimEnd();
        // Power of ten below a second, and seconds per unit.
        (int Exponent, int Factor)? unit = parts.Unit.ToLowerInvariant() switch
        {
            "" or "s" or "sec" or "second" or "seconds" => (0, 1),
            "ms" => (-3, 1),
            "us" or "\u00B5s" or "\u03BCs" => (-6, 1),
            "ns" => (-9, 1),
            "min" or "minute" or "minutes" => (0, 60),
            "h" or "hour" or "hours" => (0, 3600),
            _ => null,
        };
        if (unit is null)
        {
            return parts.Unit is "m" or "M"
                ? Error(text, "could be milliseconds or minutes", $"{shown}ms or {shown}min")
                : Error(text, $"has the unit '{parts.Unit}', which is no duration", null);
        }
        parts = parts with { Exponent = parts.Exponent + unit.Value.Exponent, Mantissa = parts.Mantissa * unit.Value.Factor };
        if (!parts.TryWhole(9, out BigInteger nanoseconds)) return Error(text, "is not a whole number of nanoseconds", null);
        if (nanoseconds > long.MaxValue) return Error(text, "is above 292 years", null);
        duration = new Duration((long)nanoseconds);
        return null;
    }

    private static NetOptException Error(string text, string problem, string? instead) =>
        new(ErrorCodes.InvalidUnit, ErrorKind.InvalidArgument, $"The duration '{text}' {problem}",
            instead ?? "a number of at least 0 with ns, us, ms, s, min or h, or a bare number of seconds", instead is null ? "40ms" : null, text);
}
