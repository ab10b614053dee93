using NetOpt.Numerics;
using NetOpt.Numerics.Distributions;

namespace NetOpt.Traffic.Sources;

/// <summary>Sizes of web objects: from one distribution, and now and then from another.</summary>
/// <param name="Common">The usual distribution, with a finite mean.</param>
/// <param name="Rare">The other, with a finite mean; null for none.</param>
/// <param name="Rarely">How often the other, 0..1.</param>
internal sealed record WebObject(Distribution Common, Distribution? Rare = null, double Rarely = 0)
{
    /// <summary>The mean, bytes.</summary>
    public double Mean => (1 - Rarely) * Common.Mean!.Value + (Rare is null ? 0 : Rarely * Rare.Mean!.Value);

    /// <summary>A size, bytes.</summary>
    public double Next(RandomStream random) => (Rare is not null && random.NextDouble() < Rarely ? Rare : Common).Sample(random);
}
