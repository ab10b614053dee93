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
    protected override object Parse(string text) =>
        BitRateArgumentAttribute.IsUnlimited(text) ? double.PositiveInfinity : BitRate.Parse(text).BitsPerSecond;

    /// <inheritdoc/>
    protected override object? FromObject(object value) => value switch
    {
        TrafficMatrix matrix => matrix,
        BitRate rate => rate.BitsPerSecond,
        double.PositiveInfinity => double.PositiveInfinity,
        _ => null,
    };
}
