using NetOpt.Bandwidth.Management;
using NetOpt.Topology;

namespace NetOpt.Tests.Bandwidth.Management;

/// <summary>Random flows for one link or a small network, all of them admissible or not.</summary>
internal static class ManagedCase
{
    private static readonly string[] Nodes = ["a", "b", "c", "d", "e"];

    public static NetworkTopology Network(Random random) =>
        Graphs.Duplex(string.Join(' ', new[] { "a-b", "b-c", "c-d", "d-e", "e-a", "b-d" }.Select(l => $"{l}:{random.Next(1, 60)}")));

    public static BandwidthRequest[] Flows(Random random, int count, bool network, int most) =>
        [.. Enumerable.Range(0, count).Select(i => Flow(random, "f" + i, network, most))];

    public static BandwidthRequest Flow(Random random, string id, bool network, int most)
    {
        int guarantee = random.Next(3) == 0 ? random.Next(most) : 0;
        double? demand = random.Next(4) == 0 ? null : guarantee + random.Next(3 * most);
        int from = random.Next(Nodes.Length), to = (from + 1 + random.Next(Nodes.Length - 1)) % Nodes.Length;
        return new BandwidthRequest(id, guarantee, demand, (FlowPriority)random.Next(5), network ? Nodes[from] : null, network ? Nodes[to] : null);
    }

    /// <summary>Rates within guarantees and demands, links within capacities, sums that are those of the flows, and no flow that could have one bit more.</summary>
    public static void Holds(AllocateResult result, NetworkTopology? topology)
    {
        var rest = result.Links.ToDictionary(l => (l.Source, l.Target), l => l.CapacityBps - l.AllocatedBps);
        foreach (BandwidthLink link in result.Links)
        {
            Assert.InRange(link.GuaranteedBps, 0, link.CapacityBps);
            Assert.InRange(link.AllocatedBps, link.GuaranteedBps, link.CapacityBps);
        }
        foreach (BandwidthAllocation a in result.Allocations)
        {
            long counted = a.CountedDemandBps ?? a.DemandBps ?? long.MaxValue;
            Assert.InRange(a.RateBps, a.GuaranteeBps, Math.Max(a.GuaranteeBps, counted));
            Assert.Equal(a.RateBps == a.DemandBps, a.Satisfied);
            Assert.Equal(a.RateBps < counted, a.BottleneckLink is not null);
        }
        if (topology is null)
        {
            BandwidthLink link = Assert.Single(result.Links);
            Assert.Equal(link.AllocatedBps, result.Allocations.Sum(a => a.RateBps));
            if (link.AllocatedBps < link.CapacityBps) Assert.All(result.Allocations, a => Assert.Null(a.BottleneckLink));
            return;
        }
        foreach (BandwidthAllocation a in result.Allocations.Where(a => a.BottleneckLink is not null))
            Assert.Contains(result.Links, l => l.Link == a.BottleneckLink && l.AllocatedBps == l.CapacityBps);
        Assert.All(rest.Values, r => Assert.True(r >= 0));
    }
}
