namespace NetOpt.Topology.Measures;

/// <summary>Dependencies, and their squares where sampled, summed over sources; nodes in the ordered graph's numbers.</summary>
/// <param name="nodes">Number of nodes.</param>
/// <param name="edges">Number of edges; 0 where they are not wanted.</param>
/// <param name="withSquares">Whether squares are wanted.</param>
internal sealed class BetweennessSums(int nodes, int edges, bool withSquares)
{
    public double[] Node { get; } = new double[nodes];

    public double[] Edge { get; } = new double[edges];

    public double[] NodeSquare { get; } = new double[withSquares ? nodes : 0];

    public double[] EdgeSquare { get; } = new double[withSquares ? edges : 0];

    public void Add(BetweennessSums other)
    {
        Add(Node, other.Node);
        Add(Edge, other.Edge);
        Add(NodeSquare, other.NodeSquare);
        Add(EdgeSquare, other.EdgeSquare);
    }

    public void AddNode(int node, double dependency)
    {
        Node[node] += dependency;
        if (NodeSquare.Length > 0) NodeSquare[node] += dependency * dependency;
    }

    public void AddEdge(int edge, double dependency)
    {
        Edge[edge] += dependency;
        if (EdgeSquare.Length > 0) EdgeSquare[edge] += dependency * dependency;
    }

    private static void Add(double[] to, double[] from)
    {
        for (int i = 0; i < to.Length; i++) to[i] += from[i];
    }
}
