using System.Globalization;
using System.Text.Json;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Routing;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Bench;

/// <summary>
/// Multipath routing at a gap of 1 %, against the exact linear program in HiGHS (build and solve). Works on rf1755_real_hard
/// where the shared files are there, and on generated networks whose demands follow a gravity model; the largest one is
/// ours alone, since the program would not end in minutes. Fails where the optimum lies outside what we certify.
/// </summary>
internal static class MultipathBench
{
    private const double Wanted = 0.3;
    private const double Gap = 0.01;

    public static void Run()
    {
        if (Shared() is { } folder)
        {
            NetworkTopology real = TopologyFile.Read(Path.Combine(folder, "rf1755_real_hard.graph")).Topology;
            TrafficMatrix matrix = TrafficMatrixFile.Read(Path.Combine(folder, "rf1755_real_hard.0000.demands")).Demands;
            Compare("rf1755_real_hard", real.Arcs, matrix.Bind(real), peerRuns: 5);
        }
        else
        {
            Console.WriteLine("multipath: ../shared is not there, generated networks only");
        }
        Compare("Waxman 50", Waxman(50), peerRuns: 3);
        Compare("Waxman 100", Waxman(100), peerRuns: 3);
        Compare("Barabasi-Albert 100", BarabasiAlbert(100), peerRuns: 3);
        Compare("Waxman 200", Waxman(200), peerRuns: 1);
        Compare("Barabasi-Albert 200", BarabasiAlbert(200), peerRuns: 1);
        Compare("Waxman 400", Waxman(400), peerRuns: 0);
    }

    private static void Compare(string name, NetworkTopology network, int peerRuns) =>
        Compare(name, network.Arcs, network.Demands!.Bind(network), peerRuns);

    private static void Compare(string name, ArcArrays arcs, BoundDemands demands, int peerRuns)
    {
        MultipathSolution answer = MultipathRouting.Solve(arcs, demands, Gap, OperationContext.Default);
        if (!answer.GapReached) throw new InvalidOperationException($"{name}: the gap is {answer.Gap}");
        double ours = Timing.Median(() => MultipathRouting.Solve(arcs, demands, Gap, OperationContext.Default));
        JsonElement? peer = null;
        if (peerRuns > 0)
        {
            string file = Peer.TemporaryFile(".txt");
            try
            {
                Write(file, arcs, demands);
                peer = Peer.Run("multipath_lp.py", file, peerRuns.ToString(CultureInfo.InvariantCulture));
            }
            finally
            {
                File.Delete(file);
            }
        }
        if (peer is { } p)
        {
            double optimum = p.GetProperty("optimum").GetDouble();
            if (!(answer.LowerBound <= optimum * (1 + 1e-6) && optimum <= answer.MaxUtilization * (1 + 1e-6)))
                throw new InvalidOperationException($"{name}: the optimum {optimum:R} is not in {answer.LowerBound:R} .. {answer.MaxUtilization:R}");
        }
        Timing.Print($"multipath, {name}: {arcs.NodeCount} nodes, {arcs.Count} arcs, {demands.Count} demands, gap {answer.Gap:P2}", ours,
            "HiGHS", Peer.Seconds(peer), Wanted);
    }

    private static void Write(string file, ArcArrays arcs, BoundDemands demands)
    {
        using var writer = new StreamWriter(file);
        int active = Enumerable.Range(0, demands.Count).Count(demands.IsActive);
        writer.WriteLine($"{arcs.NodeCount} {arcs.Count} {active}");
        for (int a = 0; a < arcs.Count; a++)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{arcs.Source[a]} {arcs.Target[a]} {arcs.CapacityBps[a]:R}"));
        for (int i = 0; i < demands.Count; i++)
        {
            if (demands.IsActive(i))
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{demands.Source[i]} {demands.Target[i]} {demands.RateBps[i]:R}"));
        }
    }

    // Mean degree 6: a random tree, then links between nodes that are near each other in the unit square.
    private static NetworkTopology Waxman(int nodes)
    {
        var random = new RandomStream((ulong)nodes, "bench.multipath.waxman");
        (double X, double Y)[] at = [.. Enumerable.Range(0, nodes).Select(_ => (random.NextDouble(), random.NextDouble()))];
        var links = new HashSet<(int, int)>();
        for (int v = 1; v < nodes; v++)
            links.Add((Enumerable.Range(0, v).MinBy(w => Distance(at[v], at[w])), v));
        while (links.Count < 3 * nodes)
        {
            int v = random.NextInt32(nodes), w = random.NextInt32(nodes);
            if (v != w && random.NextDouble() < Math.Exp(-Distance(at[v], at[w]) / 0.2)) links.Add((Math.Min(v, w), Math.Max(v, w)));
        }
        return Build("Waxman", nodes, links, random);
    }

    // Each new node joins 3 others, chosen in proportion to their degree.
    private static NetworkTopology BarabasiAlbert(int nodes)
    {
        var random = new RandomStream((ulong)nodes, "bench.multipath.ba");
        List<int> ends = [0, 1, 2];
        var links = new HashSet<(int, int)>();
        for (int v = 3; v < nodes; v++)
        {
            var chosen = new HashSet<int>();
            while (chosen.Count < 3) chosen.Add(ends[random.NextInt32(ends.Count)]);
            foreach (int w in chosen.Order())
            {
                links.Add((w, v));
                ends.Add(v);
                ends.Add(w);
            }
        }
        return Build("Barabasi-Albert", nodes, links, random);
    }

    // Capacities 10, 40 or 100; node weights spread over two orders of magnitude, each pair's demand the product of its weights.
    private static NetworkTopology Build(string name, int nodes, IEnumerable<(int, int)> links, RandomStream random)
    {
        double[] capacities = [10, 10, 10, 40, 100];
        var builder = new TopologyBuilder(name);
        for (int v = 0; v < nodes; v++) builder.AddNode("n" + v);
        foreach ((int v, int w) in links.Order())
            builder.AddLink("l" + builder.LinkCount, v, w, new LinkDirection(capacities[random.NextInt32(capacities.Length)]));
        double[] weight = [.. Enumerable.Range(0, nodes).Select(_ => Math.Exp(4.6 * random.NextDouble()))];
        double total = weight.Sum();
        builder.Demands = new TrafficMatrix(
        [
            .. from s in Enumerable.Range(0, nodes)
               from t in Enumerable.Range(0, nodes)
               where s != t
               select new TrafficDemand($"{s}-{t}", "n" + s, "n" + t, 10 * nodes * weight[s] * weight[t] / (total * total)),
        ]);
        return builder.Build();
    }

    private static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Sqrt((a.X - b.X) * (a.X - b.X) + (a.Y - b.Y) * (a.Y - b.Y));

    private static string? Shared()
    {
        for (DirectoryInfo? d = new(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (!File.Exists(Path.Combine(d.FullName, "NetOpt.slnx"))) continue;
            string folder = Path.Combine(d.FullName, "..", "shared", "data", "repetita");
            return Directory.Exists(folder) ? folder : null;
        }
        return null;
    }
}
