namespace NetOpt.Charts;

/// <summary>A link on a map: two lanes side by side, each in its own color, or one line where there is no lane back.</summary>
/// <param name="Id">Its id in the topology.</param>
/// <param name="Source">Index of the node where it starts.</param>
/// <param name="Target">Index of the node where it ends.</param>
/// <param name="Forward">The way from source to target.</param>
/// <param name="Backward">The way back; null where the value belongs to the link as a whole, or traffic passes one way only.</param>
/// <param name="IsDirected">Whether traffic passes one way only, which draws an arrowhead.</param>
public sealed record MapLink(string Id, int Source, int Target, MapLane Forward, MapLane? Backward = null, bool IsDirected = false);
