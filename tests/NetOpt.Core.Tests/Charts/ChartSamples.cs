using NetOpt.Charts;
using NetOpt.Numerics;
using NetOpt.Topology;

namespace NetOpt.Tests.Charts;

/// <summary>Charts of every kind, and networks with and without coordinates.</summary>
internal static class ChartSamples
{
    /// <summary>What a name may hold at worst.</summary>
    public const string Hostile = "<script>alert('x')</script>&\"\u0001\ud800 ]]> </svg> </script>";

    public static NetworkTopology Random(int nodes, int linksPerNode, ulong seed, bool coordinates = false)
    {
        var random = new RandomStream(seed, "chart-samples");
        var builder = new TopologyBuilder($"random {nodes}") { IsGeographic = coordinates };
        for (int i = 0; i < nodes; i++)
        {
            builder.AddNode(coordinates
                ? new NetworkNode("n" + i, "City " + i) { X = -10 + 40 * random.NextDouble(), Y = 36 + 24 * random.NextDouble() }
                : new NetworkNode("n" + i, "Node " + i));
        }
        int links = 0;
        for (int i = 1; i < nodes; i++)
        {
            for (int k = 0; k < Math.Min(linksPerNode, i); k++)
                builder.AddLink("l" + links++, i, random.NextInt32(i), new LinkDirection(Math.Pow(10, 8 + random.NextInt32(3))));
        }
        return builder.Build();
    }

    public static double[] Utilization(NetworkTopology topology, double scale, ulong seed = 1)
    {
        var random = new RandomStream(seed, "utilization");
        return [.. Enumerable.Range(0, topology.Arcs.Count).Select(_ => scale * random.NextDouble())];
    }

    public static IEnumerable<Chart> All()
    {
        NetworkTopology placed = Random(25, 2, 3, coordinates: true), free = Random(40, 2, 4);
        yield return ChartFactory.TopologyMap(placed, Utilization(placed, 1.2));
        yield return ChartFactory.TopologyMap(free, Utilization(free, 0.8));
        yield return ChartFactory.TopologyMap(free);
        yield return ChartFactory.ValueMap(free, [.. free.Links.Select((_, i) => (double)i)], "Flow", [.. free.Nodes.Select((_, i) => (double)i)], "Load");
        yield return ChartFactory.LoadCurve(Utilization(placed, 1.2), Utilization(placed, 0.9), "Load curve", 0.7);
        yield return ChartFactory.BarComparison("Delay", ["mean", "95th percentile"], [0.012, 0.04], [0.01, null], new ChartAxis("Delay", ChartUnit.Seconds));
        yield return ChartFactory.Bars("Standing", ["a", "b"], new ChartAxis("Rate", ChartUnit.BitsPerSecond), false, new BarSeries("r", [1e9, -2e9])) with { References = [new ReferenceLine(5e8, "level")] };
        yield return ChartFactory.Lines("Steps", new ChartAxis("Time", ChartUnit.Seconds), new ChartAxis("Window"), new XySeries("w", [0, 1, 2], [1, 2, 1], XyMark.Step));
        yield return ChartFactory.Lines("Dots", new ChartAxis("Load", ChartUnit.Ratio), new ChartAxis("Queue", ChartUnit.Bytes), new XySeries("q", [0.1, 0.5], [1e3, 1e6], XyMark.Point));
        XyChart tail = ChartFactory.Lines("Tail", new ChartAxis("Waiting time", ChartUnit.Seconds) { IsLogarithmic = true }, new ChartAxis("Probability of waiting longer") { IsLogarithmic = true },
            new XySeries("wait", [1e-6, 1e-3, 2], [1, 0.01, 1e-7]), new XySeries("bound", [1e-6, 2], [1, 1e-8]));
        yield return tail with { References = [new ReferenceLine(1e-3, "one in a thousand")] };
        yield return ChartFactory.Lines("Sizes", new ChartAxis("Size", ChartUnit.Bytes) { IsLogarithmic = true }, new ChartAxis("Share", ChartUnit.Ratio) { IsLogarithmic = true }, new XySeries("s", [64, 1500, 1e6], [0.5, 0.02, 1e-4], XyMark.Point));
        yield return ChartFactory.Lines("Nothing on decades", new ChartAxis("x") { IsLogarithmic = true }, new ChartAxis("y") { IsLogarithmic = true });
        yield return ChartFactory.Lines("Nothing", new ChartAxis("x"), new ChartAxis("y"));
        yield return new MapChart { Title = "No nodes", Nodes = [], Links = [] };
    }
}
