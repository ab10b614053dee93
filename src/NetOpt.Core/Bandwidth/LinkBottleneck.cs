namespace NetOpt.Bandwidth;

/// <summary>An arc (one direction of a link) that is full and holds flows back.</summary>
/// <param name="Index">Index of the arc (<see cref="Topology.ArcArrays"/>); 0 on one link.</param>
/// <param name="Link">Index of its link.</param>
/// <param name="Name">Name of its link ("link" for the one link).</param>
/// <param name="Source">Where the arc starts: the node's name where that is unique, otherwise its id; null on one link.</param>
/// <param name="Target">Where the arc ends, likewise.</param>
/// <param name="Level">Rate over weight of the flows it holds back.</param>
/// <param name="Capacity">Its capacity.</param>
/// <param name="Flows">How many flows have it as their bottleneck; 0 where others that filled at the same level already hold all of its flows.</param>
public sealed record LinkBottleneck(int Index, int Link, string Name, string? Source, string? Target, double Level, double Capacity, int Flows);
