using NetOpt.Numerics;
using NetOpt.Topology;

namespace NetOpt.Tests.Measures;

/// <summary>Small random networks of every kind: sparse and dense, parallel links, directed links, isolated nodes, several components.</summary>
internal static class RandomNetworks
{
    public static IEnumerable<NetworkTopology> Many(string name, int count, int maxNodes, bool directed = false)
    {
        for (int i = 0; i < count; i++)
        {
            var random = new RandomStream((ulong)i, name);
            int n = 1 + random.NextInt32(maxNodes);
            yield return Make(random, n, n == 1 ? 0 : random.NextInt32(3 * n), directed);
        }
    }

    public static NetworkTopology Make(RandomStream random, int nodes, int links, bool directed)
    {
        var builder = new TopologyBuilder("random");
        for (int i = 0; i < nodes; i++) builder.AddNode("n" + i);
        for (int i = 0; i < links; i++)
        {
            int a = random.NextInt32(nodes), b = random.NextInt32(nodes);
            if (a == b) continue;
            var forward = new LinkDirection(1 + random.NextInt32(9), random.NextInt32(5), Cost: random.NextInt32(4));
            var backward = new LinkDirection(1 + random.NextInt32(9), random.NextInt32(5), Cost: random.NextInt32(4));
            builder.AddLink(new NetworkLink("l" + i, a, b, forward, directed && random.NextInt32(2) == 0 ? null : backward));
        }
        return builder.Build();
    }
}
