using NetOpt.Numerics;

namespace NetOpt.Topology.Generators;

/// <summary>
/// The small world: n nodes on a ring, each joined to its k nearest; then each link, with probability p, keeps its first
/// end and gets a uniformly random second one, never the node itself and never one that it is joined to.
/// Parameters: nodes n, neighbors k (even, 2 .. n-1), rewiring p in 0..1. Links: nk/2 at every p, so the mean degree
/// stays k; clustering at p = 0 is 3(k-2)/(4(k-1)) for n at least 3k/2 + 1. O(nk) expected time and space.
/// Source: Watts and Strogatz, Nature 393, 1998. Deviation: a node that is joined to all others keeps its link.
/// </summary>
internal static class WattsStrogatz
{
    public static void Build(ShapeParameters parameters, ShapeBuilder builder, RandomStream random)
    {
        int n = parameters.Int(nameof(GenerateTopologyRequest.Nodes), 3);
        int k = parameters.Int(nameof(GenerateTopologyRequest.Neighbors), 2, n - 1);
        if (k % 2 != 0) throw parameters.Invalid(nameof(GenerateTopologyRequest.Neighbors), k, $"an even number from 2 to {n - 1}");
        double p = parameters.Real(nameof(GenerateTopologyRequest.Rewiring), 0, 1);
        parameters.CheckAllTaken();
        builder.Expect(n, n * (k / 2.0));
        builder.AddCircle(n);

        int half = k / 2;
        var target = new int[n * half];
        var degree = new int[n];
        var joined = new HashSet<(int, int)>(n * half);
        for (int i = 0; i < n; i++)
        {
            if (i % 1024 == 0) builder.ThrowIfCanceled();
            degree[i] = k;
            for (int j = 0; j < half; j++)
            {
                target[i * half + j] = (i + j + 1) % n;
                joined.Add(Pair(i, target[i * half + j]));
            }
        }
        // Nearest neighbors first, all around the ring, then the second nearest, as in the paper.
        for (int j = 0; j < half; j++)
        {
            for (int i = 0; i < n; i++)
            {
                if (i % 1024 == 0) builder.ThrowIfCanceled();
                if (random.NextDouble() >= p || degree[i] == n - 1) continue;
                int slot = i * half + j, to;
                do to = random.NextInt32(n);
                while (to == i || joined.Contains(Pair(i, to)));
                joined.Remove(Pair(i, target[slot]));
                joined.Add(Pair(i, to));
                degree[target[slot]]--;
                degree[to]++;
                target[slot] = to;
            }
        }
        for (int slot = 0; slot < target.Length; slot++) builder.AddLink(slot / half, target[slot]);
    }

    private static (int, int) Pair(int a, int b) => a < b ? (a, b) : (b, a);
}
