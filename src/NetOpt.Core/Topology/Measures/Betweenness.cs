using System.Collections.Immutable;
using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>
/// Betweenness of nodes and links on the simple undirected graph, by hops: the sum over unordered node pairs of the share
/// of their shortest paths that pass the node (end points excluded) or the link.
/// <para>Exact: one search from each node counts shortest paths forward and sums dependencies backward
/// (<see cref="BetweennessSearch"/>); O(nm) time with n nodes and m links, on all cores.</para>
/// <para>Sampled: the same from k sources drawn without replacement; value = n/(2k) · Σ dependency, unbiased, with the
/// standard error of a sample from a finite population, (n/2)·s·√((1 - k/n)/k), s² being the sample variance of the
/// dependencies; O(km) time. The error is that of each value by itself.</para>
/// <para>Space O(n + m) for each core and for each of up to 32 partial sums, which make the result the same on any number
/// of cores.</para>
/// <para>Source: Brandes, J. Mathematical Sociology 25(2), 2001; Brandes and Pich, Int. J. Bifurcation and Chaos 17(7), 2007.
/// Deviation: see <see cref="BetweennessSearch"/>.</para>
/// </summary>
public sealed class Betweenness
{
    private const int MaxParts = 32;
    private const long PartialSumBudget = 64_000_000;

    private Betweenness(int pivots, bool isExact, ImmutableArray<double> nodes, ImmutableArray<double> nodeErrors, ImmutableArray<double> edges, ImmutableArray<double> edgeErrors)
    {
        Pivots = pivots;
        IsExact = isExact;
        Nodes = nodes;
        NodeErrors = nodeErrors;
        Edges = edges;
        EdgeErrors = edgeErrors;
    }

    /// <summary>How many sources were summed over.</summary>
    public int Pivots { get; }

    /// <summary>Whether these are all nodes, so that the values are exact.</summary>
    public bool IsExact { get; }

    /// <summary>Betweenness of each node.</summary>
    public ImmutableArray<double> Nodes { get; }

    /// <summary>Standard error of each of them; empty where exact.</summary>
    public ImmutableArray<double> NodeErrors { get; }

    /// <summary>Betweenness of each joined node pair, by smaller and then larger index; empty where links were not asked for.</summary>
    public ImmutableArray<double> Edges { get; }

    /// <summary>Standard error of each of them; empty where exact or not asked for.</summary>
    public ImmutableArray<double> EdgeErrors { get; }

    /// <summary>Measures a network.</summary>
    /// <param name="topology">The network.</param>
    /// <param name="samples">How many sources to sample, at least 2; null, or as many as there are nodes, for exact values.</param>
    /// <param name="withLinks">Whether to measure joined node pairs too.</param>
    /// <param name="context">Cancellation, progress, and the seed of the sample.</param>
    /// <exception cref="NetOptException">InvalidParameter: fewer than two samples.</exception>
    /// <exception cref="OperationCanceledException">The context was canceled.</exception>
    public static Betweenness Of(NetworkTopology topology, int? samples, bool withLinks, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArgumentNullException.ThrowIfNull(context);
        SimpleGraph graph = SimpleGraph.Of(topology, context);
        return Of(new OrderedGraph(graph, context), withLinks ? graph.EdgeCount : 0, samples, context);
    }

    internal static Betweenness Of(OrderedGraph graph, int edgeCount, int? samples, OperationContext context)
    {
        if (samples < 2)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The number of sampled sources is {samples}", "at least 2, so that the error can be told", "1000", samples);
        int n = graph.NodeCount;
        bool exact = !(samples < n);
        int[] sources = exact ? [.. Enumerable.Range(0, n)] : Sample(n, samples!.Value, context.Seed);

        int parts = (int)Math.Clamp(PartialSumBudget / Math.Max(1, n + (long)edgeCount), 2, MaxParts);
        parts = Math.Clamp(parts, 1, Math.Max(1, sources.Length));
        var sums = new BetweennessSums[parts];
        var progress = new WorkProgress(context, "Measuring betweenness", Math.Max(1, sources.Length));
        ParallelWork.For(parts, context, () => new BetweennessSearch(graph, context), (part, search) =>
        {
            var sum = new BetweennessSums(n, edgeCount, withSquares: !exact);
            int end = (int)((part + 1L) * sources.Length / parts);
            for (int i = (int)((long)part * sources.Length / parts); i < end; i++)
            {
                search.Run(sources[i], sum);
                progress.Step();
            }
            sums[part] = sum;
        });
        for (int part = 1; part < parts; part++)
        {
            context.ThrowIfCanceled();
            sums[0].Add(sums[part]);
        }

        // Dependencies are summed over ordered pairs; a value is over unordered ones.
        double factor = exact ? 0.5 : n / (2.0 * sources.Length);
        int k = sources.Length;
        var nodes = new double[n];
        var nodeErrors = new double[exact ? 0 : n];
        for (int p = 0; p < n; p++)
        {
            nodes[graph.Node[p]] = factor * sums[0].Node[p];
            if (!exact) nodeErrors[graph.Node[p]] = StandardError(sums[0].Node[p], sums[0].NodeSquare[p], k, n);
        }
        var edges = new double[edgeCount];
        var edgeErrors = new double[exact ? 0 : edgeCount];
        for (int e = 0; e < edgeCount; e++)
        {
            edges[e] = factor * sums[0].Edge[e];
            if (!exact) edgeErrors[e] = StandardError(sums[0].Edge[e], sums[0].EdgeSquare[e], k, n);
        }
        return new Betweenness(k, exact, [.. nodes], [.. nodeErrors], [.. edges], [.. edgeErrors]);
    }

    private static double StandardError(double sum, double squares, int k, int n)
    {
        double variance = Math.Max(0, (squares - sum * sum / k) / (k - 1));
        return n / 2.0 * Math.Sqrt(variance * (1 - (double)k / n) / k);
    }

    private static int[] Sample(int n, int count, ulong seed)
    {
        var random = new RandomStream(seed, "betweenness pivots");
        int[] nodes = [.. Enumerable.Range(0, n)];
        for (int i = 0; i < count; i++)
        {
            int j = i + random.NextInt32(n - i);
            (nodes[i], nodes[j]) = (nodes[j], nodes[i]);
        }
        return nodes[..count];
    }
}
