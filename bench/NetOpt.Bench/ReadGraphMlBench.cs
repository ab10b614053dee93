using System.Text.Json;
using NetOpt.Numerics;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.Bench;

/// <summary>Reading GraphML from disk: the largest real file at hand, and a generated one of 200,000 links.</summary>
internal static class ReadGraphMlBench
{
    private const int Nodes = 50_000, Links = 200_000;

    public static void Run()
    {
        if (LargestReal() is { } real) Compare(real, Path.GetFileName(real), "LinkSpeedRaw");
        string generated = Peer.TemporaryFile(".graphml");
        try
        {
            TopologyFile.Write(Generate(), generated);
            Compare(generated, $"generated, {Nodes} nodes, {Links} links", "capacityBps");
        }
        finally
        {
            File.Delete(generated);
        }
    }

    private static void Compare(string path, string what, string capacity)
    {
        NetworkTopology topology = TopologyFile.Read(path).Topology;
        bool isLarge = topology.Links.Length > 10_000;
        // A small file takes so little that the JIT settles only after thousands of readings.
        double ours = Timing.Median(() => TopologyFile.Read(path), isLarge ? 7 : 301, isLarge ? 7 : 4000);
        JsonElement? theirs = Peer.Run("read_graphml.py", path, capacity, (isLarge ? 3 : 101).ToString());
        if (theirs is { } answer)
        {
            Peer.AssertSame("nodes", topology.Nodes.Length, answer.GetProperty("nodes").GetDouble());
            Peer.AssertSame("links", topology.Links.Length, answer.GetProperty("links").GetDouble());
            Peer.AssertSame("total capacity", topology.Links.Sum(l => l.CapacityBps ?? 0), answer.GetProperty("capacity").GetDouble());
            Peer.AssertSame("sum of longitudes", topology.Nodes.Sum(n => n.X ?? 0), answer.GetProperty("longitude").GetDouble());
        }
        Timing.Print($"read GraphML ({what}, {new FileInfo(path).Length / 1024} KiB)", ours, "networkx", Peer.Seconds(theirs), 0.1);
    }

    private static NetworkTopology Generate()
    {
        var random = new RandomStream(1, "graphml");
        var builder = new TopologyBuilder("generated") { IsGeographic = true };
        for (int i = 0; i < Nodes; i++)
            builder.AddNode(new NetworkNode(i.ToString(), "City " + i) { X = random.NextDouble() * 360 - 180, Y = random.NextDouble() * 180 - 90 });
        for (int i = 0; i < Links; i++)
        {
            int source = i < Nodes - 1 ? i : random.NextInt32(Nodes), target = i < Nodes - 1 ? i + 1 : (source + 1 + random.NextInt32(Nodes - 1)) % Nodes;
            builder.AddLink("e" + i, source, target, new LinkDirection(1e9 * (1 + random.NextInt32(100)), random.NextInt32(20_000) * 1e-6, Cost: 1 + random.NextInt32(100)));
        }
        return builder.Build();
    }

    // The folder of real files beside the repository, where there is one.
    private static string? LargestReal()
    {
        for (DirectoryInfo? d = new(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (!File.Exists(Path.Combine(d.FullName, "NetOpt.slnx"))) continue;
            string shared = Path.Combine(d.FullName, "..", "shared", "data");
            string folder = Directory.Exists(shared) ? shared : Path.Combine(d.FullName, "data");
            return new DirectoryInfo(folder).GetFiles("*.graphml", SearchOption.AllDirectories).MaxBy(f => f.Length)?.FullName;
        }
        return null;
    }
}
