namespace NetOpt.Topology.Formats;

/// <summary>What an attribute of a node, link or demand means to us.</summary>
internal enum AttributeKind
{
    /// <summary>Nothing that we use.</summary>
    None,

    // One direction of a link. They come first and in the order of LinkValues' slots.
    Capacity,
    Latency,
    Loss,
    Cost,
    Utilization,

    // A link or a demand as a whole.
    Id,
    Name,
    Source,
    Target,
    Directed,
    Asymmetric,
    Rate,
    SpeedNumber,
    SpeedUnit,

    // A node. Its own id stands beside the number that GML calls it by.
    OwnId,
    X,
    Y,
    Position,
    Capabilities,
    Load,
    Reliability,
    Trust,
}
