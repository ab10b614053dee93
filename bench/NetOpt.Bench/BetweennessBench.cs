using System.Text.Json;
using NetOpt.Operations;
using NetOpt.Topology.Measures;

namespace NetOpt.Bench;

/// <summary>Exact betweenness of all nodes of a Barabási–Albert network (5,000 nodes, m = 5) against igraph.</summary>
internal static class BetweennessBench
{
    public static void Run()
    {
        using var graph = new BarabasiAlbertFile(5000, 5);
        Betweenness? last = null;
        double ours = Timing.Median(() => last = Betweenness.Of(graph.Topology, null, withLinks: false, OperationContext.Default));
        JsonElement? peer = Peer.Run("betweenness.py", graph.Path);
        if (peer is { } answer)
        {
            int node = 0;
            foreach (JsonElement value in answer.GetProperty("betweenness").EnumerateArray())
            {
                Peer.AssertSame($"betweenness of node {node}", last!.Nodes[node], value.GetDouble());
                node++;
            }
        }
        Timing.Print("betweenness, Barabási–Albert n=5000 m=5", ours, "igraph", Peer.Seconds(peer), 0.6);
    }
}
