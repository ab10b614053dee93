using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NetOpt.Charts;

/// <summary>A named row of bars, one for each category; null where the value is undefined.</summary>
public sealed record BarSeries
{
    /// <summary>Makes a series.</summary>
    /// <param name="name">Its name in the legend.</param>
    /// <param name="values">One value for each category, finite or null.</param>
    /// <param name="role">What the series stands for.</param>
    /// <exception cref="NetOptException">InvalidParameter: a value is not finite or beyond 1e300.</exception>
    [JsonConstructor]
    public BarSeries(string name, ImmutableArray<double?> values, SeriesRole role = SeriesRole.Plain)
    {
        Name = name;
        Values = values.IsDefault ? [] : values;
        Role = role;
        for (int i = 0; i < Values.Length; i++)
        {
            if (Values[i] is { } value && !ChartNumber.IsDrawable(value))
            {
                throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument,
                    $"Value {i} of series '{name}' is {value}", "a finite number up to 1e300, or null where it is undefined");
            }
        }
    }

    /// <summary>Its name in the legend.</summary>
    public string Name { get; }

    /// <summary>The values, in the order of the categories.</summary>
    public ImmutableArray<double?> Values { get; }

    /// <summary>What the series stands for.</summary>
    public SeriesRole Role { get; }
}
