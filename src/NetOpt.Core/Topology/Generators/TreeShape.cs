namespace NetOpt.Topology.Generators;

/// <summary>
/// A complete tree: the root n0, its f children n1 .. nf, their children, level by level down to depth d.
/// Parameters: fan-out f and depth d (links from root to leaf). Nodes: 1 + f + f² + ... + f^d; links: one fewer.
/// O(nodes) time and space. Each node is drawn above the middle of its leaves.
/// </summary>
internal static class TreeShape
{
    private const double Height = 0.6;

    public static void Build(ShapeParameters parameters, ShapeBuilder builder)
    {
        int fanOut = parameters.Int(nameof(GenerateTopologyRequest.FanOut), 1);
        int depth = parameters.Int(nameof(GenerateTopologyRequest.Depth), 0);
        parameters.CheckAllTaken();
        double count = 1, width = 1;
        for (int level = 0; level < depth && count <= ShapeBuilder.MaxNodes; level++) count += width *= fanOut;
        builder.Expect(count, count - 1);

        int inLevel = 1, next = 0;
        for (int level = 0; level <= depth; level++, inLevel *= fanOut)
        {
            double y = depth == 0 ? Height : Height * (depth - level) / depth;
            for (int i = 0; i < inLevel; i++) builder.AddNode(ShapeBuilder.NodeId(next++), (i + 0.5) / inLevel, y);
        }
        for (int child = 1; child < next; child++) builder.AddLink((child - 1) / fanOut, child);
    }
}
