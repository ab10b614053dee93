using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace NetOpt.Traffic;

/// <summary>Measured values in their order, such as round-trip times: no packets, no time stamps. Immutable and thread-safe.</summary>
public sealed class SampleSeries
{
    private const double Largest = 1e140;

    /// <summary>Makes a series and checks it. O(values).</summary>
    /// <param name="values">Values of a magnitude of at most 1e140, so that their squares add up to a number.</param>
    /// <param name="unit">Their unit: "ms", "s", "bit/s" or "" for a bare number.</param>
    /// <param name="name">What the series is called.</param>
    /// <exception cref="NetOptException">InvalidTrace, naming the value that is not finite or too large.</exception>
    [JsonConstructor]
    public SampleSeries(ImmutableArray<double> values, string unit = "", string name = "series")
    {
        Values = values.IsDefault ? [] : values;
        Unit = unit;
        Name = name;
        for (int i = 0; i < Values.Length; i++)
        {
            if (!(Math.Abs(Values[i]) <= Largest))
                throw new NetOptException(ErrorCodes.InvalidTrace, ErrorKind.InvalidData, $"Value {i} of the series '{name}' is {Values[i]}", "finite numbers of at most 1e140", value: Values[i]);
        }
    }

    /// <summary>The values in their order.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>Their unit; empty for bare numbers.</summary>
    public string Unit { get; }

    /// <summary>What the series is called.</summary>
    public string Name { get; }

    /// <summary>How many values there are.</summary>
    [JsonIgnore]
    public int Count => Values.Length;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Count} values{(Unit.Length == 0 ? "" : " in " + Unit)}");
}
