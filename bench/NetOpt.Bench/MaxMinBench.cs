using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using NetOpt.Bandwidth;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Bench;

/// <summary>
/// Network-wide max-min fair rates along given paths, against straightforward progressive filling in numpy on the same paths.
/// The peer stops after a while on the large input; its time is then extrapolated by the hops that its rounds have still to
/// look at, which leaves out what a round costs beyond its hops.
/// </summary>
internal static class MaxMinBench
{
    private const int Ports = 24;
    private const int Flows = 1_000_000;
    private const int PeerSecondsAtMost = 60;

    private sealed record Problem(string Name, FlowPaths Paths, double[] Capacity, double[] Demand);

    public static void Run()
    {
        if (Rf1755() is { } real)
        {
            Compare(real, capped: false, peerRuns: 5);
            Compare(real, capped: true, peerRuns: 3);
        }
        else Console.WriteLine("max-min on rf1755: ../shared/data is not there");
        Problem large = FatTree();
        Compare(large, capped: false, peerRuns: 1);
        long before = GC.GetTotalAllocatedBytes();
        MaxMinAllocation capped = MaxMinFairness.Fill(large.Paths, large.Capacity, [], large.Demand, OperationContext.Default);
        long bytes = GC.GetTotalAllocatedBytes() - before;
        double seconds = Timing.Median(() => MaxMinFairness.Fill(large.Paths, large.Capacity, [], large.Demand, OperationContext.Default));
        Timing.Print($"max-min, {large.Name}, {capped.BottleneckArc.Count(a => a < 0):N0} at their demand", seconds, "", null);
        using Process process = Process.GetCurrentProcess();
        Console.WriteLine($"max-min, {large.Name}: one filling allocates {bytes / 1048576.0:0} MiB, peak working set of the process {process.PeakWorkingSet64 / 1048576.0:0} MiB (wanted < 2048)");
    }

    private static void Compare(Problem problem, bool capped, int peerRuns)
    {
        double[] demands = capped ? problem.Demand : [];
        MaxMinAllocation ours = null!;
        // The small input is over before the JIT compiler has done its best.
        int warmUps = Math.Clamp(20_000_000 / problem.Paths.Arc.Length, 2, 500);
        double seconds = Timing.Median(() => ours = MaxMinFairness.Fill(problem.Paths, problem.Capacity, [], demands, OperationContext.Default), runs: 15, warmUps);
        if (!MaxMinCertificate.Check(problem.Paths, problem.Capacity, [], demands, ours.Rate, OperationContext.Default).Certified)
            throw new InvalidOperationException($"{problem.Name}: not max-min fair");

        string input = Peer.TemporaryFile(".bin"), output = Peer.TemporaryFile(".rates");
        try
        {
            Write(input, problem, capped);
            JsonElement? answer = Peer.Run("max_min.py", input, output, peerRuns.ToString(), PeerSecondsAtMost.ToString());
            string peer = "numpy";
            double? theirs = Peer.Seconds(answer);
            if (answer is { } a)
            {
                CheckRates(ours.Rate, output);
                if (!a.GetProperty("finished").GetBoolean())
                {
                    double done = a.GetProperty("visited").GetInt64() / (double)HopVisits(problem.Paths, ours);
                    peer = $"numpy, extrapolated from {done:P0} of its hop visits in {theirs:0} s";
                    theirs /= done;
                }
            }
            Timing.Print($"max-min, {problem.Name}{(capped ? ", demand-capped" : "")}, {ours.Level.Distinct().Count():N0} levels", seconds, peer, theirs, 0.02);
        }
        finally
        {
            File.Delete(input);
            File.Delete(output);
        }
    }

    // A round for each distinct level, over the hops of all flows that reach it.
    private static long HopVisits(FlowPaths paths, MaxMinAllocation allocation)
    {
        int[] order = [.. Enumerable.Range(0, paths.Count)];
        Array.Sort((double[])allocation.Level.Clone(), order);
        long visits = 0, growing = paths.Arc.Length;
        double previous = double.NaN;
        foreach (int f in order)
        {
            if (!(allocation.Level[f] <= previous * (1 + 1e-12)))
            {
                visits += growing;
                previous = allocation.Level[f];
            }
            growing -= paths.Of(f).Length;
        }
        return visits;
    }

