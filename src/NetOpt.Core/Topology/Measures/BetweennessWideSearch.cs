using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>
/// One source of Brandes' algorithm where the number of shortest paths does not fit a double: it is kept as a mantissa and
/// an exponent of its own, and only ratios of such numbers, which are at most 1, become doubles. O(n + m) time and space.
/// Source: Brandes 2001. Deviation: the wide numbers.
/// </summary>
internal sealed class BetweennessWideSearch(OrderedGraph graph, OperationContext context)
{
    private const int CheckEvery = 4096;
    private const int Digits = 64;

    private readonly double[] _mantissa = new double[graph.NodeCount];
    private readonly int[] _exponent = new int[graph.NodeCount];

    /// <summary>Adds the dependencies of one source to the sums.</summary>
    public void Run(int source, BetweennessSums sums)
    {
        int n = graph.NodeCount;
        var level = new int[n];
        level.AsSpan().Fill(-1);
        var order = new int[n];
        int reached = 1;
        order[0] = source;
        level[source] = 0;
        _mantissa[source] = 1;
        for (int i = 0; i < reached; i++)
        {
            if (i % CheckEvery == 0) context.ThrowIfCanceled();
            int v = order[i];
            foreach (int u in graph.Neighbor.AsSpan(graph.Offset[v], graph.Offset[v + 1] - graph.Offset[v]))
            {
                if (level[u] < 0)
                {
                    level[u] = level[v] + 1;
                    order[reached++] = u;
                }
                if (level[u] == level[v] + 1) AddCount(u, v);
            }
        }

        var dependency = new double[n];
        for (int i = reached - 1; i > 0; i--)
        {
            if (i % CheckEvery == 0) context.ThrowIfCanceled();
            int w = order[i];
            sums.AddNode(w, dependency[w]);
            for (int slot = graph.Offset[w]; slot < graph.Offset[w + 1]; slot++)
            {
                int v = graph.Neighbor[slot];
                if (level[v] != level[w] - 1) continue;
                double passed = Math.ScaleB(_mantissa[v] / _mantissa[w], _exponent[v] - _exponent[w]) * (1 + dependency[w]);
                dependency[v] += passed;
                if (sums.Edge.Length > 0) sums.AddEdge(graph.Edge[slot], passed);
            }
        }
    }

    // count[u] += count[v]; the mantissa stays in 1 .. 2, and 0 means that nothing was counted yet.
    private void AddCount(int u, int v)
    {
        if (_mantissa[u] == 0)
        {
            _mantissa[u] = _mantissa[v];
            _exponent[u] = _exponent[v];
            return;
        }
        int shift = _exponent[v] - _exponent[u];
        if (shift > Digits)
        {
            _mantissa[u] = _mantissa[v];
            _exponent[u] = _exponent[v];
        }
        else if (shift >= -Digits)
        {
            int exponent = Math.Max(_exponent[u], _exponent[v]);
            double sum = Math.ScaleB(_mantissa[u], _exponent[u] - exponent) + Math.ScaleB(_mantissa[v], _exponent[v] - exponent);
            bool carry = sum >= 2;
            _mantissa[u] = carry ? sum / 2 : sum;
            _exponent[u] = carry ? exponent + 1 : exponent;
        }
    }
}
