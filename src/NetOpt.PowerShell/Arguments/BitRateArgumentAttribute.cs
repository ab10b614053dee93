using NetOpt.Units;

namespace NetOpt.PowerShell.Arguments;

/// <summary>A rate: "10Gbps", "1.25GB/s", or a bare number of bit/s.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BitRateArgumentAttribute : UnitArgumentAttribute
{
    /// <summary>Whether "unlimited" and infinity are nothing, for rates that are limits.</summary>
    public bool AllowUnlimited { get; set; }

    /// <inheritdoc/>
    protected override object? Parse(string text) => AllowUnlimited && IsUnlimited(text) ? null : BitRate.Parse(text);

    /// <inheritdoc/>
    protected override object? FromObject(object value) => value as BitRate?;

    /// <summary>Whether a text says that there is no limit.</summary>
    internal static bool IsUnlimited(string text) =>
        text.Trim() is "\u221E" or "+\u221E" || text.Trim().Equals("unlimited", StringComparison.OrdinalIgnoreCase) || text.Trim().Equals("Infinity", StringComparison.OrdinalIgnoreCase);
}
