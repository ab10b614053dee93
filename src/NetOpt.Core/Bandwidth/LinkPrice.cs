namespace NetOpt.Bandwidth;

/// <summary>What capacity is worth where it is short.</summary>
/// <param name="Index">Index of the arc (<see cref="Topology.ArcArrays"/>); 0 on one link.</param>
/// <param name="Link">Index of its link.</param>
/// <param name="Name">Name of its link ("link" for the one link).</param>
/// <param name="Source">Where the arc starts: the node's name where that is unique, otherwise its id; null on one link.</param>
/// <param name="Target">Where the arc ends, likewise.</param>
/// <param name="Price">How much one more unit of its capacity would add to the utility; null where that is beyond the range of numbers.</param>
/// <param name="Share">Its part of the worth of all capacity, price × capacity over the sum of that, 0..1: where 1 % more capacity would help most.</param>
/// <param name="Load">What it carries.</param>
/// <param name="Capacity">What it can carry.</param>
public sealed record LinkPrice(int Index, int Link, string Name, string? Source, string? Target, double? Price, double Share, double Load, double Capacity);
