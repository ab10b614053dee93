using System.Collections.Immutable;

namespace NetOpt.Bandwidth;

/// <summary>Who gets what in the α-fair way, and the prices that prove it. Rates are in the unit of the request.</summary>
/// <param name="Alpha">α.</param>
/// <param name="Allocations">One for each demand, in the order of the request; the link named is the one on the path with the highest price.</param>
/// <param name="TotalRate">The sum of all rates.</param>
/// <param name="TotalDemand">The sum of all demands; null where one has no limit.</param>
/// <param name="JainIndex">Jain's index of rate over weight over all demands, 1/n..1.</param>
/// <param name="IgnoredDemands">How many demands ask for nothing: from a node to itself, or of rate 0. They get nothing and count as satisfied.</param>
/// <param name="Prices">The arcs whose price matters to some flow, by worth, the greatest first.</param>
/// <param name="Certificate">The proof that the rates are α-fair.</param>
/// <param name="Iterations">How many steps it took.</param>
/// <param name="RateUnitKnown">Whether rates are bit/s; false where they are in the unit of a file that states none, or of the numbers given.</param>
public sealed record AlphaFairResult(
    double Alpha,
    ImmutableArray<FairAllocation> Allocations,
    double TotalRate,
    double? TotalDemand,
    double? JainIndex,
    int IgnoredDemands,
    ImmutableArray<LinkPrice> Prices,
    AlphaFairCertificate Certificate,
    int Iterations,
    bool RateUnitKnown);
