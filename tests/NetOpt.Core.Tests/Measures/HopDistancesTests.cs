using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Topology;
using NetOpt.Topology.Generators;
using NetOpt.Topology.Measures;

namespace NetOpt.Tests.Measures;

public class HopDistancesTests
{
    [Fact]
    public void Distances_equal_one_search_after_the_other_across_batches_and_components()
    {
        foreach (GenerateTopologyRequest request in (GenerateTopologyRequest[])
        [
            new() { Kind = TopologyKind.ErdosRenyi, Nodes = 700, Links = 650, Seed = 1 },
            new() { Kind = TopologyKind.ErdosRenyi, Nodes = 550, Links = 5000, Seed = 2 },
            new() { Kind = TopologyKind.BarabasiAlbert, Nodes = 600, Attachment = 4, Seed = 3 },
            new() { Kind = TopologyKind.RandomGeometric, Nodes = 600, Radius = .06, Seed = 4 },
            new() { Kind = TopologyKind.Tree, FanOut = 2, Depth = 8 },
            new() { Kind = TopologyKind.Grid, Rows = 3, Columns = 180 },
            new() { Kind = TopologyKind.ErdosRenyi, Nodes = 600, Links = 0, Seed = 5 },
        ])
        {
            NetworkTopology topology = TopologyGenerator.Generate(request, OperationContext.Default).Topology;
            (int[] eccentricity, long pairs, long sum) = OneByOne(topology);
            HopDistances hops = HopDistances.Of(topology, OperationContext.Default);
            Assert.Equal(eccentricity, hops.Eccentricity);
            Assert.Equal((pairs, sum), (hops.ReachablePairs, hops.Sum));
        }
    }

    [Fact]
    public void Random_small_networks_agree_too()
    {
        foreach (NetworkTopology topology in RandomNetworks.Many("hops", 200, 30, directed: true))
        {
            (int[] eccentricity, long pairs, long sum) = OneByOne(topology);
            HopDistances hops = HopDistances.Of(topology, OperationContext.Default);
            Assert.Equal(eccentricity, hops.Eccentricity);
            Assert.Equal((pairs, sum), (hops.ReachablePairs, hops.Sum));
        }
    }

    [Fact]
    public void A_long_line_has_the_distances_of_its_formula()
    {
        const int N = 1200;
        NetworkTopology line = TopologyGenerator.Generate(new GenerateTopologyRequest { Kind = TopologyKind.Line, Nodes = N }, OperationContext.Default).Topology;
        HopDistances hops = HopDistances.Of(line, OperationContext.Default);
        Assert.Equal(N - 1, hops.Diameter);
        Assert.Equal((N + 1) / 3.0, hops.Mean!.Value, 1e-9);
        Assert.Equal(Math.Max(345, N - 1 - 345), hops.Eccentricity[345]);
    }

    private static (int[] Eccentricity, long Pairs, long Sum) OneByOne(NetworkTopology topology)
    {
        int n = topology.Nodes.Length;
        var near = new List<int>[n];
        for (int v = 0; v < n; v++) near[v] = [];
        foreach (NetworkLink link in topology.Links)
        {
            near[link.Source].Add(link.Target);
            near[link.Target].Add(link.Source);
        }
        var eccentricity = new int[n];
        long pairs = 0, sum = 0;
        for (int s = 0; s < n; s++)
        {
            var distance = new Dictionary<int, int> { [s] = 0 };
            var queue = new Queue<int>([s]);
            while (queue.TryDequeue(out int v))
            {
                foreach (int u in near[v])
                {
                    if (distance.TryAdd(u, distance[v] + 1)) queue.Enqueue(u);
                }
            }
            eccentricity[s] = distance.Values.Max();
            pairs += distance.Count - 1;
            sum += distance.Values.Sum();
        }
        return (eccentricity, pairs, sum);
    }
}
