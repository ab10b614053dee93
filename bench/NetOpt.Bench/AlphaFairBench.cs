using System.Runtime.InteropServices;
using System.Text.Json;
using NetOpt.Bandwidth;
using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Bench;

/// <summary>Proportionally fair rates of a real network, against prices by L-BFGS-B in scipy on the same paths.</summary>
internal static class AlphaFairBench
{
    private const int PeerRuns = 3;

    public static void Run()
    {
        if (Rf1755() is not { } problem)
        {
            Console.WriteLine("proportional fairness on rf1755: ../shared/data is not there");
            return;
        }
        (FlowPaths paths, double[] capacity) = problem;
        AlphaFairRates ours = null!;
        double seconds = Timing.Median(() => ours = AlphaFairness.Solve(paths, capacity, [], [], 1, OperationContext.Default), runs: 9, 5);
        if (!ours.Certificate.Certified) throw new InvalidOperationException($"gap {ours.Certificate.Gap}");
        double utility = ours.Rate.Sum(Math.Log), least = double.NaN;
        string input = Peer.TemporaryFile(".bin");
        double? theirs = null;
        try
        {
            using (FileStream stream = File.Create(input))
            {
                stream.Write(MemoryMarshal.AsBytes<long>([paths.Count, paths.Arc.Length, capacity.Length, 0]));
                stream.Write(MemoryMarshal.AsBytes<int>(paths.Offset));
                stream.Write(MemoryMarshal.AsBytes<int>(paths.Arc));
                stream.Write(MemoryMarshal.AsBytes<double>(capacity));
            }
            JsonElement? answer = Peer.Run("alpha_fair.py", input, PeerRuns.ToString());
            theirs = Peer.Seconds(answer);
            if (answer is { } a)
            {
                least = (utility - a.GetProperty("utility").GetDouble()) / paths.Count;
                // The peer's rates fit, so they cannot be better; that they are nearly as good shows that both mean the same.
                if (!(least > -1e-9 && least < 1e-3)) throw new InvalidOperationException($"mean utility: ours {utility / paths.Count:R}, peer {a.GetProperty("utility").GetDouble() / paths.Count:R}");
            }
        }
        finally
        {
            File.Delete(input);
        }
        Timing.Print($"proportional fairness, {paths.Count:N0} flows on rf1755, gap {ours.Certificate.Gap:0.0e0} (the peer's mean utility is {least:0.0e0} lower)", seconds, "scipy", theirs);
    }

    private static (FlowPaths Paths, double[] Capacity)? Rf1755()
    {
        for (DirectoryInfo? d = new(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            string folder = Path.Combine(d.FullName, "shared", "data", "repetita");
            if (!Directory.Exists(folder)) continue;
            NetworkTopology net = TopologyFile.Read(Path.Combine(folder, "rf1755_real_hard.graph")).Topology;
            BoundDemands all = TrafficMatrixFile.Read(Path.Combine(folder, "rf1755_real_hard.0000.demands")).Demands.Bind(net);
            int[] active = [.. Enumerable.Range(0, all.Count).Where(all.IsActive)];
            return (HopShortestPaths.Find(net, [.. active.Select(i => all.Source[i])], [.. active.Select(i => all.Target[i])], OperationContext.Default), net.Arcs.CapacityBps);
        }
        return null;
    }
}
