using System.Text.Json;
using NetOpt.Operations;
using NetOpt.Topology.Measures;

namespace NetOpt.Bench;

/// <summary>Diameter and mean of all hop distances of a Barabási–Albert network (5,000 nodes, m = 5) against igraph.</summary>
internal static class HopDistancesBench
{
    public static void Run()
    {
        using var graph = new BarabasiAlbertFile(5000, 5);
        HopDistances? last = null;
        double ours = Timing.Median(() => last = HopDistances.Of(graph.Topology, OperationContext.Default));
        JsonElement? peer = Peer.Run("hop_distances.py", graph.Path);
        if (peer is { } answer)
        {
            Peer.AssertSame("diameter", last!.Diameter!.Value, answer.GetProperty("diameter").GetDouble());
            Peer.AssertSame("mean distance", last.Mean!.Value, answer.GetProperty("mean").GetDouble());
        }
        Timing.Print("all-pairs hop distances (diameter and mean), Barabási–Albert n=5000 m=5", ours, "igraph", Peer.Seconds(peer), 0.15);
    }
}
