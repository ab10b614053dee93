using NetOpt.Topology;

namespace NetOpt.Operations;

/// <summary>A request that works on a topology (with its demands), so that a host can fill it in from files.</summary>
public interface ITopologyRequest
{
    /// <summary>The network, with its demands attached.</summary>
    NetworkTopology? Topology { get; }

    /// <summary>The same request on another network.</summary>
    ITopologyRequest WithTopology(NetworkTopology topology);
}
