using System.Text.Json;
using NetOpt.Numerics;
using NetOpt.Topology;

namespace NetOpt.Tests;

/// <summary>Random sequences of changes, each followed in a plain list beside the builder.</summary>
public class TopologyBuilderPropertyTests
{
    private const int Rounds = 150;
    private const int Steps = 40;

    // What the builder should hold: ends by id and not by index, so that removals need no renumbering.
    private sealed class Model
    {
        public List<NetworkNode> Nodes { get; } = [];

        public List<(string Source, string Target, NetworkLink Link)> Links { get; } = [];

        public long Version { get; set; }

        public int Names { get; set; }
    }

    [Fact]
    public void Any_sequence_of_changes_keeps_the_network_sound_and_earlier_snapshots_as_they_were()
    {
        for (ulong seed = 0; seed < Rounds; seed++)
        {
            var random = new RandomStream(seed, "builder changes");
            var model = new Model();
            var builder = new TopologyBuilder("fuzz");
            var snapshots = new List<(NetworkTopology Snapshot, string Text)>();
            for (int step = 0; step < Steps; step++)
            {
                try
                {
                    Change(builder, model, random);
                    CheckBuilder(builder, model);
                }
                catch (Exception error)
                {
                    throw new InvalidOperationException($"seed {seed}, step {step}", error);
                }
                if (random.NextInt32(4) > 0) continue;
                NetworkTopology snapshot = builder.Build();
                Assert.Equal(model.Version + 1, snapshot.Version);
                model.Version = snapshot.Version;
                CheckSnapshot(snapshot, model);
                snapshots.Add((snapshot, Spell(snapshot)));
                builder = new TopologyBuilder(snapshot);
            }
            Assert.All(snapshots, s => Assert.Equal(s.Text, Spell(s.Snapshot)));
            Assert.Equal(snapshots.Select((_, i) => i + 1L), snapshots.Select(s => s.Snapshot.Version));
        }
    }

    [Fact]
    public void A_refused_change_leaves_the_builder_as_it_was()
    {
        for (ulong seed = 0; seed < Rounds; seed++)
        {
            var random = new RandomStream(seed, "refused changes");
            var model = new Model();
            var builder = new TopologyBuilder("fuzz");
            for (int step = 0; step < 15; step++) Change(builder, model, random);
            string before = Spell(builder.Build());
            for (int step = 0; step < 20; step++)
            {
                Assert.Throws<NetOptException>(() => Refused(builder, random));
                CheckBuilder(builder, model);
            }
            Assert.Equal(before, Spell(builder.Build()));
        }
    }

    [Fact]
    public void Two_builders_from_one_snapshot_do_not_see_each_other()
    {
        NetworkTopology first = Graphs.Duplex("a-b:10 b-c:20 c-a:30").WithDemands(Graphs.Demands("a>c:5"));
        var one = new TopologyBuilder(first);
        var two = new TopologyBuilder(first);
        one.RemoveNodes(new HashSet<int> { 0 });
        two.SetLink(0, first.Links[0] with { Id = "renamed" });
        two.AddNode("d");
        Assert.Equal(["b", "c"], one.Build().Nodes.Select(n => n.Id));
        Assert.Equal(["renamed", "l1", "l2"], two.Build().Links.Select(l => l.Id));
        Assert.Equal(["l0", "l1", "l2"], first.Links.Select(l => l.Id));
        Assert.Same(first.Demands, one.Build().Demands);
    }

