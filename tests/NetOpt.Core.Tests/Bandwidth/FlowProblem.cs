using NetOpt.Bandwidth;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Routing;

namespace NetOpt.Tests.Bandwidth;

/// <summary>A small random sharing problem with whole numbers, so that ties abound and the exact answer can be computed.</summary>
internal sealed record FlowProblem(int[][] Paths, int[] Capacity, int[] Weight, int?[] Demand)
{
    public FlowPaths FlowPaths { get; } = Of(Paths);

    public double[] Capacities => [.. Capacity.Select(c => (double)c)];

    public double[] Weights => [.. Weight.Select(w => (double)w)];

    public double[] Demands => [.. Demand.Select(d => d ?? double.PositiveInfinity)];

    public static FlowPaths Of(int[][] paths)
    {
        var offset = new int[paths.Length + 1];
        for (int f = 0; f < paths.Length; f++) offset[f + 1] = offset[f] + paths[f].Length;
        return new FlowPaths(offset, [.. paths.SelectMany(p => p)]);
    }

    /// <summary>Up to 7 arcs and 9 flows; paths may cross an arc twice, demands may be 0 or without limit.</summary>
    public static FlowProblem Random(RandomStream random)
    {
        int arcs = 1 + random.NextInt32(7), flows = 1 + random.NextInt32(9);
        bool capped = random.NextInt32(3) > 0, weighted = random.NextInt32(2) > 0;
        return new FlowProblem(
            [.. Enumerable.Range(0, flows).Select(_ => Enumerable.Range(0, 1 + random.NextInt32(4)).Select(_ => random.NextInt32(arcs)).ToArray())],
            [.. Enumerable.Range(0, arcs).Select(_ => 1 + random.NextInt32(20))],
            [.. Enumerable.Range(0, flows).Select(_ => weighted ? 1 + random.NextInt32(5) : 1)],
            [.. Enumerable.Range(0, flows).Select(_ => capped && random.NextInt32(3) > 0 ? random.NextInt32(12) : (int?)null)]);
    }

    public MaxMinAllocation Fill() => MaxMinFairness.Fill(FlowPaths, Capacities, Weights, Demands, OperationContext.Default);

    public FairnessCertificate Check(double[] rates) => MaxMinCertificate.Check(FlowPaths, Capacities, Weights, Demands, rates, OperationContext.Default);
}
