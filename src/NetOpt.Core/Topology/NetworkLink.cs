namespace NetOpt.Topology;

/// <summary>
/// A link between two nodes, given by their indices. It is full duplex (two arcs) unless <see cref="Backward"/> is null,
/// which makes it directed (one arc). Parallel links are legal, self-loops are not.
/// </summary>
/// <param name="Id">Unique in its topology, never empty.</param>
/// <param name="Source">Index of the first end, as listed.</param>
/// <param name="Target">Index of the second end, as listed.</param>
/// <param name="Forward">The direction source to target.</param>
/// <param name="Backward">The direction target to source; null on a directed link.</param>
public sealed record NetworkLink(string Id, int Source, int Target, LinkDirection Forward, LinkDirection? Backward)
{
    /// <summary>What people call it; the id where nothing better is known.</summary>
    public string Name { get; init; } = Id;

    /// <summary>Whether traffic passes one way only.</summary>
    public bool IsDirected => Backward is null;

    /// <summary>Capacity of the forward direction, bit/s.</summary>
    public double? CapacityBps => Forward.CapacityBps;

    /// <summary>One-way latency of the forward direction, seconds.</summary>
    public double? LatencySeconds => Forward.LatencySeconds;

    /// <summary>Loss ratio of the forward direction.</summary>
    public double? Loss => Forward.Loss;

    /// <summary>Routing weight of the forward direction.</summary>
    public double? Cost => Forward.Cost;

    /// <summary>Measured utilization of the forward direction.</summary>
    public double? Utilization => Forward.Utilization;

    /// <summary>The verdict on the worse direction; null where neither loss nor utilization is known.</summary>
    public LinkQuality? Quality => LinkQualityRule.Of(this);
}
