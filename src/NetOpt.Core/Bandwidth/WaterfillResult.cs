using System.Collections.Immutable;

namespace NetOpt.Bandwidth;

/// <summary>Who gets what, and why. Rates are in the unit of the request.</summary>
/// <param name="Allocations">One for each demand, in the order of the request.</param>
/// <param name="TotalRate">The sum of all rates.</param>
/// <param name="TotalDemand">The sum of all demands; null where one has no limit.</param>
/// <param name="JainIndex">Jain's index of rate over weight over all demands, 1/n..1.</param>
/// <param name="IgnoredDemands">How many demands ask for nothing: from a node to itself, or of rate 0. They get nothing and count as satisfied.</param>
/// <param name="Bottlenecks">The arcs that filled up, in the order in which they did; the levels never fall.</param>
/// <param name="Certificate">The proof that the rates are max-min fair.</param>
/// <param name="RateUnitKnown">Whether rates are bit/s; false where they are in the unit of a file that states none, or of the numbers given.</param>
public sealed record WaterfillResult(
    ImmutableArray<FairAllocation> Allocations,
    double TotalRate,
    double? TotalDemand,
    double? JainIndex,
    int IgnoredDemands,
    ImmutableArray<LinkBottleneck> Bottlenecks,
    FairnessCertificate Certificate,
    bool RateUnitKnown);
