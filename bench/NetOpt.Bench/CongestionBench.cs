using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Simulation;
using NetOpt.Topology;
using NetOpt.Topology.Generators;

namespace NetOpt.Bench;

/// <summary>
/// The packet simulator: a dumbbell beside ns-3's, thousands of flows in a fat tree, and what a packet allocates. Ours is the whole operation, with its figures and time series; of ns-3
/// only the run itself counts. ns-3 simulates a shorter time, so what is compared is packets (of data and of ACKs) times hops per second.
/// </summary>
internal static class CongestionBench
{
    private const int Runs = 3;
    private const double Capacity = 1e9, Rtt = 0.02, Spread = 0.1, Seconds = 20, PeerSeconds = 2, PeerWarmUp = 0.5;
    private const int Flows = 20, BufferPackets = 1650, Hops = 3;

    // How much faster an optimized build of ns-3 runs this workload than Debian's, which is the peer: 160,000 against 100,000 packet-hops/s.
    private const double OptimizedBuild = 1.6;

    private const int FatTreePorts = 8, FewFlows = 100, ManyFlows = 10_000;
    private const double WantedGrowth = 1.5, Mebibyte = 1 << 20;

    public static void Run()
    {
        // First, since its peak of memory is that of the process.
        FatTree();
        Dumbbell(PacketQueueDiscipline.DropTail, 30 * OptimizedBuild);
        Dumbbell(PacketQueueDiscipline.FqCoDel, 20 * OptimizedBuild);
        Allocation("20 CUBIC flows, DropTail", Request(PacketQueueDiscipline.DropTail));
        Allocation("20 CUBIC flows, FQ-CoDel", Request(PacketQueueDiscipline.FqCoDel));
        Allocation("20 flows of all algorithms, DropTail", Request(PacketQueueDiscipline.DropTail) with { Algorithms = Enum.GetValues<CongestionAlgorithm>() });
    }

    private static CongestionRunRequest Request(PacketQueueDiscipline discipline) => new(CapacityBps: Capacity, RttSeconds: [Rtt], Algorithms: [CongestionAlgorithm.Cubic], FlowCount: Flows,
        StartSpreadSeconds: Spread, Queue: new QueueSettings(discipline, BufferSize.Of(BufferPackets, BufferUnit.Packets)), DurationSeconds: Seconds, SegmentsPerAck: 2);

    private static void Dumbbell(PacketQueueDiscipline discipline, double wanted)
    {
        CongestionRunRequest request = Request(discipline);
        // What the peer simulates; also our warm-up.
        CongestionRunResult brief = CongestionRun.Run(request with { DurationSeconds = PeerSeconds, WarmUpSeconds = PeerWarmUp }, OperationContext.Default);
        (CongestionRunResult ours, double wall, double cpu) = Timed(request, Runs);
        double speed = ours.PacketHops / wall, cpuSpeed = ours.PacketHops / cpu;
        string line = $"1 Gbit/s, RTT 20 ms, 20 CUBIC flows, {discipline}, {Seconds:0} s: {ours.PacketHops / 1e6:0.00} million packet-hops | ours {Spell(speed)} (CPU time: {Spell(cpuSpeed)})";
        if (Peer.Run("ns3_dumbbell.py", $"--runs={Runs}", $"--discipline={discipline}", $"--flows={Flows}", $"--buffer={BufferPackets}", "--algorithms=Cubic", $"--rate={Text(Capacity)}", $"--rtt={Text(Rtt * 1e3)}",
            $"--duration={Text(PeerSeconds)}", $"--warmUp={Text(PeerWarmUp)}", $"--stagger={Text(Spread / Flows)}", "--delayedAck=2") is { } peer)
        {
            double utilization = peer.GetProperty("utilization").GetDouble(), hops = peer.GetProperty("packetHops").GetDouble();
            double theirs = peer.GetProperty("packetHopsPerSecond").GetDouble(), theirCpu = hops / Timing.Median([.. peer.GetProperty("cpuSeconds").EnumerateArray().Select(v => v.GetDouble())]);
            line += $" | ns-3 {peer.GetProperty("version").GetString()} {Spell(theirs)} (CPU time: {Spell(theirCpu)}) | ratio {speed / theirs:0.0} (CPU time: {cpuSpeed / theirCpu:0.0}) (wanted >= {wanted:0}: {Verdict(speed / theirs >= wanted)})"
                + $" | utilization ours {brief.Utilization:0.000}, ns-3 {utilization:0.000} | queueing delay ours {brief.MeanDelaySeconds * 1e3:0.00} ms, ns-3 {peer.GetProperty("queueDelayMs").GetDouble():0.00} ms"
                + $" | packet-hops in {PeerSeconds:0} s ours {brief.PacketHops:N0}, ns-3 {hops:N0}";
            Console.WriteLine(line);
            Peer.AssertSame("utilization", brief.Utilization, utilization, 0.02);
            Peer.AssertSame("packet-hops", brief.PacketHops, hops, 0.05);
        }
        else
        {
            Console.WriteLine(line);
        }
    }

