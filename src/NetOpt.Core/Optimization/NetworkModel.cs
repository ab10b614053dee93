using NetOpt.Bandwidth;
using NetOpt.Operations;
using NetOpt.Queueing;
using NetOpt.Routing;
using NetOpt.Topology;

namespace NetOpt.Optimization;

/// <summary>
/// Turns a routing into figures of merit: loads, delay and loss of each arc as an M/M/1/K queue, delay and loss of each demand over its
/// share of paths, and the rates that fit. "Before" and "after" of an optimization are two calls of the same model.
/// <para>Delay of an arc: propagation plus time in the queue and in transmission. Propagation counts only where every arc has a latency in
/// seconds; <see cref="HasPropagation"/> says so.</para>
/// <para>Time O(entries of the routing + demands log demands + arcs·K) and that of <see cref="ServedRates"/>; space O(arcs + demands).</para>
/// <para>Source: Kleinrock's independence approximation, Queueing Systems II (1976), §5.6. Deviations, on the safe side: loads are not
/// thinned by losses upstream; packets that are lost do not count in the delay.</para>
/// </summary>
internal sealed class NetworkModel
{
    private readonly NetworkTopology _topology;
    private readonly BoundDemands _demands;
    private readonly QueueAssumptions _queues;

    public NetworkModel(NetworkTopology topology, BoundDemands demands, QueueAssumptions queues)
    {
        _topology = topology;
        _demands = demands;
        _queues = queues;
        HasPropagation = topology.DelayUnitKnown && !Array.Exists(topology.Arcs.LatencySeconds, double.IsNaN);
    }

    /// <summary>Whether delays include propagation.</summary>
    public bool HasPropagation { get; }

    /// <summary>Measures a routing.</summary>
    public MeasuredRouting Measure(RoutingSplits splits, OperationContext context)
    {
        ArcArrays arcs = _topology.Arcs;
        double[] load = splits.Loads(_demands);
        double max = 0, sum = 0;
        int overloaded = 0;
        for (int a = 0; a < arcs.Count; a++)
        {
            double utilization = load[a] / arcs.CapacityBps[a];
            max = Math.Max(max, utilization);
            sum += utilization;
            if (utilization > 1) overloaded++;
        }
        double[] served = ServedRates.Allocate(arcs, _demands, splits, load, context);
        double offeredSum = 0, servedSum = 0;
        int unservedDemands = 0;
        var shares = new List<double>(_demands.Count);
        for (int d = 0; d < _demands.Count; d++)
        {
            if (!_demands.IsActive(d)) continue;
            offeredSum += _demands.RateBps[d];
            servedSum += served[d];
            shares.Add(served[d] / _demands.RateBps[d]);
            if (served[d] < _demands.RateBps[d]) unservedDemands++;
        }
        (double? mean, double? p95, double? loss) = _topology.RateUnitKnown ? DelayAndLoss(splits, load, context) : default;
        var figures = new NetworkFigures
        {
            MaxUtilization = max,
            MeanUtilization = arcs.Count == 0 ? 0 : sum / arcs.Count,
            OverloadedArcs = overloaded,
            MeanDelaySeconds = mean,
            Percentile95DelaySeconds = p95,
            LossRatio = loss,
            OfferedBps = offeredSum,
            ServedBps = unservedDemands == 0 ? offeredSum : servedSum,
            UnservedBps = unservedDemands == 0 ? 0 : offeredSum - servedSum,
            UnservedDemands = unservedDemands,
            JainIndex = JainIndex.Of(shares.ToArray()) ?? 1,
            FortzThorupCost = FortzThorup.Cost(load, arcs.CapacityBps),
        };
        return new MeasuredRouting(splits, load, figures);
    }

    private (double? Mean, double? Percentile95, double? Loss) DelayAndLoss(RoutingSplits splits, double[] load, OperationContext context)
    {
        ArcArrays arcs = _topology.Arcs;
        var arcDelay = new double[arcs.Count];
        var arcPass = new double[arcs.Count];
        for (int a = 0; a < arcs.Count; a++)
        {
            if ((a & 1023) == 0) context.ThrowIfCanceled();
            double bitsPerPacket = 8 * _queues.MeanPacketBytes;
            FiniteBufferQueue queue = FiniteBufferQueue.Solve(load[a] / bitsPerPacket, arcs.CapacityBps[a] / bitsPerPacket, _queues.BufferPackets);
            arcDelay[a] = queue.MeanSojournSeconds + (HasPropagation ? arcs.LatencySeconds[a] : 0);
            arcPass[a] = (1 - queue.Loss) * (double.IsNaN(arcs.Loss[a]) ? 1 : 1 - arcs.Loss[a]);
        }

        var delay = new double[arcs.NodeCount];
        var pass = new double[arcs.NodeCount];
        var byDemand = new List<(double Delay, double Rate)>(_demands.Count);
        double total = 0, delaySum = 0, lost = 0;
        DemandsByTarget groups = new(_demands, arcs.NodeCount);
        for (int g = 0; g < groups.Count; g++)
        {
            context.ThrowIfCanceled();
            int target = groups.Target[g];
            int place = g; // both list the targets of active demands, ascending
            ReadOnlySpan<int> used = splits.Arcs(place);
            ReadOnlySpan<double> share = splits.Shares(place);
            Array.Clear(delay);
            Array.Clear(pass);
            pass[target] = 1;
            for (int e = used.Length - 1; e >= 0; e--)
            {
                int from = arcs.Source[used[e]], to = arcs.Target[used[e]];
                delay[from] += share[e] * (arcDelay[used[e]] + delay[to]);
                pass[from] += share[e] * arcPass[used[e]] * pass[to];
            }
            foreach (int d in groups.Group(g))
            {
                int source = _demands.Source[d];
                double rate = _demands.RateBps[d];
                total += rate;
                delaySum += rate * delay[source];
                lost += rate * (1 - pass[source]);
                byDemand.Add((delay[source], rate));
            }
        }
        if (total == 0) return (null, null, 0);
        return (delaySum / total, WeightedPercentile(byDemand, 0.95, total), Math.Max(0, lost / total));
    }

    // The least delay such that demands with at most that delay make up the wanted part of the traffic.
    private static double WeightedPercentile(List<(double Delay, double Rate)> items, double part, double total)
    {
        items.Sort();
        double seen = 0;
        foreach ((double delay, double rate) in items)
        {
            seen += rate;
            if (seen >= part * total) return delay;
        }
        return items[^1].Delay;
    }
}
