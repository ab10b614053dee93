namespace NetOpt.PowerShell.Routing;

/// <summary>How Optimize-TrafficRouting spreads the traffic.</summary>
public enum RoutingMethod
{
    /// <summary>Over any number of paths in any shares: the least possible maximum utilization, within the gap.</summary>
    MultiPath,

    /// <summary>By OSPF or IS-IS weights, evenly over shortest paths.</summary>
    Weights,
}
