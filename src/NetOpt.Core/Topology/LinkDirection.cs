namespace NetOpt.Topology;

/// <summary>The properties of one direction of a link. Null means that nothing is known; nothing is guessed.</summary>
/// <param name="CapacityBps">Capacity in bit/s (in the file's own unit where <see cref="NetworkTopology.RateUnitKnown"/> is false), above 0 and finite.</param>
/// <param name="LatencySeconds">One-way propagation delay in seconds (in the file's own unit where <see cref="NetworkTopology.DelayUnitKnown"/> is false), at least 0.</param>
/// <param name="Loss">Loss ratio, 0..1.</param>
/// <param name="Cost">Routing weight (OSPF or IS-IS metric), at least 0; shortest paths need it above 0.</param>
/// <param name="Utilization">Measured load over capacity, at least 0.</param>
public readonly record struct LinkDirection(
    double? CapacityBps = null,
    double? LatencySeconds = null,
    double? Loss = null,
    double? Cost = null,
    double? Utilization = null);
