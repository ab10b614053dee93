using System.Globalization;
using NetOpt.Units;

namespace NetOpt.PowerShell.Arguments;

/// <summary>
/// A time that a formula takes, as seconds: "5ms", "250us", a bare number of seconds, or a TimeSpan. Unlike <see cref="DurationArgumentAttribute"/> it keeps
/// fractions of a nanosecond, so that computed times come through.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecondsArgumentAttribute : UnitArgumentAttribute
{
    /// <inheritdoc/>
    protected override object Parse(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double seconds) ? seconds : Duration.Parse(text).Seconds;

    /// <inheritdoc/>
    protected override object? FromObject(object value) => value switch
    {
        Duration duration => duration.Seconds,
        TimeSpan span => span.TotalSeconds,
        _ => null,
    };
}
