using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using NetOpt.Bandwidth;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Routing;

namespace NetOpt.Bench;

/// <summary>Network-wide max-min fair rates against straightforward progressive filling in numpy, on the same paths.</summary>
internal static class MaxMinBench
{
    private const int Pods = 24;
    private const int Flows = 1_000_000;

    /// <summary>How long the peer may work on one input, s; then its whole time is extrapolated by the hops that it has still to look at.</summary>
    private const int PeerSeconds = 60;

    private sealed record Problem(string Name, FlowPaths Paths, double[] Capacity, double[] Demand);

    public static void Run()
    {
        Compare(FatTree());
    }

    private static void Compare(Problem problem)
    {
        foreach (bool capped in (bool[])[false, true])
        {
            double[] demands = capped ? problem.Demand : [];
            MaxMinAllocation ours = null!;
            double seconds = Timing.Median(() => ours = MaxMinFairness.Fill(problem.Paths, problem.Capacity, [], demands, OperationContext.Default));
            Timing.Print($"max-min {problem.Name}", seconds, "numpy", null, 0.02);
        }
    }

    private static Problem FatTree()
    {
        const int half = Pods / 2, hosts = Pods * half * half;
        var random = new RandomStream(1, "fat tree flows");
        var offset = new int[Flows + 1];
        var arcs = new List<int>(6 * Flows);
        for (int f = 0; f < Flows; f++)
        {
            int source = random.NextInt32(hosts), target = random.NextInt32(hosts - 1);
            if (target >= source) target++;
            int edgeUp = source / half, edgeDown = target / half;
            int aggregation = random.NextInt32(half), core = random.NextInt32(half);
            arcs.Add(2 * source);
            if (edgeUp != edgeDown)
            {
                arcs.Add(2 * (hosts + edgeUp * half + aggregation));
                int podUp = edgeUp / half, podDown = edgeDown / half;
                if (podUp != podDown)
                {
                    arcs.Add(2 * (2 * hosts + (podUp * half + aggregation) * half + core));
                    arcs.Add(2 * (2 * hosts + (podDown * half + aggregation) * half + core) + 1);
                }
                arcs.Add(2 * (hosts + edgeDown * half + aggregation) + 1);
            }
            arcs.Add(2 * target + 1);
            offset[f + 1] = arcs.Count;
        }
        double[] capacity = new double[6 * hosts];
        capacity.AsSpan().Fill(40e9);
        double[] demand = [.. Enumerable.Range(0, Flows).Select(_ => random.NextExponential(150e6))];
        return new Problem($"{Flows:N0} flows, fat tree of {3 * hosts:N0} links", new FlowPaths(offset, [.. arcs]), capacity, demand);
    }
}
