using System.Runtime.InteropServices;
using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Charts;

/// <summary>
/// Positions for the nodes of a network that has none: a spring layout in which the distance of any two nodes on paper comes as near as
/// possible to their distance in hops. It lowers the stress Σ (|p_i − p_j| − d_ij)² / d_ij² by stochastic gradient descent over the
/// pairs in random order with a falling step, takes all pairs up to 1,200 nodes and a sample of pivots beyond, lays out each component
/// by itself, turns it so that its longest extent lies, and packs the components in rows.
/// Parameters: the number of nodes, the ends of the links, the seed of the context.
/// Result: x and y of each node, in hops; the same for the same input and seed.
/// Time O(n·m + 30·n²) up to 1,200 nodes, O(h·m + 30·(h·n + m)) beyond; space O(n²) and O(h·n + m); n nodes, m links, h ≤ 100 pivots.
/// Source: Zheng, Pawar, Goodman, "Graph Drawing by Stochastic Gradient Descent", IEEE TVCG 25(9), 2019, with the pivot terms of
/// Ortmann, Klimenta, Brandes, "A Sparse Stress Model", JGAA 21(5), 2017. Deviation: pivots are chosen by farthest point only.
/// </summary>
public static class StressLayout
{
    private const int MostNodesWithAllPairs = 1200;
    private const int MostPivots = 100;
    private const int Rounds = 30;

    /// <summary>Computes positions.</summary>
    /// <param name="nodeCount">Number of nodes.</param>
    /// <param name="links">The ends of the links, indices below <paramref name="nodeCount"/>.</param>
    /// <param name="context">Cancellation, progress and seed.</param>
    public static (double[] X, double[] Y) Compute(int nodeCount, ReadOnlySpan<(int Source, int Target)> links, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var graph = new Neighbors(nodeCount, links);
        var x = new double[nodeCount];
        var y = new double[nodeCount];
        var random = new RandomStream(context.Seed, "chart-layout");
        var boxes = new List<(int[] Members, double Width, double Height)>();
        foreach (int[] members in graph.Components())
        {
            context.ThrowIfCanceled();
            Place(graph, members, x, y, random, context);
            boxes.Add(Straighten(members, x, y));
        }
        Pack(boxes, x, y);
        return (x, y);
    }

    private static void Place(Neighbors graph, int[] members, double[] x, double[] y, RandomStream random, OperationContext context)
    {
        if (members.Length == 1) return;
        foreach (int v in members)
        {
            x[v] = random.NextDouble();
            y[v] = random.NextDouble();
        }
        List<Term> terms = members.Length <= MostNodesWithAllPairs ? AllPairs(graph, members, context) : Pivots(graph, members, context);
        Span<Term> span = CollectionsMarshal.AsSpan(terms);
        double least = double.PositiveInfinity, most = 0;
        foreach (Term term in span)
        {
            double w = Math.Max(term.WeightI, term.WeightJ);
            least = Math.Min(least, w);
            most = Math.Max(most, w);
        }
        double first = 1 / least, last = 0.1 / most;
        double fall = Math.Log(first / last) / (Rounds - 1);
        for (int round = 0; round < Rounds; round++)
        {
            if (terms.Count > 100_000) context.Report("Laying out the map", round / (double)Rounds);
            double step = first * Math.Exp(-fall * round);
            random.Shuffle(span);
            for (int k = 0; k < span.Length; k++)
            {
                if ((k & 0xffff) == 0) context.ThrowIfCanceled();
                ref readonly Term term = ref span[k];
                double dx = x[term.I] - x[term.J], dy = y[term.I] - y[term.J];
                double apart = Math.Sqrt(dx * dx + dy * dy);
                if (apart < 1e-9) (dx, dy, apart) = (1e-9, 0, 1e-9);
                double pull = (apart - term.Distance) / (2 * apart);
                double atI = pull * Math.Min(1, term.WeightI * step), atJ = pull * Math.Min(1, term.WeightJ * step);
                x[term.I] -= atI * dx;
                y[term.I] -= atI * dy;
                x[term.J] += atJ * dx;
                y[term.J] += atJ * dy;
            }
        }
    }

    private static List<Term> AllPairs(Neighbors graph, int[] members, OperationContext context)
    {
        var terms = new List<Term>(members.Length * (members.Length - 1) / 2);
        var distance = new int[graph.Count];
        foreach (int v in members)
        {
            context.ThrowIfCanceled();
            graph.Hops(v, distance);
            foreach (int u in members)
            {
                if (u <= v) continue;
                float d = distance[u], w = 1 / (d * d);
                terms.Add(new Term(v, u, d, w, w));
            }
        }
        return terms;
    }

