using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Tests.Routing;

public class HopShortestPathsTests
{
    [Fact]
    public void Of_the_shortest_paths_the_one_through_the_smallest_nodes_is_taken()
    {
        // s=0, c=1, d=2, a=3, t=4: s-c-t and s-d-t and s-a-t are equally long; c comes first by index although its link comes last.
        NetworkTopology net = Graphs.Duplex("s-c d-a a-t s-d d-t s-a c-t");
        FlowPaths paths = HopShortestPaths.Find(net, [net.NodeIndex("s")], [net.NodeIndex("t")], OperationContext.Default);
        ArcArrays arcs = net.Arcs;
        Assert.Equal(["s", "c"], paths.Of(0).ToArray().Select(a => net.Nodes[arcs.Source[a]].Id));
    }

    [Fact]
    public void Of_parallel_links_the_lowest_is_taken_in_both_directions()
    {
        NetworkTopology net = Graphs.Duplex("a-b b-a a-b");
        FlowPaths paths = HopShortestPaths.Find(net, [0, 1], [1, 0], OperationContext.Default);
        Assert.Equal([0, 1], paths.Arc);
    }

    [Fact]
    public void A_flow_to_its_own_source_goes_nowhere_and_one_without_path_is_an_error()
    {
        NetworkTopology net = Graphs.Directed("a>b");
        Assert.Equal(0, HopShortestPaths.Find(net, [1, 0], [1, 1], OperationContext.Default).Of(0).Length);
        var error = Assert.Throws<NetOptException>(() => HopShortestPaths.Find(net, [0, 1], [1, 0], OperationContext.Default));
        Assert.Equal(ErrorCodes.Disconnected, error.Code);
        Assert.Contains("'b' to 'a'", error.Message);
        Assert.Equal(0, HopShortestPaths.Find(net, [], [], OperationContext.Default).Count);
    }

    [Fact]
    public void Random_networks_get_the_path_that_trying_all_paths_finds()
    {
        for (ulong seed = 0; seed < 60; seed++)
        {
            (NetworkTopology net, _) = RandomNetworks.Make(seed, 1);
            ArcArrays arcs = net.Arcs;
            for (int s = 0; s < arcs.NodeCount; s++)
            {
                for (int t = 0; t < arcs.NodeCount; t++)
                {
                    int[]? expected = Best(arcs, s, t);
                    if (expected is null) Assert.Throws<NetOptException>(() => HopShortestPaths.Find(net, [s], [t], OperationContext.Default));
                    else Assert.Equal(expected, HopShortestPaths.Find(net, [t, s], [t, t], OperationContext.Default).Of(1).ToArray());
                }
            }
        }
    }

    // Grows all loop-free paths hop by hop; of the first that arrive, the smallest by nodes and then by links.
    private static int[]? Best(ArcArrays arcs, int source, int target)
    {
        var frontier = new List<int[]> { Array.Empty<int>() };
        for (int length = 0; length < arcs.NodeCount; length++)
        {
            List<int[]> arrived = [.. frontier.Where(p => End(p) == target)];
            if (arrived.Count > 0) return arrived.Order(Comparer<int[]>.Create(Compare)).First();
            frontier = [.. frontier.SelectMany(p => Enumerable.Range(0, arcs.Count)
                .Where(a => arcs.Source[a] == End(p) && arcs.Target[a] != source && !p.Any(b => arcs.Target[b] == arcs.Target[a]))
                .Select(a => (int[])[.. p, a]))];
        }
        return null;

        int End(int[] path) => path.Length == 0 ? source : arcs.Target[path[^1]];

        int Compare(int[] p, int[] q)
        {
            for (int i = 0; i < p.Length; i++)
            {
                int order = arcs.Target[p[i]].CompareTo(arcs.Target[q[i]]);
                if (order != 0) return order;
            }
            for (int i = 0; i < p.Length; i++)
            {
                int order = arcs.Link[p[i]].CompareTo(arcs.Link[q[i]]);
                if (order != 0) return order;
            }
            return 0;
        }
    }
}
