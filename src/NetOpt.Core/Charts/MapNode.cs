namespace NetOpt.Charts;

/// <summary>A node on a map.</summary>
/// <param name="Id">Its id in the topology.</param>
/// <param name="Name">Its label.</param>
/// <param name="X">To the right; degrees of longitude on a geographic map.</param>
/// <param name="Y">Upwards; degrees of latitude on a geographic map.</param>
/// <param name="Value">What its area shows, at least 0; null where there is nothing to show.</param>
public sealed record MapNode(string Id, string Name, double X, double Y, double? Value = null);
