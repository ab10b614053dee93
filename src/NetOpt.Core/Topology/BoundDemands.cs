namespace NetOpt.Topology;

/// <summary>
/// Demands as parallel arrays over node indices. A demand from a node to itself, or of rate 0, is kept
/// (indices match the matrix) and loads nothing.
/// </summary>
/// <param name="Source">Node index where demand i enters.</param>
/// <param name="Target">Node index where demand i leaves.</param>
/// <param name="RateBps">Rate of demand i.</param>
public sealed record BoundDemands(int[] Source, int[] Target, double[] RateBps)
{
    /// <summary>How many demands there are.</summary>
    public int Count => RateBps.Length;

    /// <summary>Whether demand i puts any load on the network.</summary>
    public bool IsActive(int i) => Source[i] != Target[i] && RateBps[i] > 0;
}
