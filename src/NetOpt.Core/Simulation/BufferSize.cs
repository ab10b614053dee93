using System.Globalization;
using System.Text.Json.Serialization;
using NetOpt.Units;

namespace NetOpt.Simulation;

/// <summary>
/// How much a queue may hold, in one of four units: packets ("100p"), bytes ("64KiB"), time at the link's rate ("30ms"), or bandwidth-delay products ("1bdp", "0.5bdp").
/// A bare number is bytes.
/// </summary>
[JsonConverter(typeof(BufferSizeJsonConverter))]
public readonly record struct BufferSize
{
    private BufferSize(double value, BufferUnit unit)
    {
        Value = value;
        Unit = unit;
    }

    /// <summary>The number, in its unit: packets, bytes, seconds or bandwidth-delay products; above 0.</summary>
    public double Value { get; }

    /// <summary>What it counts.</summary>
    public BufferUnit Unit { get; }

    /// <summary>A size in some unit.</summary>
    /// <exception cref="NetOptException">InvalidUnit: not above 0, not finite, or not whole where it must be.</exception>
    public static BufferSize Of(double value, BufferUnit unit) =>
        value > 0 && value < 1e15 && (unit is BufferUnit.Time or BufferUnit.BandwidthDelayProduct || value == Math.Floor(value))
            ? new BufferSize(value, unit)
            : throw Error(value.ToString("R", CultureInfo.InvariantCulture), unit is BufferUnit.Packets or BufferUnit.Bytes ? "is not a whole number above 0" : "is not above 0");

    /// <summary>Reads a size.</summary>
    /// <exception cref="NetOptException">InvalidUnit, saying what would be right.</exception>
    public static BufferSize Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        if (Number(trimmed, "bdp") is { } products) return Checked(products, BufferUnit.BandwidthDelayProduct, text);
        if ((Number(trimmed, "packets") ?? Number(trimmed, "packet") ?? Number(trimmed, "pkts") ?? Number(trimmed, "p")) is { } packets) return Checked(packets, BufferUnit.Packets, text);
        if (Duration.TryParse(trimmed, out Duration time) && !char.IsAsciiDigit(trimmed[^1])) return Checked(time.Seconds, BufferUnit.Time, text);
        if (DataSize.TryParse(trimmed, out DataSize size)) return Checked(size.Bytes, BufferUnit.Bytes, text);
        throw Error(text, "is no buffer size");
    }

    /// <summary>The form that <see cref="Parse"/> reads back, such as "1bdp" or "100p".</summary>
    public override string ToString() => Unit switch
    {
        BufferUnit.Packets => Value.ToString("R", CultureInfo.InvariantCulture) + "p",
        BufferUnit.Bytes => DataSize.FromBytes((long)Value).ToString(),
        BufferUnit.Time => Duration.FromSeconds(Value).ToString(),
        _ => Value.ToString("R", CultureInfo.InvariantCulture) + "bdp",
    };

    private static double? Number(string text, string unit) =>
        text.EndsWith(unit, StringComparison.OrdinalIgnoreCase) && double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;

    private static BufferSize Checked(double value, BufferUnit unit, string text)
    {
        try
        {
            return Of(value, unit);
        }
        catch (NetOptException)
        {
            throw Error(text, unit is BufferUnit.Packets or BufferUnit.Bytes ? "is not a whole number above 0" : "is not above 0");
        }
    }

    private static NetOptException Error(string text, string problem) =>
        new(ErrorCodes.InvalidUnit, ErrorKind.InvalidArgument, $"The buffer '{text}' {problem}", "packets, bytes, a time or bandwidth-delay products", "100p, 64KiB, 30ms or 1bdp", text);
}
