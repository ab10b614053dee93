using System.Globalization;
using NetOpt.Operations;
using NetOpt.Simulation;
using NetOpt.Topology;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.Congestion.Runs;

/// <summary>
/// Decides everything that a request leaves open: the network, the routes, the buffers. O(flows · route + distinct ends · (arcs + nodes log nodes)).
/// </summary>
internal static class ScenarioBuilder
{
    private const int LeastDefaultBuffer = 10, DefaultAqmBuffer = 10_240;
    private const double DctcpShare = 1 / 7.0, NanosecondsPerSecond = 1e9;

    /// <summary>Does it.</summary>
    /// <exception cref="NetOptException">Whatever is wrong with the request.</exception>
    public static CongestionScenario Build(CongestionRunRequest request, OperationContext context)
    {
        RequestCheck.Check(request);
        var notes = new List<string>();
        (NetworkTopology topology, FlowRoute[] flows, BackgroundRoute[] background, string name) = request.Topology is { } given
            ? TopologyScenario.Build(request, given, context)
            : DumbbellScenario.Build(request);
        ArcArrays arcs = topology.Arcs;
        bool dumbbell = request.Topology is null;
        double[] latency = Latencies(request, topology, notes);

        // Only arcs that packets cross become links.
        var place = new int[arcs.Count];
        Array.Fill(place, -1);
        var used = new List<int>();
        foreach (int a in flows.SelectMany(f => f.Data.Concat(f.Ack)).Concat(background.SelectMany(b => b.Arcs)))
        {
            if (place[a] >= 0) continue;
            place[a] = used.Count;
            used.Add(a);
        }
        var rttSum = new double[arcs.Count];
        var rttCount = new int[arcs.Count];
        bool dctcp = flows.Any(f => f.Algorithm == CongestionAlgorithm.Dctcp);
        foreach (FlowRoute flow in flows)
        {
            double rtt = flow.Data.Sum(a => latency[a]) + flow.Ack.Sum(a => latency[a]);
            foreach (int a in flow.Data.Concat(flow.Ack))
            {
                rttSum[a] += rtt;
                rttCount[a]++;
            }
        }
        // What only background traffic crosses is as large as if an average flow used it.
        double meanRtt = flows.Average(f => f.Data.Sum(a => latency[a]) + f.Ack.Sum(a => latency[a]));
        Dictionary<int, LinkSettings> own = OwnSettings(request, topology);
        var links = new LinkPlan[used.Count];
        for (int i = 0; i < links.Length; i++)
        {
            int a = used[i];
            links[i] = Plan(request, topology, a, latency[a], rttCount[a] > 0 ? rttSum[a] / rttCount[a] : meanRtt, own.GetValueOrDefault(a), dumbbell, dctcp);
        }
        if (request.Ecn && links.All(l => l.Queue.Discipline == PacketQueueDiscipline.DropTail && l.MarkThreshold is null))
            notes.Add("ECN is on, but tail drop without a mark threshold marks nothing: packets are dropped as without it.");
        FlowRoute[] placed = [.. flows.Select(f => f with { Data = [.. f.Data.Select(a => place[a])], Ack = [.. f.Ack.Select(a => place[a])] })];
        return new CongestionScenario(name, links, placed, [.. background.Select(b => b with { Arcs = [.. b.Arcs.Select(a => place[a])] })], notes);
    }

    private static double[] Latencies(CongestionRunRequest request, NetworkTopology topology, List<string> notes)
    {
        double[] latency = [.. topology.Arcs.LatencySeconds];
        int missing = 0;
        for (int a = 0; a < latency.Length; a++)
        {
            if (!double.IsNaN(latency[a])) continue;
            latency[a] = request.LatencySeconds;
            missing++;
        }
        if (missing > 0)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{missing} of {latency.Length} directions of links state no latency and were given {UnitFormat.Time(request.LatencySeconds)}."));
        return latency;
    }

