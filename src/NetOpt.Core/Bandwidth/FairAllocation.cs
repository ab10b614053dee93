namespace NetOpt.Bandwidth;

/// <summary>What one demand gets.</summary>
/// <param name="Index">Its place in the request.</param>
/// <param name="Name">The demand's id; its index where it has none.</param>
/// <param name="Source">Where the traffic enters: the node's name where that is unique, otherwise its id; null on one link.</param>
/// <param name="Target">Where the traffic leaves, likewise.</param>
/// <param name="Demand">What it asks for; null where it has no limit.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Rate">What it gets.</param>
/// <param name="Level">Rate over weight.</param>
/// <param name="Satisfied">Whether it gets all that it asks for.</param>
/// <param name="BottleneckLink">Name of the full link that holds it back ("link" for the one link); null where it is satisfied.</param>
/// <param name="BottleneckLinkIndex">Index of that link.</param>
/// <param name="BottleneckArc">Index of the direction of that link.</param>
public sealed record FairAllocation(
    int Index,
    string Name,
    string? Source,
    string? Target,
    double? Demand,
    double Weight,
    double Rate,
    double Level,
    bool Satisfied,
    string? BottleneckLink,
    int? BottleneckLinkIndex,
    int? BottleneckArc);
