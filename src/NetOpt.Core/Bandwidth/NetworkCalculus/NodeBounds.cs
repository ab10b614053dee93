namespace NetOpt.Bandwidth.NetworkCalculus;

/// <summary>The bounds at one node, for the traffic as the nodes before leave it.</summary>
/// <param name="Node">Its place on the path, 0...</param>
/// <param name="RateBps">R, bit/s.</param>
/// <param name="LatencySeconds">T.</param>
/// <param name="DelayBoundSeconds">No bit stays longer.</param>
/// <param name="BacklogBoundBits">No more is ever waiting.</param>
/// <param name="OutputBurstBits">The burst of what leaves it, at the flow's rate.</param>
public sealed record NodeBounds(int Node, double RateBps, double LatencySeconds, double DelayBoundSeconds, double BacklogBoundBits, double OutputBurstBits);
