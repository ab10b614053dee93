using System.Collections.Immutable;

namespace NetOpt.Bandwidth;

/// <summary>Who gets what, and why. Rates are in the unit of the request.</summary>
/// <param name="Allocations">One for each demand, in the order of the request.</param>
/// <param name="TotalRate">The sum of all rates.</param>
/// <param name="TotalDemand">The sum of all demands; null where one has no limit.</param>
/// <param name="JainIndex">Jain's index of rate over weight over all demands, 1/n..1.</param>
/// <param name="Bottlenecks">The links (a duplex link's two directions apart) that filled up, in the order in which they did; the levels never fall.</param>
/// <param name="Ignored">Indices of the demands that ask for nothing: rate 0, or from a node to itself.</param>
/// <param name="Certificate">The proof that the rates are max-min fair.</param>
/// <param name="RateUnitKnown">Whether rates are bit/s; false where they are in the unit of a file that states none, or of the numbers given.</param>
public sealed record WaterfillResult(
    ImmutableArray<FairAllocation> Allocations,
    double TotalRate,
    double? TotalDemand,
    double? JainIndex,
    ImmutableArray<LinkBottleneck> Bottlenecks,
    ImmutableArray<int> Ignored,
    FairnessCertificate Certificate,
    bool RateUnitKnown);
