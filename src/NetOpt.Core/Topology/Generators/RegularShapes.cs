using System.Globalization;

namespace NetOpt.Topology.Generators;

/// <summary>
/// Shapes in which all nodes play the same part: line, ring, star, full mesh, grid, torus.
/// Nodes are n0, n1, ... (grid and torus: row-column, "r0c0"), placed in the plane as they are drawn in textbooks.
/// O(nodes + links) time and space. Links: line n-1, ring n, star n-1, full mesh n(n-1)/2,
/// grid r(c-1)+c(r-1), torus 2rc for r rows and c columns.
/// </summary>
internal static class RegularShapes
{
    public static void Line(ShapeParameters parameters, ShapeBuilder builder)
    {
        int n = parameters.Int(nameof(GenerateTopologyRequest.Nodes), 1);
        parameters.CheckAllTaken();
        builder.Expect(n, n - 1);
        for (int i = 0; i < n; i++) builder.AddNode(ShapeBuilder.NodeId(i), i, 0);
        for (int i = 1; i < n; i++) builder.AddLink(i - 1, i);
    }

    public static void Ring(ShapeParameters parameters, ShapeBuilder builder)
    {
        int n = parameters.Int(nameof(GenerateTopologyRequest.Nodes), 3);
        parameters.CheckAllTaken();
        builder.Expect(n, n);
        builder.AddCircle(n);
        for (int i = 0; i < n; i++) builder.AddLink(i, (i + 1) % n);
    }

    public static void Star(ShapeParameters parameters, ShapeBuilder builder)
    {
        int n = parameters.Int(nameof(GenerateTopologyRequest.Nodes), 1);
        parameters.CheckAllTaken();
        builder.Expect(n, n - 1);
        builder.AddNode(ShapeBuilder.NodeId(0), 0, 0);
        for (int i = 1; i < n; i++) builder.AddOnCircle(ShapeBuilder.NodeId(i), i - 1, n - 1);
        for (int i = 1; i < n; i++) builder.AddLink(0, i);
    }

    public static void FullMesh(ShapeParameters parameters, ShapeBuilder builder)
    {
        int n = parameters.Int(nameof(GenerateTopologyRequest.Nodes), 1);
        parameters.CheckAllTaken();
        builder.Expect(n, n * (n - 1.0) / 2);
        builder.AddCircle(n);
        for (int i = 0; i < n; i++)
        {
            for (int j = i + 1; j < n; j++) builder.AddLink(i, j);
        }
    }

    public static void Grid(ShapeParameters parameters, ShapeBuilder builder)
    {
        int rows = parameters.Int(nameof(GenerateTopologyRequest.Rows), 1);
        int columns = parameters.Int(nameof(GenerateTopologyRequest.Columns), 1);
        parameters.CheckAllTaken();
        builder.Expect((double)rows * columns, rows * (columns - 1.0) + columns * (rows - 1.0));
        AddLattice(rows, columns, builder);
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                if (c + 1 < columns) builder.AddLink(r * columns + c, r * columns + c + 1);
                if (r + 1 < rows) builder.AddLink(r * columns + c, (r + 1) * columns + c);
            }
        }
    }

    public static void Torus(ShapeParameters parameters, ShapeBuilder builder)
    {
        int rows = parameters.Int(nameof(GenerateTopologyRequest.Rows), 3);
        int columns = parameters.Int(nameof(GenerateTopologyRequest.Columns), 3);
        parameters.CheckAllTaken();
        builder.Expect((double)rows * columns, 2.0 * rows * columns);
        AddLattice(rows, columns, builder);
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
            {
                builder.AddLink(r * columns + c, r * columns + (c + 1) % columns);
                builder.AddLink(r * columns + c, (r + 1) % rows * columns + c);
            }
        }
    }

    private static void AddLattice(int rows, int columns, ShapeBuilder builder)
    {
        for (int r = 0; r < rows; r++)
        {
            for (int c = 0; c < columns; c++)
                builder.AddNode(string.Create(CultureInfo.InvariantCulture, $"r{r}c{c}"), c, rows - 1 - r);
        }
    }
}
