using System.Collections.Immutable;
using NetOpt.Units;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>One bucket of a tree: a link, a class under it, a flow under that.</summary>
/// <param name="Name">Its name, not empty and used once.</param>
/// <param name="Rate">How fast it fills, above 0.</param>
/// <param name="Burst">How much it holds, at least the largest packet.</param>
/// <param name="Parent">The bucket above it; null for one at the top.</param>
/// <param name="Flows">The flows of the trace that enter here. Null or empty in a bucket without children makes it the default: it takes all flows that no bucket names.</param>
/// <param name="PerFlow">Whether each of its flows has such a bucket of its own; then it has no children.</param>
public sealed record TokenBucketNode(string Name = "", BitRate Rate = default, DataSize Burst = default, string? Parent = null, ImmutableArray<int>? Flows = null, bool PerFlow = false);
