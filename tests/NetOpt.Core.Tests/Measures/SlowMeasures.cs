using NetOpt.Topology;

namespace NetOpt.Tests.Measures;

/// <summary>The measures by their definitions, on an adjacency matrix: slow and obvious.</summary>
internal sealed class SlowMeasures
{
    private const int Far = int.MaxValue / 4;

    public SlowMeasures(NetworkTopology topology)
    {
        N = topology.Nodes.Length;
        Up = new int[N, N];
        foreach (NetworkLink link in topology.Links)
        {
            Up[link.Source, link.Target]++;
            if (!link.IsDirected) Up[link.Target, link.Source]++;
        }
        Distance = Distances(Enumerable.Repeat(true, N).ToArray());
    }

    public int N { get; }

    /// <summary>Links from u to v.</summary>
    public int[,] Up { get; }

    /// <summary>Hop distances; above n where there is no path.</summary>
    public int[,] Distance { get; }

    public int Multiplicity(int u, int v) => Math.Max(Up[u, v], Up[v, u]);

    public bool Joined(int u, int v) => Multiplicity(u, v) > 0;

    public bool Reaches(int u, int v) => Distance[u, v] < Far;

    public int Degree(int v) => Enumerable.Range(0, N).Count(u => Joined(u, v));

    public int Components(bool[] alive)
    {
        int[,] distance = Distances(alive);
        return Enumerable.Range(0, N).Count(v => alive[v] && Enumerable.Range(0, v).All(u => !alive[u] || distance[u, v] >= Far));
    }

    public bool IsArticulation(int v)
    {
        bool[] alive = Enumerable.Repeat(true, N).ToArray();
        int before = Components(alive);
        alive[v] = false;
        return Components(alive) > before;
    }

    /// <summary>Whether the pair's loss disconnects it, where no link is parallel to it.</summary>
    public bool IsBridge(int u, int v, bool merged)
    {
        if (!Joined(u, v) || !merged && Multiplicity(u, v) > 1) return false;
        (int up, int down) = (Up[u, v], Up[v, u]);
        (Up[u, v], Up[v, u]) = (0, 0);
        bool cut = Distances(Enumerable.Repeat(true, N).ToArray())[u, v] >= Far;
        (Up[u, v], Up[v, u]) = (up, down);
        return cut;
    }

    /// <summary>Least weight of links between a set of nodes and the rest, over all sets.</summary>
    public int MinimumCut(bool merged)
    {
        int best = int.MaxValue;
        for (int set = 1; set < 1 << (N - 1); set++)
        {
            int weight = 0;
            for (int u = 0; u < N; u++)
            {
                for (int v = 0; v < u; v++)
                {
                    if ((set >> u & 1) != (set >> v & 1)) weight += merged ? Math.Min(1, Multiplicity(u, v)) : Multiplicity(u, v);
                }
            }
            best = Math.Min(best, weight);
        }
        return best;
    }

    /// <summary>Least number of nodes whose loss leaves several components, over all sets; n-1 where none does.</summary>
    public int NodeConnectivity()
    {
        int best = N - 1;
        for (int set = 0; set < 1 << N; set++)
        {
            int lost = int.PopCount(set);
            if (lost < best && Components([.. Enumerable.Range(0, N).Select(v => (set >> v & 1) == 0)]) > 1) best = lost;
        }
        return best;
    }

    /// <summary>Betweenness of a node by counting shortest paths of every pair.</summary>
    public double Betweenness(int v, double[,] paths)
    {
        double sum = 0;
        for (int s = 0; s < N; s++)
        {
            for (int t = 0; t < s; t++)
            {
                if (s != v && t != v && Reaches(s, t) && Distance[s, v] + Distance[v, t] == Distance[s, t])
                    sum += paths[s, v] * paths[v, t] / paths[s, t];
            }
        }
        return sum;
    }

    /// <summary>Betweenness of a joined pair.</summary>
    public double Betweenness(int u, int v, double[,] paths)
    {
        double sum = 0;
        for (int s = 0; s < N; s++)
        {
            for (int t = 0; t < N; t++)
            {
                if (s != t && Reaches(s, t) && Distance[s, u] + 1 + Distance[v, t] == Distance[s, t])
                    sum += paths[s, u] * paths[v, t] / paths[s, t];
            }
        }
        // Each unordered pair was met once in the direction in which it crosses u-v.
        return sum;
    }

    /// <summary>Number of shortest paths between all nodes.</summary>
    public double[,] PathCounts()
    {
        var paths = new double[N, N];
        for (int s = 0; s < N; s++)
        {
            paths[s, s] = 1;
            for (int d = 1; d < N; d++)
            {
                for (int t = 0; t < N; t++)
                {
                    if (Distance[s, t] != d) continue;
                    for (int v = 0; v < N; v++)
                    {
                        if (Joined(v, t) && Distance[s, v] == d - 1) paths[s, t] += paths[s, v];
                    }
                }
            }
        }
        return paths;
    }

    public int TrianglesAt(int v)
    {
        int count = 0;
        for (int a = 0; a < N; a++)
        {
            for (int b = 0; b < a; b++)
            {
                if (Joined(v, a) && Joined(v, b) && Joined(a, b)) count++;
            }
        }
        return count;
    }

    public int LargestCore()
    {
        for (int k = N; k > 0; k--)
        {
            var left = new HashSet<int>(Enumerable.Range(0, N));
            while (left.RemoveWhere(v => left.Count(u => Joined(u, v)) < k) > 0)
            {
            }
            if (left.Count > 0) return k;
        }
        return 0;
    }

    /// <summary>Shortest path lengths along the arcs by Floyd and Warshall.</summary>
    public static double[,] ArcDistances(NetworkTopology topology, Func<int, double> length)
    {
        int n = topology.Nodes.Length;
        var distance = new double[n, n];
        for (int u = 0; u < n; u++)
        {
            for (int v = 0; v < n; v++) distance[u, v] = u == v ? 0 : double.PositiveInfinity;
        }
        ArcArrays arcs = topology.Arcs;
        for (int a = 0; a < arcs.Count; a++)
            distance[arcs.Source[a], arcs.Target[a]] = Math.Min(distance[arcs.Source[a], arcs.Target[a]], length(a));
        for (int w = 0; w < n; w++)
        {
            for (int u = 0; u < n; u++)
            {
                for (int v = 0; v < n; v++) distance[u, v] = Math.Min(distance[u, v], distance[u, w] + distance[w, v]);
            }
        }
        return distance;
    }

    private int[,] Distances(bool[] alive)
    {
        var distance = new int[N, N];
        for (int u = 0; u < N; u++)
        {
            for (int v = 0; v < N; v++) distance[u, v] = u == v ? 0 : Joined(u, v) && alive[u] && alive[v] ? 1 : Far;
        }
        for (int w = 0; w < N; w++)
        {
            if (!alive[w]) continue;
            for (int u = 0; u < N; u++)
            {
                for (int v = 0; v < N; v++) distance[u, v] = Math.Min(distance[u, v], distance[u, w] + distance[w, v]);
            }
        }
        return distance;
    }
}
