using NetOpt.Numerics;
using NetOpt.Topology;

namespace NetOpt.Tests.Routing;

/// <summary>Small random networks, and slow but obvious versions of what the routing engine computes.</summary>
internal static class RandomNetworks
{
    /// <summary>4 to 9 nodes, duplex and directed links, parallel ones among them; integer costs, capacities and rates. Some demands may have no path.</summary>
    public static (NetworkTopology Network, BoundDemands Demands) Make(ulong seed, int maxWeight, bool connected = false)
    {
        var random = new RandomStream(seed, "random network");
        var builder = new TopologyBuilder("random " + seed);
        int nodes = 4 + random.NextInt32(6);
        for (int v = 0; v < nodes; v++) builder.AddNode("n" + v);
        if (connected)
        {
            for (int v = 1; v < nodes; v++) AddLink(random.NextInt32(v), v, false);
        }
        int links = nodes + random.NextInt32(nodes);
        for (int i = 0; i < links; i++)
        {
            int v = random.NextInt32(nodes), w = random.NextInt32(nodes);
            if (v != w) AddLink(v, w, random.NextInt32(4) == 0);
        }
        var demands = new List<TrafficDemand>();
        for (int i = 0; i < nodes * 2; i++)
            demands.Add(new TrafficDemand("d" + i, "n" + random.NextInt32(nodes), "n" + random.NextInt32(nodes), random.NextInt32(8)));
        builder.Demands = new TrafficMatrix([.. demands]);
        NetworkTopology network = builder.Build();
        return (network, network.Demands!.Bind(network));

        void AddLink(int v, int w, bool directed)
        {
            var forward = new LinkDirection(1 + random.NextInt32(20), Cost: 1 + random.NextInt32(maxWeight));
            var backward = new LinkDirection(1 + random.NextInt32(20), Cost: 1 + random.NextInt32(maxWeight));
            builder.AddLink(new NetworkLink("l" + builder.LinkCount, v, w, forward, directed ? null : backward));
        }
    }

    /// <summary>Distances to a node by relaxing every arc until nothing changes.</summary>
    public static double[] BellmanFordTo(ArcArrays arcs, int target, ReadOnlySpan<double> weights)
    {
        var distance = new double[arcs.NodeCount];
        distance.AsSpan().Fill(double.PositiveInfinity);
        distance[target] = 0;
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int a = 0; a < arcs.Count; a++)
            {
                double through = weights[a] + distance[arcs.Target[a]];
                if (!(through < distance[arcs.Source[a]])) continue;
                distance[arcs.Source[a]] = through;
                changed = true;
            }
        }
        return distance;
    }

    /// <summary>At every node, what leaves less what arrives is what demands bring less what they take.</summary>
    public static void AssertConserved(ArcArrays arcs, BoundDemands demands, double[] load)
    {
        var balance = new double[arcs.NodeCount];
        for (int a = 0; a < arcs.Count; a++)
        {
            balance[arcs.Source[a]] += load[a];
            balance[arcs.Target[a]] -= load[a];
        }
        for (int i = 0; i < demands.Count; i++)
        {
            balance[demands.Source[i]] -= demands.RateBps[i];
            balance[demands.Target[i]] += demands.RateBps[i];
        }
        double total = Math.Max(1, demands.RateBps.Sum());
        foreach (double b in balance) Assert.InRange(b / total, -1e-10, 1e-10);
    }
}
