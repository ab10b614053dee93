using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Congestion.Runs;

/// <summary>
/// Shortest paths for single flows, of which a hash picks one where several are equally short. Questions are collected, so that there is one search for each end.
/// O(distinct ends · (arcs + nodes log nodes) + questions · route).
/// Source: RFC 2992 (hash of the flow at each hop). Deviation: the hash is SplitMix64 of flow and node.
/// </summary>
internal sealed class HashedPaths(NetworkTopology topology, OperationContext context)
{
    private readonly Dictionary<int, List<(int Source, int Flow, Action<int[]> Take)>> _questions = [];

    /// <summary>Asks for a path.</summary>
    public void Ask(int source, int target, int flow, Action<int[]> take)
    {
        if (!_questions.TryGetValue(target, out var list)) _questions[target] = list = [];
        list.Add((source, flow, take));
    }

    /// <summary>Answers all questions.</summary>
    /// <exception cref="NetOptException">Disconnected.</exception>
    public void Answer()
    {
        ArcArrays arcs = topology.Arcs;
        RoutingWeights weights = RoutingWeights.Of(topology, RoutingWeights.DefaultChoice(topology));
        var search = new ShortestPaths(arcs);
        var path = new List<int>();
        foreach ((int target, var list) in _questions)
        {
            context.ThrowIfCanceled();
            search.ToUnchecked(target, weights.Values);
            foreach ((int source, int flow, Action<int[]> take) in list)
            {
                if (double.IsInfinity(search.Distance[source]))
                {
                    throw new NetOptException(ErrorCodes.Disconnected, ErrorKind.Infeasible,
                        $"No path leads from '{topology.Nodes[source].Id}' to '{topology.Nodes[target].Id}' in '{topology.Name}'", "flows between nodes that links join, both ways", value: topology.Nodes[target].Id);
                }
                path.Clear();
                for (int at = source; at != target;)
                {
                    int arc = NextHop(arcs, weights, search, at, flow);
                    path.Add(arc);
                    at = arcs.Target[arc];
                }
                take([.. path]);
            }
        }
    }

    private static int NextHop(ArcArrays arcs, RoutingWeights weights, ShortestPaths search, int node, int flow)
    {
        int hops = 0;
        for (int i = arcs.OutOffset[node]; i < arcs.OutOffset[node + 1]; i++)
        {
            if (EcmpRouting.IsNextHop(arcs, weights, search, arcs.OutArc[i])) hops++;
        }
        int pick = (int)(Hash((ulong)(uint)flow << 32 | (uint)node) % (ulong)hops);
        for (int i = arcs.OutOffset[node]; ; i++)
        {
            if (EcmpRouting.IsNextHop(arcs, weights, search, arcs.OutArc[i]) && pick-- == 0) return arcs.OutArc[i];
        }
    }

    private static ulong Hash(ulong z)
    {
        z += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
