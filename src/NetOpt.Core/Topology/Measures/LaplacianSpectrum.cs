using NetOpt.Operations;

namespace NetOpt.Topology.Measures;

/// <summary>
/// Algebraic connectivity: the second-smallest eigenvalue of the Laplacian (degrees on the diagonal, -1 for each edge) of a
/// simple graph; above 0 exactly where the graph is connected.
/// The matrix is made tridiagonal by Householder reflections, and the eigenvalue is found by bisection on the number of
/// eigenvalues below a point (Sturm sequence), to about 1e-14 of the largest. O(n³) time, O(n²) space; only up to
/// <see cref="NodeLimit"/> nodes. Source: Golub and Van Loan, Matrix Computations, 4th ed., §8.3-8.4; Fiedler 1973.
/// Deviation: none.
/// </summary>
internal static class LaplacianSpectrum
{
    /// <summary>The most nodes for which it is computed.</summary>
    public const int NodeLimit = 500;

    /// <summary>Measures a graph; null below two nodes and above the limit.</summary>
    public static double? AlgebraicConnectivity(SimpleGraph graph, int components, OperationContext context)
    {
        int n = graph.NodeCount;
        if (n < 2) return null;
        if (components > 1) return 0;
        if (n > NodeLimit) return null;
        var matrix = new double[n][];
        for (int v = 0; v < n; v++)
        {
            matrix[v] = new double[n];
            matrix[v][v] = graph.Degree(v);
            foreach (int u in graph.Neighbor.AsSpan(graph.Offset[v], graph.Degree(v))) matrix[v][u] = -1;
        }
        (double[] diagonal, double[] beside) = Tridiagonal(matrix, context);

        // All eigenvalues lie in 0 .. 2 · greatest degree (Gershgorin).
        double low = 0, high = 0;
        for (int v = 0; v < n; v++) high = Math.Max(high, 2.0 * graph.Degree(v));
        while (true)
        {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) return middle;
            if (CountBelow(diagonal, beside, middle) >= 2) high = middle;
            else low = middle;
        }
    }

    // Row by row, the part below the subdiagonal is reflected onto it, from both sides.
    private static (double[] Diagonal, double[] Beside) Tridiagonal(double[][] a, OperationContext context)
    {
        int n = a.Length;
        var beside = new double[n];
        var v = new double[n];
        var p = new double[n];
        for (int k = 0; k < n - 2; k++)
        {
            context.ThrowIfCanceled();
            double norm = 0;
            for (int i = k + 1; i < n; i++) norm += a[i][k] * a[i][k];
            norm = Math.Sqrt(norm);
            beside[k + 1] = a[k + 1][k];
            if (norm == Math.Abs(a[k + 1][k])) continue;

            double alpha = a[k + 1][k] > 0 ? -norm : norm;
            beside[k + 1] = alpha;
            double square = 0;
            for (int i = k + 1; i < n; i++)
            {
                v[i] = a[i][k] - (i == k + 1 ? alpha : 0);
                square += v[i] * v[i];
            }
            double scale = 2 / square, along = 0;
            for (int i = k + 1; i < n; i++)
            {
                double sum = 0;
                double[] row = a[i];
                for (int j = k + 1; j < n; j++) sum += row[j] * v[j];
                p[i] = scale * sum;
                along += p[i] * v[i];
            }
            double half = scale * along / 2;
            for (int i = k + 1; i < n; i++) p[i] -= half * v[i];
            for (int i = k + 1; i < n; i++)
            {
                double[] row = a[i];
                for (int j = k + 1; j < n; j++) row[j] -= v[i] * p[j] + p[i] * v[j];
            }
        }
        beside[n - 1] = a[n - 1][n - 2];
        var diagonal = new double[n];
        for (int i = 0; i < n; i++) diagonal[i] = a[i][i];
        return (diagonal, beside);
    }

    // As many eigenvalues lie below x as there are negative pivots of the matrix minus x.
    private static int CountBelow(double[] diagonal, double[] beside, double x)
    {
        int count = 0;
        double pivot = 1;
        for (int i = 0; i < diagonal.Length; i++)
        {
            pivot = diagonal[i] - x - (i == 0 ? 0 : beside[i] * beside[i] / pivot);
            if (pivot == 0) pivot = -1e-200;
            if (pivot < 0) count++;
        }
        return count;
    }
}