    private static Dictionary<int, LinkSettings> OwnSettings(CongestionRunRequest request, NetworkTopology topology)
    {
        var own = new Dictionary<int, LinkSettings>();
        foreach (LinkSettings settings in request.Links ?? [])
        {
            int link = topology.LinkIndex(settings.Link);
            if (settings.Backward && topology.Links[link].IsDirected) throw RequestCheck.Invalid($"Link '{settings.Link}' has no way back", "backward only for a duplex link", null, settings.Link);
            if (!own.TryAdd(topology.Arcs.FirstArcOfLink[link] + (settings.Backward ? 1 : 0), settings))
                throw RequestCheck.Invalid($"Link '{settings.Link}' was given settings twice for the same direction", "each direction once", null, settings.Link);
        }
        return own;
    }

    private static LinkPlan Plan(CongestionRunRequest request, NetworkTopology topology, int arc, double latency, double rtt, LinkSettings? own, bool dumbbell, bool dctcp)
    {
        ArcArrays arcs = topology.Arcs;
        NetworkLink link = topology.Links[arcs.Link[arc]];
        // Of the dumbbell, the bottleneck's two directions come first, and all other links have room for everything.
        bool bottleneck = !dumbbell || arc <= 1, loses = !dumbbell || arc == 0;
        QueueSettings queue = own?.Queue ?? (bottleneck ? request.Queue : null) ?? new QueueSettings();
        PacketTrace? trace = own?.CapacityTrace ?? (dumbbell && arc == 0 ? request.CapacityTrace : null);
        double capacity = trace is null ? arcs.CapacityBps[arc] : MeanRate(trace);
        int packet = request.SegmentBytes + request.HeaderBytes;
        int packets = int.MaxValue;
        long bytes = long.MaxValue;
        if (bottleneck || own?.Queue is not null)
        {
            (packets, bytes) = Buffer(queue, capacity, rtt, packet);
            if (packets < 1 || bytes < packet)
            {
                throw RequestCheck.Invalid(string.Create(CultureInfo.InvariantCulture, $"The buffer {queue.Buffer} of link '{link.Id}' is {bytes} bytes, less than one packet of {packet} bytes"),
                    "room for at least one packet", "10p", queue.Buffer?.ToString());
            }
        }
        double loss = own?.LossRatio ?? (loses ? request.LossRatio : null) ?? (!dumbbell && !double.IsNaN(arcs.Loss[arc]) ? arcs.Loss[arc] : 0);
        BurstLoss? burst = own?.BurstLoss ?? (loses && own?.LossRatio is null ? request.BurstLoss : null);
        double? mark = null;
        if (queue.Discipline == PacketQueueDiscipline.DropTail && bottleneck)
        {
            mark = queue.MarkThresholdPackets;
            if (mark is null && dctcp && rtt > 0) mark = Math.Max(1, Math.Ceiling(capacity * rtt * DctcpShare / (8.0 * packet)));
        }
        return new LinkPlan(link.Id, topology.Nodes[arcs.Source[arc]].Name, topology.Nodes[arcs.Target[arc]].Name, capacity,
            (long)Math.Round(latency * NanosecondsPerSecond), queue, packets, bytes, mark, loss, burst, trace, dumbbell && arc == 0 ? request.ShaperBurstBytes : null);
    }

    private static (int Packets, long Bytes) Buffer(QueueSettings queue, double capacity, double rtt, int packet)
    {
        double bytesPerSecond = capacity / 8;
        return queue.Buffer switch
        {
            { Unit: BufferUnit.Packets } size => ((int)Math.Min(size.Value, int.MaxValue), long.MaxValue),
            { Unit: BufferUnit.Bytes } size => (int.MaxValue, (long)size.Value),
            { Unit: BufferUnit.Time } size => (int.MaxValue, (long)(size.Value * bytesPerSecond)),
            { Unit: BufferUnit.BandwidthDelayProduct } size => (int.MaxValue, (long)(size.Value * bytesPerSecond * rtt)),
            _ when queue.Discipline == PacketQueueDiscipline.DropTail => (int.MaxValue, Math.Max((long)(bytesPerSecond * rtt), (long)LeastDefaultBuffer * packet)),
            _ => (DefaultAqmBuffer, long.MaxValue),
        };
    }

    private static double MeanRate(PacketTrace trace)
    {
        double bits = 0;
        foreach (int size in trace.SizeBytes) bits += 8.0 * size;
        return bits * NanosecondsPerSecond / trace.DurationNanoseconds;
    }
}
