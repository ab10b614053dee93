using System.Text.Json;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Bench;

/// <summary>
/// Least maximum utilization within 1 %, with its proof, against the exact linear program in HiGHS (through SciPy), one commodity per
/// source, building and solving. The optimum of the program must lie between our bound and our answer.
/// </summary>
internal static class MultipathBench
{
    private const double Gap = 0.01;

    public static void Run()
    {
        if (Rf1755() is { } real) Compare("rf1755_real_hard", real, 5);
        else Console.WriteLine("multipath on rf1755: ../shared/data is not there");
        Compare("random, 40 nodes", Random(40), 3);
        Compare("random, 80 nodes", Random(80), 3);
        Compare("random, 120 nodes", Random(120), 1);
    }

    private static void Compare(string name, NetworkTopology net, int peerRuns)
    {
        ArcArrays arcs = net.Arcs;
        BoundDemands demands = net.Demands!.Bind(net);
        MultipathSolution ours = null!;
        double seconds = Timing.Median(() => ours = MultipathRouting.Solve(arcs, demands, Gap, OperationContext.Default), runs: 9, warmUps: 5);
        string input = Peer.TemporaryFile(".bin");
        try
        {
            Write(input, arcs, demands);
            JsonElement? answer = Peer.Run("multipath_lp.py", input, peerRuns.ToString());
            if (answer is { } a)
            {
                double optimum = a.GetProperty("optimum").GetDouble();
                if (!(ours.LowerBound <= optimum * (1 + 1e-6) && optimum <= ours.MaxUtilization * (1 + 1e-6)))
                    throw new InvalidOperationException($"{name}: optimum {optimum}, ours between {ours.LowerBound} and {ours.MaxUtilization}");
            }
            Timing.Print($"multipath, {name}, {arcs.Count} arcs, {demands.Count:N0} demands, gap {ours.Gap:P2}", seconds, "HiGHS", Peer.Seconds(answer), 0.3);
        }
        finally
        {
            File.Delete(input);
        }
    }

    private static NetworkTopology? Rf1755()
    {
        string folder = Path.Combine(Peer.Root(), "..", "shared", "data", "repetita");
        if (!Directory.Exists(folder)) return null;
        NetworkTopology net = TopologyFile.Read(Path.Combine(folder, "rf1755_real_hard.graph"), new TopologyReadOptions(), OperationContext.Default).Topology;
        return net.WithDemands(TrafficMatrixFile.Read(Path.Combine(folder, "rf1755_real_hard.0000.demands"), new TopologyReadOptions(), OperationContext.Default).Demands);
    }

    // A ring with three chords per node on average, capacities of 10, 40 and 100 units, and gravity demands between all pairs.
    private static NetworkTopology Random(int nodes)
    {
        var random = new RandomStream((ulong)nodes, "multipath bench");
        double[] sizes = [10, 40, 100];
        var builder = new TopologyBuilder("random");
        for (int i = 0; i < nodes; i++) builder.AddNode("n" + i);
        for (int i = 0; i < nodes; i++) builder.AddLink("r" + i, i, (i + 1) % nodes, new LinkDirection(sizes[random.NextInt32(3)]));
        for (int k = 0; k < 2 * nodes; k++)
        {
            int a = random.NextInt32(nodes), b = random.NextInt32(nodes);
            if (a != b) builder.AddLink("x" + k, a, b, new LinkDirection(sizes[random.NextInt32(3)]));
        }
        double[] mass = [.. Enumerable.Range(0, nodes).Select(_ => random.NextExponential(1))];
        double all = mass.Sum();
        var demands = new List<TrafficDemand>();
        for (int s = 0; s < nodes; s++)
        {
            for (int t = 0; t < nodes; t++)
            {
                if (s != t) demands.Add(new TrafficDemand($"{s}-{t}", "n" + s, "n" + t, 20 * nodes * mass[s] * mass[t] / (all * all)));
            }
        }
        return builder.Build().WithDemands(new TrafficMatrix([.. demands]));
    }

    private static void Write(string path, ArcArrays arcs, BoundDemands demands)
    {
        using var writer = new BinaryWriter(File.Create(path));
        foreach (int count in (int[])[arcs.NodeCount, arcs.Count, demands.Count]) writer.Write(count);
        foreach (int[] ends in (int[][])[arcs.Source, arcs.Target]) Array.ForEach(ends, writer.Write);
        Array.ForEach(arcs.CapacityBps, writer.Write);
        foreach (int[] ends in (int[][])[demands.Source, demands.Target]) Array.ForEach(ends, writer.Write);
        Array.ForEach(demands.RateBps, writer.Write);
    }
}