    // A pivot stands for the nodes nearest to it: far nodes feel it with the weight of those of them that are nearer to it than half way.
    private static List<Term> Pivots(Neighbors graph, int[] members, OperationContext context)
    {
        int count = Math.Min(MostPivots, Math.Max(20, 2_000_000 / members.Length));
        var nearest = new int[graph.Count];
        var region = new int[graph.Count];
        Array.Fill(nearest, int.MaxValue);
        var pivots = new List<(int Node, int[] Distance)>();
        int next = members[0];
        while (pivots.Count < count)
        {
            context.ThrowIfCanceled();
            var distance = new int[graph.Count];
            graph.Hops(next, distance);
            foreach (int v in members)
            {
                if (distance[v] >= nearest[v]) continue;
                nearest[v] = distance[v];
                region[v] = pivots.Count;
            }
            pivots.Add((next, distance));
            foreach (int v in members)
            {
                if (nearest[v] > nearest[next]) next = v;
            }
            if (nearest[next] == 0) break;
        }
        var terms = new List<Term>(members.Length * (pivots.Count + 4));
        foreach (int v in members)
        {
            foreach (int u in graph.Of(v))
            {
                if (u > v) terms.Add(new Term(v, u, 1, 1, 1));
            }
        }
        for (int p = 0; p < pivots.Count; p++)
        {
            context.ThrowIfCanceled();
            (int pivot, int[] distance) = pivots[p];
            // within[d] = members of the pivot's region at most d hops away
            var within = new int[members.Max(v => distance[v]) + 1];
            foreach (int v in members)
            {
                if (region[v] == p) within[distance[v]]++;
            }
            for (int d = 1; d < within.Length; d++) within[d] += within[d - 1];
            foreach (int v in members)
            {
                int d = distance[v];
                if (d <= 1) continue;
                terms.Add(new Term(v, pivot, d, within[d / 2] / (float)(d * d), 0));
            }
        }
        return terms;
    }

    // Turns a component so that its longest extent lies, and moves it to the origin.
    private static (int[] Members, double Width, double Height) Straighten(int[] members, double[] x, double[] y)
    {
        double meanX = 0, meanY = 0, xx = 0, xy = 0, yy = 0;
        foreach (int v in members)
        {
            meanX += x[v] / members.Length;
            meanY += y[v] / members.Length;
        }
        foreach (int v in members)
        {
            double dx = x[v] - meanX, dy = y[v] - meanY;
            xx += dx * dx;
            xy += dx * dy;
            yy += dy * dy;
        }
        double angle = 0.5 * Math.Atan2(2 * xy, xx - yy), cos = Math.Cos(angle), sin = Math.Sin(angle);
        double lowX = double.PositiveInfinity, lowY = lowX, highX = double.NegativeInfinity, highY = highX;
        foreach (int v in members)
        {
            double dx = x[v] - meanX, dy = y[v] - meanY;
            (x[v], y[v]) = (cos * dx + sin * dy, cos * dy - sin * dx);
            (lowX, highX) = (Math.Min(lowX, x[v]), Math.Max(highX, x[v]));
            (lowY, highY) = (Math.Min(lowY, y[v]), Math.Max(highY, y[v]));
        }
        foreach (int v in members)
        {
            x[v] -= lowX;
            y[v] -= lowY;
        }
        return (members, highX - lowX, highY - lowY);
    }

    // Rows of boxes, the highest first; one hop of space between them.
    private static void Pack(List<(int[] Members, double Width, double Height)> boxes, double[] x, double[] y)
    {
        if (boxes.Count < 2) return;
        double area = boxes.Sum(box => (box.Width + 1) * (box.Height + 1));
        double rowWidth = Math.Max(boxes.Max(box => box.Width), 1.5 * Math.Sqrt(area));
        double atX = 0, atY = 0, rowHeight = 0;
        foreach ((int[] members, double width, double height) in boxes.OrderByDescending(box => box.Height).ThenBy(box => box.Members[0]))
        {
            if (atX > 0 && atX + width > rowWidth)
            {
                atX = 0;
                atY -= rowHeight + 1;
                rowHeight = 0;
            }
            foreach (int v in members)
            {
                x[v] += atX;
                y[v] += atY - height;
            }
            atX += width + 1;
            rowHeight = Math.Max(rowHeight, height);
        }
    }

    private readonly record struct Term(int I, int J, float Distance, float WeightI, float WeightJ);

    // The network without directions; the layout asks for nothing else.
    private sealed class Neighbors
    {
        private readonly int[] _offset, _to, _queue;

        public Neighbors(int count, ReadOnlySpan<(int Source, int Target)> links)
        {
            Count = count;
            _offset = new int[count + 1];
            foreach ((int a, int b) in links)
            {
                _offset[a + 1]++;
                _offset[b + 1]++;
            }
            for (int v = 0; v < count; v++) _offset[v + 1] += _offset[v];
            _to = new int[_offset[count]];
            int[] next = _offset[..count];
            foreach ((int a, int b) in links)
            {
                _to[next[a]++] = b;
                _to[next[b]++] = a;
            }
            _queue = new int[count];
        }

        public int Count { get; }

        public ReadOnlySpan<int> Of(int v) => _to.AsSpan(_offset[v].._offset[v + 1]);

        public void Hops(int from, int[] distance)
        {
            Array.Fill(distance, -1);
            distance[from] = 0;
            _queue[0] = from;
            for (int head = 0, tail = 1; head < tail; head++)
            {
                int v = _queue[head];
                foreach (int u in Of(v))
                {
                    if (distance[u] >= 0) continue;
                    distance[u] = distance[v] + 1;
                    _queue[tail++] = u;
                }
            }
        }

        public List<int[]> Components()
        {
            var found = new List<int[]>();
            var seen = new bool[Count];
            for (int start = 0; start < Count; start++)
            {
                if (seen[start]) continue;
                seen[start] = true;
                _queue[0] = start;
                int tail = 1;
                for (int head = 0; head < tail; head++)
                {
                    foreach (int u in Of(_queue[head]))
                    {
                        if (seen[u]) continue;
                        seen[u] = true;
                        _queue[tail++] = u;
                    }
                }
                int[] members = _queue[..tail];
                Array.Sort(members);
                found.Add(members);
            }
            return found;
        }
    }
}