    [Fact]
    public void Demands_follow_their_nodes_by_name_through_any_renumbering()
    {
        for (ulong seed = 0; seed < Rounds; seed++)
        {
            var random = new RandomStream(seed, "demands");
            var model = new Model();
            var builder = new TopologyBuilder("fuzz");
            for (int step = 0; step < 20; step++) Change(builder, model, random);
            if (builder.NodeCount == 0) continue;
            builder.Demands = new TrafficMatrix([.. Enumerable.Range(0, 15).Select(i => new TrafficDemand("d" + i, AnyNode(builder, random), AnyNode(builder, random), random.NextInt32(5)))]);
            NetworkTopology before = builder.Build();
            CheckBinding(before);

            builder = new TopologyBuilder(before);
            int gone = random.NextInt32(builder.NodeCount);
            string name = builder.Node(gone).Id;
            builder.RemoveNodes(new HashSet<int> { gone });
            NetworkTopology after = builder.Build();
            Assert.Equal(before.Demands!.Demands.AsEnumerable(), after.Demands!.Demands);
            if (after.Demands.Demands.Any(d => d.Source == name || d.Target == name))
                Assert.Equal(ErrorCodes.UnknownNode, Assert.Throws<NetOptException>(() => after.Demands.Bind(after)).Code);
            else CheckBinding(after);
        }
    }