    private static void CheckRates(double[] ours, string file)
    {
        ReadOnlySpan<double> theirs = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(file));
        for (int f = 0; f < ours.Length; f++)
        {
            if (!double.IsNaN(theirs[f]) && !(Math.Abs(ours[f] - theirs[f]) <= 1e-9 * theirs[f]))
                throw new InvalidOperationException($"rate of flow {f}: ours {ours[f]:R}, peer {theirs[f]:R}");
        }
    }

    private static void Write(string path, Problem problem, bool capped)
    {
        using FileStream stream = File.Create(path);
        stream.Write(MemoryMarshal.AsBytes<long>([problem.Paths.Count, problem.Paths.Arc.Length, problem.Capacity.Length, capped ? 1 : 0]));
        stream.Write(MemoryMarshal.AsBytes<int>(problem.Paths.Offset));
        stream.Write(MemoryMarshal.AsBytes<int>(problem.Paths.Arc));
        stream.Write(MemoryMarshal.AsBytes<double>(problem.Capacity));
        if (capped) stream.Write(MemoryMarshal.AsBytes<double>(problem.Demand));
    }

    private static Problem? Rf1755()
    {
        for (DirectoryInfo? d = new(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            string folder = Path.Combine(d.FullName, "shared", "data", "repetita");
            if (!Directory.Exists(folder)) continue;
            NetworkTopology net = TopologyFile.Read(Path.Combine(folder, "rf1755_real_hard.graph")).Topology;
            BoundDemands all = TrafficMatrixFile.Read(Path.Combine(folder, "rf1755_real_hard.0000.demands")).Demands.Bind(net);
            int[] active = [.. Enumerable.Range(0, all.Count).Where(all.IsActive)];
            FlowPaths paths = HopShortestPaths.Find(net, [.. active.Select(i => all.Source[i])], [.. active.Select(i => all.Target[i])], OperationContext.Default);
            return new Problem($"{all.Count:N0} demands on rf1755", paths, net.Arcs.CapacityBps, [.. active.Select(i => all.RateBps[i])]);
        }
        return null;
    }

    // A fat tree of 24-port switches: 3,456 hosts, 10,368 duplex links. Links are numbered hosts, then edge to aggregation, then
    // aggregation to core; arc 2i goes up, arc 2i+1 down. Each flow joins two random hosts by a random one of the shortest paths.
    private static Problem FatTree()
    {
        const int half = Ports / 2, hosts = Ports * half * half;
        var random = new RandomStream(1, "fat tree flows");
        var offset = new int[Flows + 1];
        var arcs = new List<int>(6 * Flows);
        for (int f = 0; f < Flows; f++)
        {
            int source = random.NextInt32(hosts), target = random.NextInt32(hosts - 1);
            if (target >= source) target++;
            int from = source / half, to = target / half, aggregation = random.NextInt32(half), core = random.NextInt32(half);
            arcs.Add(2 * source);
            if (from != to)
            {
                arcs.Add(2 * (hosts + from * half + aggregation));
                if (from / half != to / half)
                {
                    arcs.Add(2 * (2 * hosts + (from / half * half + aggregation) * half + core));
                    arcs.Add(2 * (2 * hosts + (to / half * half + aggregation) * half + core) + 1);
                }
                arcs.Add(2 * (hosts + to * half + aggregation) + 1);
            }
            arcs.Add(2 * target + 1);
            offset[f + 1] = arcs.Count;
        }
        var capacity = new double[6 * hosts];
        capacity.AsSpan().Fill(40e9);
        double[] demand = [.. Enumerable.Range(0, Flows).Select(_ => random.NextExponential(150e6))];
        return new Problem($"{Flows:N0} flows on a fat tree of {3 * hosts:N0} links", new FlowPaths(offset, [.. arcs]), capacity, demand);
    }
}
