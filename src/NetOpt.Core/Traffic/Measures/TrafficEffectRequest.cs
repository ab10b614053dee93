namespace NetOpt.Traffic.Measures;

/// <summary>A link that packet traces are sent through, one at a time, from a first-come first-served queue.</summary>
/// <param name="Trace">The trace, with at least two packets.</param>
/// <param name="Others">More traces, to see side by side what they do at the same load.</param>
/// <param name="CapacitiesBps">Capacities of the link in bit/s, each above 0. Each is tried with each trace.</param>
/// <param name="Loads">Loads in place of capacities, each above 0: the link gets the capacity at which the trace loads it so. With neither, 0.8.</param>
/// <param name="BufferBytes">Room for unsent bytes, those of the packet on the link included; at least the largest packet. Null where nothing is lost.</param>
public sealed record TrafficEffectRequest(
    PacketTrace? Trace = null,
    IReadOnlyList<PacketTrace>? Others = null,
    IReadOnlyList<double>? CapacitiesBps = null,
    IReadOnlyList<double>? Loads = null,
    double? BufferBytes = null) : ITraceRequest
{
    /// <inheritdoc/>
    public ITraceRequest WithTrace(PacketTrace trace) => this with { Trace = trace };
}