    [Fact]
    public void Scaling_a_matrix_scales_each_rate_and_changes_nothing_else()
    {
        var random = new RandomStream(5, "scale");
        for (int round = 0; round < 200; round++)
        {
            var matrix = new TrafficMatrix([.. Enumerable.Range(0, random.NextInt32(20)).Select(i => new TrafficDemand("d" + i, "a", "b", random.NextExponential(1e9)))], random.NextInt32(2) == 0);
            string before = JsonSerializer.Serialize(matrix);
            double factor = random.NextExponential(2);
            TrafficMatrix scaled = matrix.Scale(factor);
            Assert.Equal(matrix.Demands.Select(d => d with { RateBps = d.RateBps * factor }), scaled.Demands);
            Assert.Equal(matrix.RateUnitKnown, scaled.RateUnitKnown);
            Assert.Equal(matrix.TotalRateBps * factor, scaled.TotalRateBps, 1e-12 * scaled.TotalRateBps);
            Assert.Equal(before, JsonSerializer.Serialize(matrix));
        }
        foreach (double bad in (double[])[-1, double.NaN, double.PositiveInfinity])
        {
            Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => new TrafficMatrix([]).Scale(bad)).Code);
            Assert.Equal(ErrorCodes.InvalidDemand, Assert.Throws<NetOptException>(() => new TrafficMatrix([new TrafficDemand("d", "a", "b", bad)])).Code);
        }
        Assert.Equal(ErrorCodes.InvalidDemand, Assert.Throws<NetOptException>(() => new TrafficMatrix([new TrafficDemand("d", "a", "b", 1e300)]).Scale(1e300)).Code);
    }

    private static void Change(TopologyBuilder builder, Model model, RandomStream random)
    {
        int nodes = model.Nodes.Count, links = model.Links.Count;
        switch (random.NextInt32(nodes < 2 ? 1 : links == 0 ? 5 : 10))
        {
            case 0 or 1:
                NetworkNode added = AnyNode(model, random);
                Assert.Equal(nodes, builder.AddNode(added));
                model.Nodes.Add(added);
                break;
            case 2 or 3 or 4:
                (string Source, string Target, NetworkLink Link) link = AnyLink(model, random);
                Assert.Equal(links, builder.AddLink(link.Link));
                model.Links.Add(link);
                break;
            case 5:
                int renamed = random.NextInt32(nodes);
                string old = model.Nodes[renamed].Id;
                NetworkNode node = random.NextInt32(2) == 0 ? AnyNode(model, random) : AnyNode(model, random) with { Id = old };
                builder.SetNode(renamed, node);
                model.Nodes[renamed] = node;
                for (int i = 0; i < links; i++)
                {
                    (string s, string t, NetworkLink l) = model.Links[i];
                    model.Links[i] = (s == old ? node.Id : s, t == old ? node.Id : t, l);
                }
                break;
            case 6 or 7:
                int changed = random.NextInt32(links);
                (string Source, string Target, NetworkLink Link) other = AnyLink(model, random);
                if (random.NextInt32(2) == 0) other.Link = other.Link with { Id = model.Links[changed].Link.Id };
                builder.SetLink(changed, other.Link);
                model.Links[changed] = other;
                break;
            case 8:
                HashSet<int> cut = Some(links, random);
                builder.RemoveLinks(cut);
                Keep(model.Links, i => !cut.Contains(i));
                break;
            default:
                HashSet<int> lost = Some(nodes, random);
                HashSet<string> names = [.. lost.Select(i => model.Nodes[i].Id)];
                int attached = model.Links.Count(l => names.Contains(l.Source) || names.Contains(l.Target));
                Assert.Equal(attached, builder.RemoveNodes(lost));
                Keep(model.Nodes, i => !lost.Contains(i));
                model.Links.RemoveAll(l => names.Contains(l.Source) || names.Contains(l.Target));
                break;
        }
    }

    private static void Refused(TopologyBuilder builder, RandomStream random)
    {
        int nodes = builder.NodeCount, links = builder.LinkCount;
        var fine = new LinkDirection(1);
        double[] bad = [double.NaN, -1, double.PositiveInfinity];
        double wrong = bad[random.NextInt32(bad.Length)];
        switch (random.NextInt32(nodes < 2 ? 2 : links < 2 ? 5 : 8))
        {
            case 0: builder.AddNode(""); break;
            case 1: builder.AddNode(new NetworkNode("new", "new") { Trust = wrong }); break;
            case 2: builder.AddNode(builder.Node(random.NextInt32(nodes)).Id); break;
            case 3: builder.AddLink("new", 0, random.NextInt32(2) == 0 ? nodes : -1, fine); break;
            case 4: builder.AddLink(new NetworkLink("new", 0, 1, fine, random.NextInt32(4) switch { 0 => new(wrong), 1 => new(1, wrong), 2 => new(1, Loss: wrong), _ => new(1, Cost: wrong) })); break;
            case 5: builder.AddLink(builder.Link(random.NextInt32(links)).Id, 0, 1, fine); break;
            case 6: builder.SetLink(0, builder.Link(0) with { Id = builder.Link(1).Id }); break;
            default: builder.SetNode(0, builder.Node(0) with { Id = builder.Node(1).Id }); break;
        }
    }

    private static void CheckBuilder(TopologyBuilder builder, Model model)
    {
        Assert.Equal(model.Nodes.Count, builder.NodeCount);
        Assert.Equal(model.Links.Count, builder.LinkCount);
        for (int i = 0; i < model.Nodes.Count; i++)
        {
            Assert.Equal(model.Nodes[i], builder.Node(i));
            Assert.True(builder.TryGetNode(model.Nodes[i].Id, out int index));
            Assert.Equal(i, index);
        }
        for (int i = 0; i < model.Links.Count; i++)
        {
            NetworkLink link = builder.Link(i);
            Assert.Equal(model.Links[i].Source, builder.Node(link.Source).Id);
            Assert.Equal(model.Links[i].Target, builder.Node(link.Target).Id);
            Assert.Equal(model.Links[i].Link with { Source = link.Source, Target = link.Target }, link);
            Assert.True(builder.TryGetLink(link.Id, out int index));
            Assert.Equal(i, index);
        }
        Assert.False(builder.TryGetNode("never", out _));
        Assert.False(builder.TryGetLink("never", out _));
    }

    private static void CheckSnapshot(NetworkTopology net, Model model)
    {
        Assert.Equal(model.Nodes, net.Nodes.AsEnumerable());
        Assert.Equal(net.Nodes.Length, net.Nodes.Select(n => n.Id).Distinct().Count());
        Assert.Equal(net.Links.Length, net.Links.Select(l => l.Id).Distinct().Count());
        for (int i = 0; i < net.Nodes.Length; i++) Assert.Equal(i, net.NodeIndex(net.Nodes[i].Id));
        for (int i = 0; i < net.Links.Length; i++) Assert.Equal(i, net.LinkIndex(net.Links[i].Id));

        ArcArrays arcs = net.Arcs;
        Assert.Equal(net.Links.Sum(l => l.IsDirected ? 1 : 2), arcs.Count);
        for (int i = 0; i < net.Links.Length; i++)
        {
            NetworkLink link = net.Links[i];
            int a = arcs.FirstArcOfLink[i];
            Assert.Equal((i, link.Source, link.Target), (arcs.Link[a], arcs.Source[a], arcs.Target[a]));
            Assert.Equal(link.CapacityBps ?? double.NaN, arcs.CapacityBps[a]);
            Assert.Equal(a + (link.IsDirected ? 1 : 2), arcs.FirstArcOfLink[i + 1]);
            if (link.Backward is not { } back) continue;
            Assert.Equal((i, link.Target, link.Source), (arcs.Link[a + 1], arcs.Source[a + 1], arcs.Target[a + 1]));
            Assert.Equal(back.CapacityBps ?? double.NaN, arcs.CapacityBps[a + 1]);
        }
        for (int v = 0; v < net.Nodes.Length; v++)
        {
            Assert.Equal(Enumerable.Range(0, arcs.Count).Where(a => arcs.Source[a] == v), arcs.OutArc[arcs.OutOffset[v]..arcs.OutOffset[v + 1]]);
            Assert.Equal(Enumerable.Range(0, arcs.Count).Where(a => arcs.Target[a] == v), arcs.InArc[arcs.InOffset[v]..arcs.InOffset[v + 1]]);
        }
    }

    private static void CheckBinding(NetworkTopology net)
    {
        BoundDemands bound = net.Demands!.Bind(net);
        Assert.Equal(net.Demands.Demands.Select(d => (d.Source, d.Target, d.RateBps)),
            Enumerable.Range(0, bound.Count).Select(i => (net.Nodes[bound.Source[i]].Id, net.Nodes[bound.Target[i]].Id, bound.RateBps[i])));
        for (int i = 0; i < bound.Count; i++) Assert.Equal(bound.Source[i] != bound.Target[i] && bound.RateBps[i] > 0, bound.IsActive(i));
    }

    private static NetworkNode AnyNode(Model model, RandomStream random) =>
        new("n" + model.Names++, random.NextInt32(3) == 0 ? "same" : "name " + model.Names) { X = random.NextDouble(), Load = random.NextInt32(2) == 0 ? random.NextDouble() : null };

    private static string AnyNode(TopologyBuilder builder, RandomStream random) => builder.Node(random.NextInt32(builder.NodeCount)).Id;

    private static (string Source, string Target, NetworkLink Link) AnyLink(Model model, RandomStream random)
    {
        int source = random.NextInt32(model.Nodes.Count), target = (source + 1 + random.NextInt32(model.Nodes.Count - 1)) % model.Nodes.Count;
        LinkDirection Direction() => new(random.NextInt32(3) == 0 ? null : random.NextExponential(1e10), random.NextDouble(), random.NextDouble(), random.NextInt32(20));
        var link = new NetworkLink("l" + model.Names++, source, target, Direction(), random.NextInt32(3) == 0 ? null : Direction());
        return (model.Nodes[source].Id, model.Nodes[target].Id, link);
    }

    // Up to a third of the indices, now and then one that does not exist: removing it removes nothing.
    private static HashSet<int> Some(int count, RandomStream random)
    {
        HashSet<int> some = [.. Enumerable.Range(0, random.NextInt32(count / 3 + 1)).Select(_ => random.NextInt32(count))];
        return some;
    }

    private static void Keep<T>(List<T> items, Func<int, bool> keep)
    {
        List<T> kept = [.. items.Where((_, i) => keep(i))];
        items.Clear();
        items.AddRange(kept);
    }

    private static string Spell(NetworkTopology net) =>
        string.Join('\n', net.Nodes.Select(n => n.ToString()).Concat(net.Links.Select(l => l.ToString())).Append(net.Version + " " + net.Name));
}
