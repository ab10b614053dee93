using System.Collections.Immutable;

namespace NetOpt.Bandwidth.Management;

/// <summary>Who has what. All rates are whole bit/s.</summary>
/// <param name="Allocations">One for each flow that was admitted, by id (numbers in ids by their value).</param>
/// <param name="Links">The directions of links that flows cross, by index.</param>
/// <param name="TotalRateBps">The sum of the rates.</param>
/// <param name="TotalGuaranteeBps">The sum of the guarantees.</param>
/// <param name="Refusals">The flows whose guarantees do not fit, and what would; they have nothing.</param>
public sealed record AllocateResult(
    ImmutableArray<BandwidthAllocation> Allocations,
    ImmutableArray<BandwidthLink> Links,
    long TotalRateBps,
    long TotalGuaranteeBps,
    ImmutableArray<BandwidthRefusal> Refusals);
