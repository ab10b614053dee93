using System.Collections.Immutable;

namespace NetOpt.Bandwidth.NetworkCalculus;

/// <summary>Delay and backlog that no traffic within the buckets ever exceeds. Bits, bit/s, seconds; null where nothing is bounded.</summary>
/// <param name="RateBps">r.</param>
/// <param name="BurstBits">b.</param>
/// <param name="PeakRateBps">p, or null.</param>
/// <param name="PeakBurstBits">M, or null.</param>
/// <param name="BurstFromTrace">Whether the burst is the smallest that the trace needs.</param>
/// <param name="ServiceRateBps">The rate of the whole path: the least of its nodes.</param>
/// <param name="ServiceLatencySeconds">The latency of the whole path: the sum over its nodes.</param>
/// <param name="Stable">Whether bounds exist: r is at most the service rate.</param>
/// <param name="DelayBoundSeconds">End to end: the burst is paid for once, at the slowest node.</param>
/// <param name="BacklogBoundBits">In all nodes together.</param>
/// <param name="OutputBurstBits">The burst of what leaves the last node, at rate r.</param>
/// <param name="SumOfNodeDelaysSeconds">What adding up the nodes' own bounds would give; never less than the end-to-end bound.</param>
/// <param name="Nodes">The bounds node by node; empty where they do not exist.</param>
/// <param name="Measured">What the trace does, or null where none was given.</param>
public sealed record BoundsResult(
    double RateBps,
    double BurstBits,
    double? PeakRateBps,
    double? PeakBurstBits,
    bool BurstFromTrace,
    double ServiceRateBps,
    double ServiceLatencySeconds,
    bool Stable,
    double? DelayBoundSeconds,
    double? BacklogBoundBits,
    double? OutputBurstBits,
    double? SumOfNodeDelaysSeconds,
    ImmutableArray<NodeBounds> Nodes,
    TraceBounds? Measured);
