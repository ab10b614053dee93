using NetOpt.Topology;
using NetOpt.Units;

namespace NetOpt.PowerShell.Arguments;

/// <summary>
/// Demanded rates as doubles in bit/s ("2.5Gbps", a bare number of bit/s, or "unlimited"), or a traffic matrix as it is.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DemandArgumentAttribute : UnitArgumentAttribute
{
    /// <inheritdoc/>
    protected override object Parse(string text) => text.Trim() switch
    {
        "\u221E" or "+\u221E" => double.PositiveInfinity,
        var word when word.Equals("unlimited", StringComparison.OrdinalIgnoreCase) || word.Equals("Infinity", StringComparison.OrdinalIgnoreCase) => double.PositiveInfinity,
        var rate => BitRate.Parse(rate).BitsPerSecond,
    };

    /// <inheritdoc/>
    protected override object? FromObject(object value) => value switch
    {
        TrafficMatrix matrix => matrix,
        BitRate rate => rate.BitsPerSecond,
        double.PositiveInfinity => double.PositiveInfinity,
        _ => null,
    };
}
