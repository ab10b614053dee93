using System.Collections.Immutable;
using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>Measures a network by everything in <see cref="TopologyMeasures"/>; each measure's file says how and at what cost.</summary>
public static class TopologyMeasurement
{
    /// <summary>
    /// Measures a network. O(nm) time with n nodes and m links up to the exact limit (weighted path lengths O(nm log n));
    /// O(n + m) space for each core.
    /// </summary>
    /// <exception cref="NetOptException">
    /// MissingTopology; InvalidParameter: a limit or sample count out of range, or a weight that the data does not give;
    /// UnknownNode: a demand names a node that the topology does not have.
    /// </exception>
    /// <exception cref="OperationCanceledException">The context was canceled.</exception>
    public static TopologyMeasures Measure(MeasureTopologyRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        NetworkTopology topology = request.Topology ?? throw new NetOptException(ErrorCodes.MissingTopology, ErrorKind.InvalidArgument,
            "topology.measure needs a topology", "a topology in the request, or a file");
        if (request.ExactNodeLimit < 0)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"exactNodeLimit is {request.ExactNodeLimit}", "a number of at least 0", "20000", request.ExactNodeLimit);
        if (request.BetweennessSamples < 2)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"betweennessSamples is {request.BetweennessSamples}", "a number of at least 2", "1000", request.BetweennessSamples);

        int n = topology.Nodes.Length;
        bool small = n <= request.ExactNodeLimit;
        List<ArcLengths> lengths = Lengths(topology, request.Weights, small);
        SimpleGraph graph = SimpleGraph.Of(topology, context);
        var ordered = new OrderedGraph(graph, context);
        HopDistances hops = HopDistances.Of(ordered, context);
        Betweenness betweenness = Betweenness.Of(ordered, graph.EdgeCount, small ? null : request.BetweennessSamples, context);
        var clustering = new Clustering(graph, context);
        var cuts = new Biconnectivity(graph, context);
        (int? edgeConnectivity, int? edgeConnectivitySimple) = EdgeConnectivity(graph, ordered.ComponentCount, hops, context);
        (int? radius, ImmutableArray<NodeReference> center) = Center(topology, ordered, hops);
        int[] degrees = [.. Enumerable.Range(0, n).Select(graph.Degree)];
        int links = graph.Multiplicity.Sum();
        bool[] isBridge = LinkIsBridge(topology, graph, cuts);
        ImmutableArray<LinkBetweenness> linkBetweenness = OfLinks(topology, graph, betweenness);

        return new TopologyMeasures
        {
            Name = topology.Name,
            Version = topology.Version,
            Nodes = n,
            Links = links,
            LinksInFile = topology.Links.Length,
            SimpleLinks = graph.EdgeCount,
            Arcs = topology.Arcs.Count,
            Density = n < 2 ? 0 : 2.0 * graph.EdgeCount / (n * (n - 1.0)),
            AverageDegree = n == 0 ? null : 2.0 * graph.EdgeCount / n,
            AverageDegreeMulti = n == 0 ? null : 2.0 * links / n,
            MinDegree = n == 0 ? null : degrees.Min(),
            MaxDegree = n == 0 ? null : degrees.Max(),
            Degrees = [.. degrees],
            Components = ordered.ComponentCount,
            ComponentSizes = [.. ComponentSizes(ordered).OrderDescending()],
            DiameterHops = hops.Diameter,
            AveragePathLengthHops = hops.Mean,
            ReachablePairs = hops.ReachablePairs,
            RadiusHops = radius,
            Center = center,
            AverageClustering = clustering.Average,
            Transitivity = clustering.Transitivity,
            Triangles = clustering.Triangles,
            EdgeConnectivity = edgeConnectivity,
            EdgeConnectivitySimple = edgeConnectivitySimple,
            NodeConnectivity = NodeConnectivity.Of(graph, ordered.ComponentCount, cuts.IsArticulation.Contains(true), context),
            AlgebraicConnectivity = LaplacianSpectrum.AlgebraicConnectivity(graph, ordered.ComponentCount, context),
            MaxCore = CoreNumbers.Largest(graph, context),
            BiconnectedComponents = cuts.BlockCount,
            ArticulationPoints = [.. Enumerable.Range(0, n).Where(v => cuts.IsArticulation[v]).Select(v => Reference(topology, v))],
            Bridges = Bridges(topology, graph, isBridge),
            BridgesSimple = [.. Enumerable.Range(0, graph.EdgeCount).Where(e => cuts.IsBridge[e]).Select(e => Pair(topology, graph, e))],
            BetweennessIsExact = betweenness.IsExact,
            BetweennessPivots = betweenness.Pivots,
            Betweenness = OfNodes(topology, betweenness),
            LinkBetweenness = linkBetweenness,
            WeightedPaths = [.. lengths.Select(l => WeightedPaths.Measure(topology, l, hops, context))],
            TotalLinkLengthKm = TotalLength(topology, graph),
            Bottlenecks = Bottlenecks.Of(topology, isBridge, [.. linkBetweenness.Select(l => l.Value)]),
            CriticalPaths = CriticalPaths.Of(topology, hops, small, context),
        };
    }

    private static List<ArcLengths> Lengths(NetworkTopology topology, ImmutableArray<PathWeight>? wanted, bool small)
    {
        var lengths = new List<ArcLengths>();
        if (wanted is not { IsDefault: false } named)
        {
            if (!small) return lengths;
            foreach (PathWeight weight in (ReadOnlySpan<PathWeight>)[PathWeight.Latency, PathWeight.Cost, PathWeight.GreatCircle])
            {
                if (ArcLengths.Of(topology, weight) is { } known) lengths.Add(known);
            }
            return lengths;
        }
        foreach (PathWeight weight in named.Distinct())
        {
            lengths.Add(ArcLengths.Of(topology, weight) ?? throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument,
                $"Path lengths by {weight} are not defined on '{topology.Name}'",
                weight == PathWeight.GreatCircle ? "links, and geographical coordinates of every node" : "links, each with a known " + weight.ToString().ToLowerInvariant(),
                "\"weights\": [\"hops\"]", weight));
        }
        return lengths;
    }

    private static (int? Multi, int? Simple) EdgeConnectivity(SimpleGraph graph, int components, HopDistances hops, OperationContext context)
    {
        if (graph.NodeCount < 2) return (null, null);
        if (components > 1) return (0, 0);
        // Where no two nodes are more than two hops apart, the least degree is the answer (Plesník 1975), which spares dense networks.
        int simple = hops.Diameter <= 2 ? Enumerable.Range(0, graph.NodeCount).Min(graph.Degree) : (int)MinimumCut.Of(graph, _ => 1, context);
        bool parallel = graph.Multiplicity.AsSpan().ContainsAnyExcept(1);
        return (parallel ? (int)MinimumCut.Of(graph, e => graph.Multiplicity[e], context) : simple, simple);
    }

    private static IEnumerable<int> ComponentSizes(OrderedGraph graph) =>
        Enumerable.Range(0, graph.ComponentCount).Select(c => graph.ComponentStart[c + 1] - graph.ComponentStart[c]);

    private static (int? Radius, ImmutableArray<NodeReference> Center) Center(NetworkTopology topology, OrderedGraph graph, HopDistances hops)
    {
        if (graph.NodeCount == 0) return (null, []);
        int[] sizes = [.. ComponentSizes(graph)];
        int largest = Enumerable.Range(0, sizes.Length).OrderByDescending(c => sizes[c])
            .ThenBy(c => graph.Node[graph.ComponentStart[c]..graph.ComponentStart[c + 1]].Min()).First();
        int[] nodes = graph.Node[graph.ComponentStart[largest]..graph.ComponentStart[largest + 1]];
        int radius = nodes.Min(v => hops.Eccentricity[v]);
        return (radius, [.. nodes.Where(v => hops.Eccentricity[v] == radius).Order().Select(v => Reference(topology, v))]);
    }

    private static bool[] LinkIsBridge(NetworkTopology topology, SimpleGraph graph, Biconnectivity cuts)
    {
        var isBridge = new bool[topology.Links.Length];
        for (int i = 0; i < isBridge.Length; i++)
        {
            int edge = graph.EdgeOfLink[i];
            isBridge[i] = cuts.IsBridge[edge] && graph.Multiplicity[edge] == 1;
        }
        return isBridge;
    }

    private static ImmutableArray<LinkReference> Bridges(NetworkTopology topology, SimpleGraph graph, bool[] isBridge)
    {
        var found = ImmutableArray.CreateBuilder<LinkReference>();
        var listed = new bool[graph.EdgeCount];
        for (int i = 0; i < isBridge.Length; i++)
        {
            if (!isBridge[i] || listed[graph.EdgeOfLink[i]]) continue;
            listed[graph.EdgeOfLink[i]] = true;
            NetworkLink link = topology.Links[i];
            found.Add(new LinkReference(i, link.Name, topology.Nodes[link.Source].Id, topology.Nodes[link.Target].Id, link.Source, link.Target));
        }
        return found.ToImmutable();
    }

    private static ImmutableArray<NodeBetweenness> OfNodes(NetworkTopology topology, Betweenness betweenness)
    {
        int n = topology.Nodes.Length;
        double pairs = (n - 1.0) * (n - 2) / 2;
        var values = ImmutableArray.CreateBuilder<NodeBetweenness>(n);
        for (int v = 0; v < n; v++)
        {
            double value = betweenness.Nodes[v];
            values.Add(new NodeBetweenness(v, topology.Nodes[v].Id, topology.Nodes[v].Name, value,
                n < 3 ? null : value / pairs, betweenness.IsExact ? null : betweenness.NodeErrors[v]));
        }
        return values.MoveToImmutable();
    }

    private static ImmutableArray<LinkBetweenness> OfLinks(NetworkTopology topology, SimpleGraph graph, Betweenness betweenness)
    {
        double pairs = topology.Nodes.Length * (topology.Nodes.Length - 1.0) / 2;
        var values = ImmutableArray.CreateBuilder<LinkBetweenness>(topology.Links.Length);
        for (int i = 0; i < topology.Links.Length; i++)
        {
            NetworkLink link = topology.Links[i];
            int edge = graph.EdgeOfLink[i];
            double share = 1.0 / graph.Multiplicity[edge], value = betweenness.Edges[edge] * share;
            values.Add(new LinkBetweenness(i, link.Name, topology.Nodes[link.Source].Id, topology.Nodes[link.Target].Id, value,
                value / pairs, betweenness.IsExact ? null : betweenness.EdgeErrors[edge] * share));
        }
        return values.MoveToImmutable();
    }

    private static double? TotalLength(NetworkTopology topology, SimpleGraph graph)
    {
        if (!GreatCircle.IsKnown(topology)) return null;
        double sum = 0;
        for (int e = 0; e < graph.EdgeCount; e++)
            sum += GreatCircle.DistanceKm(topology.Nodes[graph.EdgeSource[e]], topology.Nodes[graph.EdgeTarget[e]]);
        return sum;
    }

    private static NodePair Pair(NetworkTopology topology, SimpleGraph graph, int edge)
    {
        int u = graph.EdgeSource[edge], v = graph.EdgeTarget[edge];
        return new NodePair(u, v, topology.Nodes[u].Id, topology.Nodes[v].Id);
    }

    private static NodeReference Reference(NetworkTopology topology, int node) =>
        new(node, topology.Nodes[node].Id, topology.Nodes[node].Name);
}
