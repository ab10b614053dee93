using System.Collections.Immutable;

namespace NetOpt.Routing;

/// <summary>Link loads under shortest-path routing with even splitting.</summary>
/// <param name="MaxUtilization">Largest load over capacity of any arc; 0 without arcs.</param>
/// <param name="MeanUtilization">Mean load over capacity of all arcs; 0 without arcs.</param>
/// <param name="Weights">The weights that were routed on.</param>
/// <param name="ExactTies">
/// Whether path lengths were compared exactly. False where the weights have no common multiple below 2^53; then lengths
/// within a relative <see cref="RoutingWeights.TieTolerance"/> of each other count as equal.
/// </param>
/// <param name="Demands">Demands in the matrix.</param>
/// <param name="IgnoredDemands">Those of them that load nothing: from a node to itself, or of rate 0.</param>
/// <param name="RateUnitKnown">Whether loads and capacities are bit/s.</param>
/// <param name="LinkLoads">The load of every arc, in arc order.</param>
public sealed record EcmpResult(
    double MaxUtilization,
    double MeanUtilization,
    WeightChoice Weights,
    bool ExactTies,
    int Demands,
    int IgnoredDemands,
    bool RateUnitKnown,
    ImmutableArray<LinkLoad> LinkLoads);
