using System.Globalization;
using NetOpt.Units;

namespace NetOpt.PowerShell.Arguments;

/// <summary>A time: "40ms", "250us", a bare number of seconds, or a TimeSpan.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationArgumentAttribute : UnitArgumentAttribute
{
    /// <inheritdoc/>
    protected override object Parse(string text) => Duration.Parse(text);

    /// <inheritdoc/>
    protected override object? FromObject(object value) => value switch
    {
        Duration duration => duration,
        TimeSpan span => Duration.Parse(string.Create(CultureInfo.InvariantCulture, $"{span.Ticks}e-7")),
        _ => null,
    };
}
