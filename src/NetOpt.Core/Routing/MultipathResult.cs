using System.Collections.Immutable;

namespace NetOpt.Routing;

/// <summary>A routing over several paths with nearly the least maximum utilization, and the proof of how near.</summary>
/// <param name="MaxUtilization">Largest load over capacity of any arc under this routing; above 1 where the demands do not fit.</param>
/// <param name="MeanUtilization">Mean load over capacity of all arcs.</param>
/// <param name="LowerBound">No routing whatever has a maximum utilization below this (linear-programming duality).</param>
/// <param name="Gap">(MaxUtilization - LowerBound) / LowerBound; 0 where both are 0.</param>
/// <param name="GapReached">Whether that is at most the gap that was asked for; if not, rounding errors or the limit on rounds came first.</param>
/// <param name="Iterations">Rounds over all destinations that the solver made.</param>
/// <param name="Demands">Demands in the matrix.</param>
/// <param name="IgnoredDemands">Those of them that load nothing: from a node to itself, or of rate 0.</param>
/// <param name="RateUnitKnown">Whether loads and capacities are bit/s.</param>
/// <param name="LinkLoads">The load of every arc, in arc order.</param>
/// <param name="Splits">How nodes split what they hold for a destination; null where it was not asked for.</param>
public sealed record MultipathResult(
    double MaxUtilization,
    double MeanUtilization,
    double LowerBound,
    double Gap,
    bool GapReached,
    int Iterations,
    int Demands,
    int IgnoredDemands,
    bool RateUnitKnown,
    ImmutableArray<LinkLoad> LinkLoads,
    ImmutableArray<NodeSplit>? Splits = null);
