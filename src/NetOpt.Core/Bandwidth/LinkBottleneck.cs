namespace NetOpt.Bandwidth;

/// <summary>A link that is full in one direction and holds flows back.</summary>
/// <param name="Index">Index of the link.</param>
/// <param name="Name">Name of the link ("link" for the one link).</param>
/// <param name="Source">Id of the node where this direction starts; null on one link.</param>
/// <param name="Target">Id of the node where this direction ends; null on one link.</param>
/// <param name="Level">Rate over weight of the flows it holds back.</param>
/// <param name="Capacity">Capacity of this direction.</param>
/// <param name="Flows">How many flows have it as their bottleneck; 0 where others that filled at the same level already hold all of its flows.</param>
public sealed record LinkBottleneck(
    int Index,
    string Name,
    string? Source,
    string? Target,
    double Level,
    double Capacity,
    int Flows);
