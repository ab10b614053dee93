using System.Collections.Immutable;

namespace NetOpt.Routing;

/// <summary>Weights that a search found, as changes to the starting ones, against what no routing can beat.</summary>
/// <param name="MaxUtilization">Maximum utilization with the new weights, even splitting on shortest paths.</param>
/// <param name="MeanUtilization">Mean utilization with the new weights.</param>
/// <param name="LowerBound">No routing whatever, over any number of paths, has a maximum utilization below this.</param>
/// <param name="Gap">(MaxUtilization - LowerBound) / LowerBound; 0 where both are 0.</param>
/// <param name="MaxUtilizationBefore">Maximum utilization with the starting weights.</param>
/// <param name="MeanUtilizationBefore">Mean utilization with the starting weights.</param>
/// <param name="Cost">Normalized Fortz-Thorup cost with the new weights (<see cref="FortzThorup"/>).</param>
/// <param name="CostBefore">The same with the starting weights.</param>
/// <param name="Improved">Whether better weights were found; if not, there are no changes.</param>
/// <param name="Changes">The changes in the order in which to apply them.</param>
/// <param name="PeakWhileChanging">Largest of the maximum utilizations on the way, the first and last state included.</param>
/// <param name="Start">Where the starting weights came from.</param>
/// <param name="StartRounded">Whether the starting weights had to be rounded to integers from 1 to <paramref name="MaxWeight"/>.</param>
/// <param name="MaxWeight">Largest weight that the search could use.</param>
/// <param name="Candidates">Weight settings that were evaluated.</param>
/// <param name="TimeLimited">Whether the time limit ended the search.</param>
/// <param name="Seed">Seed of the search.</param>
/// <param name="Demands">Demands in the matrix.</param>
/// <param name="IgnoredDemands">Those of them that load nothing: from a node to itself, or of rate 0.</param>
/// <param name="RateUnitKnown">Whether loads and capacities are bit/s.</param>
/// <param name="Weights">The weight of every arc after all changes, in arc order.</param>
/// <param name="LinkLoads">The load of every arc with the new weights, in arc order.</param>
public sealed record WeightSearchResult(
    double MaxUtilization,
    double MeanUtilization,
    double LowerBound,
    double Gap,
    double MaxUtilizationBefore,
    double MeanUtilizationBefore,
    double Cost,
    double CostBefore,
    bool Improved,
    ImmutableArray<WeightChange> Changes,
    double PeakWhileChanging,
    WeightChoice Start,
    bool StartRounded,
    int MaxWeight,
    int Candidates,
    bool TimeLimited,
    ulong Seed,
    int Demands,
    int IgnoredDemands,
    bool RateUnitKnown,
    ImmutableArray<int> Weights,
    ImmutableArray<LinkLoad> LinkLoads);
