namespace NetOpt.Routing;

/// <summary>A new weight for one arc: OSPF sets the cost of each direction of a link at the interface that sends into it.</summary>
/// <param name="Index">Index of the arc.</param>
/// <param name="Link">Index of its link.</param>
/// <param name="Name">Name of its link.</param>
/// <param name="Source">The node whose interface it is.</param>
/// <param name="Target">The node at the other end.</param>
/// <param name="From">The weight it had.</param>
/// <param name="To">The weight to give it.</param>
/// <param name="MaxUtilizationAfter">Maximum utilization once this change and those before it are in force.</param>
public sealed record WeightChange(int Index, int Link, string Name, string Source, string Target, int From, int To, double MaxUtilizationAfter);
