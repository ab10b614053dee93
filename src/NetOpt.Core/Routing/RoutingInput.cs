using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>What every routing operation needs of its request, checked: a topology, capacities, and demands that end at its nodes.</summary>
internal static class RoutingInput
{
    /// <summary>The network and its demands by node index.</summary>
    /// <exception cref="NetOptException">MissingTopology, MissingDemands, MissingCapacity, UnknownNode, AmbiguousName.</exception>
    public static (NetworkTopology Topology, BoundDemands Demands) Of(NetworkTopology? topology)
    {
        if (topology is null)
            throw new NetOptException(ErrorCodes.MissingTopology, ErrorKind.InvalidArgument, "The request has no topology", "a network with demands");
        if (topology.Demands is not { } matrix || matrix.Demands.IsEmpty)
        {
            throw new NetOptException(ErrorCodes.MissingDemands, ErrorKind.InvalidArgument, $"'{topology.Name}' has no demands, and routing needs some",
                "a file that holds demands, or a traffic matrix beside it");
        }
        CheckCapacities(topology);
        return (topology, matrix.Bind(topology));
    }

    /// <exception cref="NetOptException">MissingCapacity, with the count and the first link.</exception>
    public static void CheckCapacities(NetworkTopology topology)
    {
        ArcArrays arcs = topology.Arcs;
        int missing = 0, first = -1;
        for (int a = 0; a < arcs.Count; a++)
        {
            if (!double.IsNaN(arcs.CapacityBps[a])) continue;
            missing++;
            if (first < 0) first = a;
        }
        if (missing == 0) return;
        throw new NetOptException(ErrorCodes.MissingCapacity, ErrorKind.InvalidArgument,
            $"{missing} of {arcs.Count} arcs of '{topology.Name}' have no capacity, link '{topology.Links[arcs.Link[first]].Name}' first",
            "a capacity for every link, in the file or as a default where the file is read", "10Gbps");
    }

    /// <summary>The error for a demand that no path serves.</summary>
    public static NetOptException Disconnected(NetworkTopology topology, int demand)
    {
        TrafficDemand d = topology.Demands!.Demands[demand];
        return new NetOptException(ErrorCodes.Disconnected, ErrorKind.Infeasible,
            $"No path leads from '{d.Source}' to '{d.Target}' in '{topology.Name}', as demand '{d.Id}' needs", "demands between nodes that links join", value: d.Id);
    }

    /// <exception cref="NetOptException">Disconnected: names the first demand in the list.</exception>
    public static void ThrowIfUnserved(NetworkTopology topology, ReadOnlySpan<int> unserved)
    {
        if (!unserved.IsEmpty) throw Disconnected(topology, unserved[0]);
    }
}
