namespace NetOpt.Routing;

/// <summary>One next hop of a <see cref="NodeSplit"/>.</summary>
/// <param name="Arc">Index of the arc.</param>
/// <param name="Link">Name of its link.</param>
/// <param name="NextHop">The node at its end.</param>
/// <param name="Share">Part of the traffic that takes it, above 0 and at most 1.</param>
public sealed record NextHopShare(int Arc, string Link, string NextHop, double Share);
