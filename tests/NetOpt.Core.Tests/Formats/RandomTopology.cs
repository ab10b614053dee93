using System.Collections.Immutable;
using NetOpt.Numerics;
using NetOpt.Topology;

namespace NetOpt.Tests.Formats;

/// <summary>Seeded networks with everything a topology can hold, and with names that formats trip over.</summary>
internal static class RandomTopology
{
    private static readonly string[] Awkward = ["a", "London,+UnitedKingdom209", "x \"quoted\" y", "<b>&amp;", "semi;colon", "München", "tab\there", "日本", "0", "-7", "None", " lead", "# hash", "two words", "back\\slash"];

    public static NetworkTopology Make(ulong seed, bool withDemands = true)
    {
        var random = new RandomStream(seed, "topology");
        var builder = new TopologyBuilder(Text(random, "net"))
        {
            RateUnitKnown = random.NextInt32(3) > 0,
            DelayUnitKnown = random.NextInt32(3) > 0,
            IsGeographic = random.NextInt32(2) == 0,
        };
        int n = random.NextInt32(12);
        bool placed = random.NextInt32(4) > 0;
        for (int i = 0; i < n; i++)
        {
            bool here = placed && random.NextInt32(5) > 0;
            builder.AddNode(new NetworkNode(Text(random, $"n{i}."), Text(random, "name"))
            {
                X = here ? random.NextDouble() * 360 - 180 : null,
                Y = here ? random.NextDouble() * 180 - 90 : null,
                Capabilities = random.NextInt32(4) == 0 ? ["transit", "customer"] : [],
                Load = Fraction(random),
                Reliability = Fraction(random),
                Trust = Fraction(random),
            });
        }
        int links = n < 2 ? 0 : random.NextInt32(3 * n);
        int kind = random.NextInt32(3);
        for (int i = 0; i < links; i++)
        {
            int source = random.NextInt32(n), target = (source + 1 + random.NextInt32(n - 1)) % n;
            bool directed = kind == 0 || kind == 1 && random.NextInt32(2) == 0;
            LinkDirection forward = Direction(random);
            LinkDirection? backward = directed ? null : random.NextInt32(2) == 0 ? forward : Direction(random);
            string id = Text(random, $"l{i}.");
            builder.AddLink(new NetworkLink(id, source, target, forward, backward) { Name = random.NextInt32(2) == 0 ? id : Text(random, "link") });
        }
        NetworkTopology topology = builder.Build();
        for (int version = random.NextInt32(3); version > 0; version--) topology = new TopologyBuilder(topology).Build();
        if (!withDemands || n < 2 || random.NextInt32(3) == 0) return topology;
        return topology.WithDemands(new TrafficMatrix([.. Enumerable.Range(0, random.NextInt32(20)).Select(i =>
            new TrafficDemand("d" + i, topology.Nodes[random.NextInt32(n)].Id, topology.Nodes[random.NextInt32(n)].Id, random.NextDouble() * 1e9))],
            random.NextInt32(3) > 0));
    }

    /// <summary>Checks that two topologies hold the same, whatever objects they are made of.</summary>
    public static void AssertSame(NetworkTopology expected, NetworkTopology actual)
    {
        Assert.Equal(expected.Name, actual.Name);
        Assert.Equal(expected.Version, actual.Version);
        Assert.Equal(expected.RateUnitKnown, actual.RateUnitKnown);
        Assert.Equal(expected.DelayUnitKnown, actual.DelayUnitKnown);
        Assert.Equal(expected.IsGeographic, actual.IsGeographic);
        Assert.Equal(expected.Nodes.Select(Flat), actual.Nodes.Select(Flat));
        Assert.Equal(expected.Links.AsEnumerable(), actual.Links.AsEnumerable());
        Assert.Equal(expected.Demands is null, actual.Demands is null);
        if (expected.Demands is null) return;
        Assert.Equal(expected.Demands.RateUnitKnown, actual.Demands!.RateUnitKnown);
        Assert.Equal(expected.Demands.Demands.AsEnumerable(), actual.Demands.Demands.AsEnumerable());
    }

    // ImmutableArray compares by reference: take the texts.
    private static string Flat(NetworkNode node) => (node with { Capabilities = [] }) + string.Join("|", node.Capabilities.IsDefault ? [] : node.Capabilities);

    private static string Text(RandomStream random, string prefix) =>
        random.NextInt32(3) == 0 ? prefix + Awkward[random.NextInt32(Awkward.Length)] : prefix;

    private static double? Fraction(RandomStream random) => random.NextInt32(3) == 0 ? random.NextDouble() : null;

    private static LinkDirection Direction(RandomStream random) => new(
        random.NextInt32(4) == 0 ? null : random.NextInt32(3) == 0 ? random.NextDouble() * 1e11 + 1 : 1e10,
        random.NextInt32(3) == 0 ? null : random.NextDouble() * 0.1,
        Fraction(random),
        random.NextInt32(3) == 0 ? null : random.NextInt32(1000),
        random.NextInt32(3) == 0 ? random.NextDouble() * 1.5 : null);
}
