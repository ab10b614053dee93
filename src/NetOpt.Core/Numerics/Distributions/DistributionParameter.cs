using System.Collections.Immutable;

namespace NetOpt.Numerics.Distributions;

/// <summary>A parameter of a <see cref="Distribution"/>: a number, or a list of numbers.</summary>
/// <param name="Name">Its name in text and JSON.</param>
/// <param name="Values">Its numbers; one where it is no list.</param>
/// <param name="IsList">Whether it is a list.</param>
public readonly record struct DistributionParameter(string Name, ImmutableArray<double> Values, bool IsList)
{
    /// <summary>A parameter that is one number.</summary>
    public DistributionParameter(string name, double value)
        : this(name, [value], false)
    {
    }
}
