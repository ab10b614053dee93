using NetOpt.Units;

namespace NetOpt.Bandwidth.NetworkCalculus;

/// <summary>A node that a flow passes, as a rate-latency server.</summary>
/// <param name="Rate">R: what the node guarantees the flow, above 0.</param>
/// <param name="Latency">T: the longest it may take before that begins.</param>
public sealed record ServiceNode(BitRate Rate = default, Duration Latency = default);
