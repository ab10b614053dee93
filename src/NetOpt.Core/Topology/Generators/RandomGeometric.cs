using NetOpt.Numerics;

namespace NetOpt.Topology.Generators;

/// <summary>
/// The random geometric graph: n uniform places in the unit square; two nodes are joined where their distance is at most r.
/// Parameters: nodes n, radius r at least 0. A pair is joined with probability πr² - 8r³/3 + r⁴/2 for r up to 1.
/// Only nodes in the same or a neighboring cell of a grid with cells of side at least r are compared:
/// O(n + links) expected time and space for small r. Source: Gilbert, J. SIAM 9(4), 1961; Penrose 2003. Deviation: none.
/// </summary>
internal static class RandomGeometric
{
    public static void Build(ShapeParameters parameters, ShapeBuilder builder, RandomStream random)
    {
        int n = parameters.Int(nameof(GenerateTopologyRequest.Nodes), 1);
        double radius = parameters.Real(nameof(GenerateTopologyRequest.Radius), 0, 2);
        parameters.CheckAllTaken();
        double r = Math.Min(radius, 1);
        builder.Expect(n, n * (n - 1.0) / 2 * r * r * (Math.PI - 8 * r / 3 + r * r / 2));

        var x = new double[n];
        var y = new double[n];
        for (int i = 0; i < n; i++)
        {
            x[i] = random.NextDouble();
            y[i] = random.NextDouble();
            builder.AddNode(ShapeBuilder.NodeId(i), x[i], y[i]);
        }

        int side = (int)Math.Max(1, Math.Min(1 / radius, Math.Sqrt(n)));
        var first = new int[side * side];
        first.AsSpan().Fill(-1);
        var next = new int[n];
        for (int i = n - 1; i >= 0; i--)
        {
            int cell = Cell(y[i], side) * side + Cell(x[i], side);
            next[i] = first[cell];
            first[cell] = i;
        }
        var near = new List<int>();
        for (int i = 0; i < n; i++)
        {
            if (i % 64 == 0) builder.ThrowIfCanceled();
            near.Clear();
            int column = Cell(x[i], side), row = Cell(y[i], side);
            for (int cy = Math.Max(0, row - 1); cy <= Math.Min(side - 1, row + 1); cy++)
            {
                for (int cx = Math.Max(0, column - 1); cx <= Math.Min(side - 1, column + 1); cx++)
                {
                    for (int j = first[cy * side + cx]; j >= 0; j = next[j])
                    {
                        double dx = x[i] - x[j], dy = y[i] - y[j];
                        if (j > i && dx * dx + dy * dy <= radius * radius) near.Add(j);
                    }
                }
            }
            near.Sort();
            foreach (int j in near) builder.AddLink(i, j);
        }
    }

    // The product can round up to the side itself.
    private static int Cell(double coordinate, int side) => Math.Min((int)(coordinate * side), side - 1);
}
