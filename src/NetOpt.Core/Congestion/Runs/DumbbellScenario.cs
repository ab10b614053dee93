using System.Globalization;
using NetOpt.Topology;
using NetOpt.Units;

namespace NetOpt.Congestion.Runs;

/// <summary>
/// The network of a request without a topology: every flow has a sender and a receiver of its own, behind access links of ten times the bottleneck's rate, and all cross the one
/// link in the middle. A flow's round-trip time is half on the bottleneck, as far as the shortest one goes, and the rest on its access links.
/// </summary>
internal static class DumbbellScenario
{
    /// <summary>How much faster than the bottleneck the other links are.</summary>
    public const double AccessFactor = 10;

    public static (NetworkTopology Topology, FlowRoute[] Flows, BackgroundRoute[] Background, string Name) Build(CongestionRunRequest request)
    {
        CongestionFlow[] settings = Flows(request);
        double capacity = request.CapacityBps ?? 0;
        if (request.CapacityTrace is { } trace) capacity = trace.SizeBytes.Sum(b => 8.0 * b) * 1e9 / trace.DurationNanoseconds;
        double[] rtts = [.. settings.Select((f, i) => f.RttSeconds ?? InTurn(request.RttSeconds!, i))];
        RequestCheck.SerializationTime(request, capacity, rtts);

        double middle = rtts.Min() / 4;
        var builder = new TopologyBuilder("dumbbell");
        int left = builder.AddNode("left"), right = builder.AddNode("right");
        builder.AddLink("bottleneck", left, right, new LinkDirection(capacity, middle));
        var flows = new FlowRoute[settings.Length];
        for (int i = 0; i < flows.Length; i++)
        {
            string number = (i + 1).ToString(CultureInfo.InvariantCulture);
            int sender = builder.AddNode("sender-" + number), receiver = builder.AddNode("receiver-" + number);
            var access = new LinkDirection(capacity * AccessFactor, (rtts[i] / 2 - middle) / 2);
            int up = 2 * builder.AddLink("access-" + number, sender, left, access), down = 2 * builder.AddLink("exit-" + number, right, receiver, access);
            CongestionFlow flow = settings[i];
            CongestionAlgorithm algorithm = flow.Algorithm ?? (request.Algorithms is { Count: > 0 } list ? InTurn(list, i) : CongestionAlgorithm.Cubic);
            double? start = flow.StartSeconds ?? (request.StartSeconds is { Count: > 0 } starts ? InTurn(starts, i) : null);
            flows[i] = new FlowRoute(flow.Name ?? $"{algorithm} {number}", algorithm, "sender-" + number, "receiver-" + number,
                [up, 0, down], [down + 1, 1, up + 1], flow, start ?? 0, flow.StartSeconds is not null);
        }
        BackgroundRoute[] background = [.. (request.Background ?? []).Select(b => b.Source is null && b.Target is null
            ? new BackgroundRoute(b, [0])
            : throw RequestCheck.Invalid("Background traffic names nodes, and there is no topology", "no source and target, or a topology", null, b.Source ?? b.Target))];
        string[] names = [.. flows.Select(f => f.Algorithm.ToString()).Distinct()];
        string name = string.Create(CultureInfo.InvariantCulture,
            $"{flows.Length} {(flows.Length == 1 ? "flow" : "flows")} ({string.Join(", ", names)}) over {UnitFormat.Rate(capacity)}, round trip {Spell(rtts)}");
        return (builder.Build(), flows, background, name);
    }

    private static string Spell(double[] rtts)
    {
        double least = rtts.Min(), most = rtts.Max();
        return least == most ? UnitFormat.Time(least) : $"{UnitFormat.Time(least)} to {UnitFormat.Time(most)}";
    }

    private static CongestionFlow[] Flows(CongestionRunRequest request)
    {
        if (request.Flows is { Count: > 0 } given)
        {
            foreach (CongestionFlow flow in given)
            {
                if (flow.Source is not null || flow.Target is not null || flow.Route is not null)
                    throw RequestCheck.Invalid("A flow names nodes or links, and there is no topology", "a round-trip time, or a topology", null, flow.Source ?? flow.Target);
            }
            return [.. given.SelectMany(f => f.Each())];
        }
        int count = request.FlowCount ?? Math.Max(request.Algorithms?.Count ?? 1, Math.Max(request.RttSeconds?.Count ?? 1, request.StartSeconds?.Count ?? 1));
        return [.. Enumerable.Repeat(new CongestionFlow(), count)];
    }

    private static T InTurn<T>(IReadOnlyList<T> list, int i) => list[i % list.Count];
}
