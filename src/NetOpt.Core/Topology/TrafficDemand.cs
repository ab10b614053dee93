namespace NetOpt.Topology;

/// <summary>One demand: traffic from a node to another. Records with the same ends are separate demands.</summary>
/// <param name="Id">Its id in the file, or its place in the matrix.</param>
/// <param name="Source">Id (or unique name) of the node where the traffic enters.</param>
/// <param name="Target">Id (or unique name) of the node where the traffic leaves.</param>
/// <param name="RateBps">Rate in bit/s (in the file's own unit where the matrix says so), at least 0 and finite.</param>
public sealed record TrafficDemand(string Id, string Source, string Target, double RateBps);
