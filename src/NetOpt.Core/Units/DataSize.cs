using System.Globalization;
using System.Numerics;
using System.Text.Json.Serialization;

namespace NetOpt.Units;

/// <summary>
/// An amount of data in whole bytes, 0 to 2^63-1. Reads "1500B", "64KiB", "64kB", "10MB", "12kbit"; a bare number is bytes.
/// Prefixes in any case: k, M, G, T, P by 1000 (so "64KB" is 64,000 bytes); Ki, Mi, Gi, Ti, Pi by 1024. A lone small b is refused:
/// write "bit" or "B". The default value is 0.
/// </summary>
[JsonConverter(typeof(DataSizeJsonConverter))]
public readonly struct DataSize : IEquatable<DataSize>, IComparable<DataSize>, IComparable
{
    private static readonly ShortestText.Unit[] Units =
    [
        new("PiB", 1L << 50, true), new("PB", 1e15m), new("TiB", 1L << 40, true), new("TB", 1e12m), new("GiB", 1L << 30, true), new("GB", 1e9m),
        new("MiB", 1L << 20, true), new("MB", 1e6m), new("KiB", 1L << 10, true), new("kB", 1e3m), new("B", 1),
    ];

    private DataSize(long bytes) => Bytes = bytes;

    /// <summary>The size in bytes.</summary>
    public long Bytes { get; }

    /// <summary>A size of so many bytes.</summary>
    /// <exception cref="NetOptException">InvalidUnit: negative.</exception>
    public static DataSize FromBytes(long bytes) =>
        bytes >= 0 ? new DataSize(bytes) : throw Error(bytes.ToString(CultureInfo.InvariantCulture), "is negative", null);

    /// <summary>Reads a size.</summary>
    /// <exception cref="NetOptException">InvalidUnit, saying what would be right.</exception>
    public static DataSize Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(text, out DataSize size) is { } error ? throw error : size;
    }

    /// <summary>Reads a size; false where the text is none.</summary>
    public static bool TryParse(string? text, out DataSize size)
    {
        size = default;
        return text is not null && Read(text, out size) is null;
    }

    /// <inheritdoc/>
    public int CompareTo(DataSize other) => Bytes.CompareTo(other.Bytes);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj is null ? 1 : obj is DataSize other ? CompareTo(other) : throw new ArgumentException("Not a DataSize", nameof(obj));

    /// <inheritdoc/>
    public bool Equals(DataSize other) => Bytes == other.Bytes;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is DataSize other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Bytes.GetHashCode();

    /// <summary>The shortest exact form that <see cref="Parse"/> reads back, such as "64KiB" or "1500B".</summary>
    public override string ToString() => ShortestText.Of(Bytes, Units);

    /// <summary>Whether two sizes are the same.</summary>
    public static bool operator ==(DataSize left, DataSize right) => left.Equals(right);

    /// <summary>Whether two sizes differ.</summary>
    public static bool operator !=(DataSize left, DataSize right) => !left.Equals(right);

    private static NetOptException? Read(string text, out DataSize size)
    {
        size = default;
        if (!UnitText.TrySplit(text, out UnitText parts, out string problem)) return Error(text, problem, null);
        int perByte = 1;
        if (parts.Unit.Length > 0)
        {
            UnitPrefix.Split(parts.Unit, out ReadOnlySpan<char> unit, out int power, out bool binary);
            string shown = text.Trim()[..^parts.Unit.Length].TrimEnd() + UnitPrefix.Symbol(power, binary);
            if (unit is "b") return Error(text, "could be bits or bytes", $"{shown}bit or {shown}B");
            if (unit.EndsWith("ps", StringComparison.OrdinalIgnoreCase) || unit.Contains('/')) return Error(text, "is a rate, not an amount of data", $"{shown}B");
            if (unit.IsEmpty) return Error(text, $"has the prefix '{parts.Unit}' without a unit", $"{shown}B");
            if (Is(unit, "bit") || Is(unit, "bits")) perByte = 8;
            else if (!(unit is "B" || Is(unit, "byte") || Is(unit, "bytes"))) return Error(text, $"has the unit '{parts.Unit}', which is no amount of data", null);
            parts = UnitPrefix.Apply(parts, power, binary);
        }
        if (!parts.TryWhole(0, out BigInteger amount) || !(amount % perByte).IsZero) return Error(text, "is not a whole number of bytes", null);
        amount /= perByte;
        if (amount > long.MaxValue) return Error(text, $"is above {long.MaxValue} bytes", null);
        size = new DataSize((long)amount);
        return null;
    }

    private static bool Is(ReadOnlySpan<char> a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private static NetOptException Error(string text, string problem, string? instead) =>
        new(ErrorCodes.InvalidUnit, ErrorKind.InvalidArgument, $"The size '{text}' {problem}",
            instead ?? "a number of at least 0 with a unit of data that makes whole bytes, or a bare number of bytes", instead is null ? "64KiB" : null, text);
}
