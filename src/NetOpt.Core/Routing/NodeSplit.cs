using System.Collections.Immutable;

namespace NetOpt.Routing;

/// <summary>How one node forwards what it holds for one destination.</summary>
/// <param name="Destination">Where the traffic goes: the node's name where that is unique, otherwise its id.</param>
/// <param name="Node">The node that forwards, likewise.</param>
/// <param name="NextHops">The arcs that it uses, in arc order; the shares sum to 1.</param>
public sealed record NodeSplit(string Destination, string Node, ImmutableArray<NextHopShare> NextHops);
