using NetOpt.Numerics;

namespace NetOpt.Topology.Generators;

/// <summary>
/// Growth by preferential attachment: a star of m + 1 nodes, to which nodes come one by one, each joined to m different
/// nodes chosen with probability proportional to their degree. Degrees have a tail P(degree ≥ d) ~ d^-2.
/// Parameters: nodes n, attachment m in 1 .. n-1. Links: m(n-m). O(nm) expected time and space.
/// Source: Barabási and Albert, Science 286, 1999; drawing from the list of link ends as in Batagelj and Brandes 2005.
/// Deviation: the start, which the paper leaves open, is a star, so that every node has a link.
/// </summary>
internal static class BarabasiAlbert
{
    public static void Build(ShapeParameters parameters, ShapeBuilder builder, RandomStream random)
    {
        int n = parameters.Int(nameof(GenerateTopologyRequest.Nodes), 2);
        int m = parameters.Int(nameof(GenerateTopologyRequest.Attachment), 1, n - 1);
        parameters.CheckAllTaken();
        double links = m * ((double)n - m);
        builder.Expect(n, links);
        builder.AddNodes(n);

        // Every node stands here once for each of its links, so that a uniform draw is proportional to degree.
        var ends = new int[2 * (int)links];
        int count = 0;
        for (int i = 0; i < m; i++)
        {
            builder.AddLink(i, m);
            ends[count++] = i;
            ends[count++] = m;
        }
        var chosen = new int[m];
        var chosenBy = new int[n];
        for (int v = m + 1; v < n; v++)
        {
            for (int i = 0; i < m;)
            {
                int u = ends[random.NextInt32(count)];
                if (chosenBy[u] == v) continue;
                chosenBy[u] = v;
                chosen[i++] = u;
            }
            foreach (int u in chosen)
            {
                builder.AddLink(u, v);
                ends[count++] = u;
                ends[count++] = v;
            }
        }
    }
}
