namespace NetOpt.Routing;

/// <summary>The load of one arc: of one direction of a link.</summary>
/// <param name="Index">Index of the arc (<see cref="Topology.ArcArrays"/>).</param>
/// <param name="Link">Index of its link.</param>
/// <param name="Name">Name of its link.</param>
/// <param name="Source">Where the arc starts: the node's name where that is unique, otherwise its id.</param>
/// <param name="Target">Where the arc ends, likewise.</param>
/// <param name="Load">Traffic on it, bit/s (the file's unit where that is not stated), at least 0.</param>
/// <param name="Capacity">Its capacity in the same unit, above 0.</param>
/// <param name="Utilization">Load over capacity, at least 0; above 1 where more is asked of the arc than it carries.</param>
public sealed record LinkLoad(int Index, int Link, string Name, string Source, string Target, double Load, double Capacity, double Utilization);
