using System.Collections.Immutable;
using System.Globalization;

namespace NetOpt.Topology.Generators;

/// <summary>
/// A two-layer Clos fabric: every leaf switch joined to every spine switch, and h hosts on each leaf.
/// Parameters: spines s, leaves l, hosts per leaf h (0 where not given). Nodes: s + l + lh; links: sl + lh.
/// Order: spine-0 ..., leaf-0 ..., leaf0-host-0 .... O(nodes + links) time and space.
/// </summary>
internal static class LeafSpine
{
    private static readonly ImmutableArray<string> Spine = ["spine"], Leaf = ["leaf"], Host = ["host"];

    public static void Build(ShapeParameters parameters, ShapeBuilder builder)
    {
        int spines = parameters.Int(nameof(GenerateTopologyRequest.Spines), 1);
        int leaves = parameters.Int(nameof(GenerateTopologyRequest.Leaves), 1);
        int perLeaf = parameters.Has(nameof(GenerateTopologyRequest.HostsPerLeaf)) ? parameters.Int(nameof(GenerateTopologyRequest.HostsPerLeaf), 0) : 0;
        parameters.CheckAllTaken();
        double hosts = (double)leaves * perLeaf;
        builder.Expect(spines + (double)leaves + hosts, (double)spines * leaves + hosts);

        for (int s = 0; s < spines; s++) builder.AddNode(string.Create(CultureInfo.InvariantCulture, $"spine-{s}"), (s + 0.5) / spines, 0.5, Spine);
        for (int l = 0; l < leaves; l++) builder.AddNode(string.Create(CultureInfo.InvariantCulture, $"leaf-{l}"), (l + 0.5) / leaves, 0.25, Leaf);
        for (int h = 0; h < leaves * perLeaf; h++)
            builder.AddNode(string.Create(CultureInfo.InvariantCulture, $"leaf{h / perLeaf}-host-{h % perLeaf}"), (h + 0.5) / hosts, 0, Host);
        for (int l = 0; l < leaves; l++)
        {
            for (int s = 0; s < spines; s++) builder.AddLink(s, spines + l);
        }
        for (int h = 0; h < leaves * perLeaf; h++) builder.AddLink(spines + h / perLeaf, spines + leaves + h);
    }
}
