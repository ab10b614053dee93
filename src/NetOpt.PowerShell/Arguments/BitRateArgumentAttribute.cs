using NetOpt.Units;

namespace NetOpt.PowerShell.Arguments;

/// <summary>A rate: "10Gbps", "1.25GB/s", or a bare number of bit/s.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BitRateArgumentAttribute : UnitArgumentAttribute
{
    /// <inheritdoc/>
    protected override object Parse(string text) => BitRate.Parse(text);

    /// <inheritdoc/>
    protected override object? FromObject(object value) => value as BitRate?;
}
