using System.Collections.Immutable;
using System.Globalization;

namespace NetOpt.Topology.Generators;

/// <summary>
/// The three-layer fat tree of k-port switches: (k/2)² core switches, and k pods, each of k/2 aggregation and k/2 edge
/// switches; every edge switch joins the k/2 aggregation switches of its pod and k/2 hosts; aggregation switch a of every
/// pod joins the core switches a·k/2 .. a·k/2 + k/2 - 1.
/// Parameter: k, even, at least 2. Nodes: 5k²/4 switches and k³/4 hosts; links: 3k³/4, all alike.
/// Order: core-0 ..., then for each pod pod0-agg-0 ..., pod0-edge-0 ..., then the hosts pod0-edge0-host-0 ... of all pods.
/// O(k³) time and space. Source: Al-Fares, Loukissas, Vahdat, SIGCOMM 2008. Deviation: none.
/// </summary>
internal static class FatTree
{
    private static readonly ImmutableArray<string> Core = ["core"], Aggregation = ["aggregation"], Edge = ["edge"], Host = ["host"];

    public static void Build(ShapeParameters parameters, ShapeBuilder builder)
    {
        int k = parameters.Int(nameof(GenerateTopologyRequest.K), 2);
        if (k % 2 != 0) throw parameters.Invalid(nameof(GenerateTopologyRequest.K), k, "an even number of at least 2");
        parameters.CheckAllTaken();
        double cube = (double)k * k * k;
        builder.Expect(5.0 * k * k / 4 + cube / 4, 3 * cube / 4);

        int half = k / 2, cores = half * half, perPod = half * half;
        for (int c = 0; c < cores; c++) builder.AddNode(Id($"core-{c}"), Spread(c, cores), 0.6, Core);
        for (int pod = 0; pod < k; pod++)
        {
            for (int a = 0; a < half; a++) builder.AddNode(Id($"pod{pod}-agg-{a}"), Spread(pod * half + a, k * half), 0.4, Aggregation);
            for (int e = 0; e < half; e++) builder.AddNode(Id($"pod{pod}-edge-{e}"), Spread(pod * half + e, k * half), 0.2, Edge);
        }
        int hosts = cores + k * k;
        for (int pod = 0; pod < k; pod++)
        {
            for (int h = 0; h < perPod; h++)
                builder.AddNode(Id($"pod{pod}-edge{h / half}-host-{h % half}"), Spread(pod * perPod + h, k * perPod), 0, Host);
        }

        for (int pod = 0; pod < k; pod++)
        {
            int agg = cores + pod * k, edge = agg + half;
            for (int a = 0; a < half; a++)
            {
                for (int c = 0; c < half; c++) builder.AddLink(a * half + c, agg + a);
            }
            for (int a = 0; a < half; a++)
            {
                for (int e = 0; e < half; e++) builder.AddLink(agg + a, edge + e);
            }
            for (int h = 0; h < perPod; h++) builder.AddLink(edge + h / half, hosts + pod * perPod + h);
        }
    }

    private static double Spread(int i, int count) => (i + 0.5) / count;

    private static string Id(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
