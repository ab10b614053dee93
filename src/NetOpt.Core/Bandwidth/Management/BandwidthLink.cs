namespace NetOpt.Bandwidth.Management;

/// <summary>One direction of a link that flows cross, and what is given away of it.</summary>
/// <param name="Index">Index of the arc (<see cref="Topology.ArcArrays"/>); 0 on one link.</param>
/// <param name="Link">Name of its link ("link" for the one link).</param>
/// <param name="Source">Where it starts: the node's name where that is unique, otherwise its id; null on one link.</param>
/// <param name="Target">Where it ends, likewise.</param>
/// <param name="CapacityBps">What it can carry.</param>
/// <param name="GuaranteedBps">The sum of the guarantees on it; never above the capacity.</param>
/// <param name="AllocatedBps">The sum of the rates on it; never above the capacity.</param>
/// <param name="Flows">How many flows cross it.</param>
public sealed record BandwidthLink(int Index, string Link, string? Source, string? Target, long CapacityBps, long GuaranteedBps, long AllocatedBps, int Flows);