    private static void FatTree()
    {
        double before = WorkingSet(p => p.WorkingSet64);
        NetworkTopology topology = TopologyGenerator.Generate(new GenerateTopologyRequest { Kind = TopologyKind.FatTree, K = FatTreePorts, CapacityBps = Capacity, LatencySeconds = 10e-6 }, OperationContext.Default).Topology;
        string[] hosts = [.. topology.Nodes.Select(n => n.Id).Where(id => id.Contains("-host-", StringComparison.Ordinal))];
        var random = new RandomStream(1, "congestion bench");
        var pairs = new CongestionFlow[ManyFlows];
        for (int i = 0; i < pairs.Length; i++)
        {
            int source = random.NextInt32(hosts.Length), target = random.NextInt32(hosts.Length - 1);
            pairs[i] = new CongestionFlow(Source: hosts[source], Target: hosts[target < source ? target : target + 1]);
        }
        var request = new CongestionRunRequest(topology, Queue: new QueueSettings(Buffer: BufferSize.Of(100, BufferUnit.Packets)), DurationSeconds: 1, SegmentsPerAck: 2);
        CongestionRunRequest few = request with { Flows = pairs[..FewFlows] }, many = request with { Flows = pairs };
        CongestionRun.Run(few with { DurationSeconds = 0.2 }, OperationContext.Default);

        // In turns, so that other load on the machine falls on both.
        double[] fewNanoseconds = new double[Runs], manyNanoseconds = new double[Runs];
        for (int run = 0; run < Runs; run++)
        {
            fewNanoseconds[run] = Nanoseconds(few);
            manyNanoseconds[run] = Nanoseconds(many);
        }
        double growth = Timing.Median(manyNanoseconds) / Timing.Median(fewNanoseconds), peak = WorkingSet(p => p.PeakWorkingSet64);
        Console.WriteLine($"fat tree, k = {FatTreePorts}: CPU time per event at {ManyFlows:N0} flows over that at {FewFlows:N0} | ratio {growth:0.00} (wanted <= {WantedGrowth}: {Verdict(growth <= WantedGrowth)})");
        // In a run of all benchmarks the peak may be of an earlier one: it is a bound then.
        Console.WriteLine($"fat tree, k = {FatTreePorts}: peak working set of the process {peak:0} MiB, {before:0} MiB at the start (wanted < 1024 MiB: {Verdict(peak < 1024)})");
    }

    private static double Nanoseconds(CongestionRunRequest request)
    {
        (CongestionRunResult result, double wall, double cpu) = Timed(request, 1);
        if (!(result.Utilization is > 0.9 and <= 1.000001)) throw new InvalidOperationException($"the busiest link of the fat tree has utilization {result.Utilization:R}");
        double perEvent = cpu * 1e9 / result.Events;
        Console.WriteLine($"fat tree, k = {FatTreePorts}, {result.Flows.Length:N0} flows, {request.DurationSeconds:0.##} s: {result.Events:N0} events, {result.PacketHops:N0} packet-hops | wall {wall:0.00} s ({Spell(result.PacketHops / wall)}), CPU {cpu:0.00} s, {perEvent:0} ns per event");
        return perEvent;
    }

    // Twice the time with as many samples allocates as much more as the packets of the second half do.
    private static void Allocation(string name, CongestionRunRequest request)
    {
        CongestionRunRequest once = request with { SampleSeconds = Seconds / 200, DurationSeconds = Seconds / 2, WarmUpSeconds = 1 }, twice = once with { SampleSeconds = Seconds / 100, DurationSeconds = Seconds };
        (long bytes, long packets) = Allocated(once);
        (long moreBytes, long morePackets) = Allocated(twice);
        double each = (moreBytes - bytes) / (double)(morePackets - packets);
        Console.WriteLine($"allocation, {name}: {bytes:N0} bytes in {Seconds / 2:0.#} s, {moreBytes:N0} bytes in {Seconds:0.#} s and {morePackets - packets:N0} packets more | {each:0.000000} bytes per packet (wanted 0: {Verdict(moreBytes <= bytes)})");
    }

    private static (long Bytes, long Packets) Allocated(CongestionRunRequest request)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        CongestionRunResult result = CongestionRun.Run(request, OperationContext.Default);
        return (GC.GetAllocatedBytesForCurrentThread() - before, result.PacketHops / Hops);
    }

    // Medians of the times of several runs, s.
    private static (CongestionRunResult Result, double Wall, double Cpu) Timed(CongestionRunRequest request, int runs)
    {
        CongestionRunResult result = null!;
        double[] wall = new double[runs], cpu = new double[runs];
        for (int run = 0; run < runs; run++)
        {
            GC.Collect();
            TimeSpan cpuStart = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            result = CongestionRun.Run(request, OperationContext.Default);
            wall[run] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            cpu[run] = (Environment.CpuUsage.TotalTime - cpuStart).TotalSeconds;
        }
        return (result, Timing.Median(wall), Timing.Median(cpu));
    }

    private static double WorkingSet(Func<Process, long> which)
    {
        using Process process = Process.GetCurrentProcess();
        return which(process) / Mebibyte;
    }

    private static string Verdict(bool reached) => reached ? "reached" : "MISSED";

    private static string Spell(double perSecond) => $"{perSecond / 1e6:0.000} million/s";

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
