using System.Collections.Immutable;

namespace NetOpt.Topology.Measures;

/// <summary>
/// The links that limit a network, by three rules, of which one is enough (<see cref="BottleneckReason"/>): the link is a
/// bridge; its known utilization is at least 0.8 in one direction; or it would fill first under the same traffic between
/// all pairs, which is to say that its betweenness over capacity is the greatest of all (to 1e-9) and above the mean. In
/// a network that looks the same from every link the last rule names none.
/// Source: theory §7 (bridge, utilization); NetOpt's own. O(m) time.
/// </summary>
internal static class Bottlenecks
{
    private const double HighUtilization = 0.8;
    private const double Tie = 1e-9;

    /// <summary>The bottlenecks, in link order.</summary>
    /// <param name="topology">The network.</param>
    /// <param name="isBridge">Whether each link is a bridge.</param>
    /// <param name="betweenness">Betweenness of each link.</param>
    public static ImmutableArray<Bottleneck> Of(NetworkTopology topology, bool[] isBridge, double[] betweenness)
    {
        int m = topology.Links.Length;
        bool capacityKnown = topology.Links.All(l => l.CapacityBps is not null && (l.Backward is not { } back || back.CapacityBps is not null));
        var pressure = new double[m];
        double greatest = 0, sum = 0;
        for (int i = 0; i < m; i++)
        {
            NetworkLink link = topology.Links[i];
            double capacity = 1;
            if (capacityKnown) capacity = Math.Min(link.CapacityBps!.Value, link.Backward?.CapacityBps ?? double.PositiveInfinity);
            pressure[i] = betweenness[i] / capacity;
            greatest = Math.Max(greatest, pressure[i]);
            sum += pressure[i];
        }
        bool uneven = greatest > sum / Math.Max(1, m) * (1 + Tie);

        var found = ImmutableArray.CreateBuilder<Bottleneck>();
        for (int i = 0; i < m; i++)
        {
            NetworkLink link = topology.Links[i];
            double? utilization = link.Utilization;
            if (link.Backward?.Utilization is { } back) utilization = Math.Max(back, utilization ?? 0);
            var reasons = ImmutableArray.CreateBuilder<BottleneckReason>();
            if (isBridge[i]) reasons.Add(BottleneckReason.Bridge);
            if (utilization >= HighUtilization) reasons.Add(BottleneckReason.Utilization);
            if (uneven && pressure[i] >= greatest * (1 - Tie)) reasons.Add(BottleneckReason.Betweenness);
            if (reasons.Count == 0) continue;
            found.Add(new Bottleneck(i, link.Name, topology.Nodes[link.Source].Id, topology.Nodes[link.Target].Id, reasons.ToImmutable(), betweenness[i], utilization));
        }
        return found.ToImmutable();
    }
}
