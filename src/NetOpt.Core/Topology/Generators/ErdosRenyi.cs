using NetOpt.Numerics;

namespace NetOpt.Topology.Generators;

/// <summary>
/// The random graphs of Erdős, Rényi and Gilbert. G(n, p): each of the n(n-1)/2 pairs is joined with probability p,
/// independently. G(n, m): a uniformly random set of m pairs is joined.
/// Parameters: nodes n, and probability p or links m. G(n, p) is drawn by skipping from one joined pair to the next with
/// geometric steps, O(n + m) time; G(n, m) by drawing pairs until m are distinct (or, when more than half of all pairs are
/// joined, the pairs to leave out), O(n + m) expected time and space.
/// Source: Batagelj and Brandes, Physical Review E 71, 2005. Deviation: none.
/// </summary>
internal static class ErdosRenyi
{
    public static void Build(ShapeParameters parameters, ShapeBuilder builder, RandomStream random)
    {
        int n = parameters.Int(nameof(GenerateTopologyRequest.Nodes), 1);
        double pairs = n * (n - 1.0) / 2;
        bool byProbability = parameters.Has(nameof(GenerateTopologyRequest.Probability));
        if (byProbability == parameters.Has(nameof(GenerateTopologyRequest.Links)))
        {
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument,
                "The shape erdosRenyi needs either 'probability' or 'links'", "one of the two", "\"probability\": 0.01");
        }
        if (byProbability)
        {
            double p = parameters.Real(nameof(GenerateTopologyRequest.Probability), 0, 1);
            parameters.CheckAllTaken();
            builder.Expect(n, p * pairs);
            builder.AddNodes(n);
            ByProbability(n, p, builder, random);
        }
        else
        {
            int m = parameters.Int(nameof(GenerateTopologyRequest.Links), 0, (int)Math.Min(pairs, int.MaxValue));
            parameters.CheckAllTaken();
            builder.Expect(n, m);
            builder.AddNodes(n);
            ByCount(n, m, pairs, builder, random);
        }
    }

    // Pairs are numbered row by row: (0,1), (0,2), (1,2), (0,3), ...: row v holds the v pairs with larger end v.
    private static void ByProbability(int n, double p, ShapeBuilder builder, RandomStream random)
    {
        if (p == 0) return;
        double logMiss = p < 1e-8 ? -p : Math.Log(1 - p);
        double column = -1;
        for (int row = 1; row < n;)
        {
            column += p == 1 ? 1 : 1 + Math.Floor(Math.Log(1 - random.NextDouble()) / logMiss);
            while (row < n && column >= row)
            {
                column -= row;
                row++;
            }
            if (row < n) builder.AddLink((int)column, row);
        }
    }

    private static void ByCount(int n, int m, double pairs, ShapeBuilder builder, RandomStream random)
    {
        bool leaveOut = m > pairs / 2;
        int draws = leaveOut ? (int)(pairs - m) : m;
        var drawn = new HashSet<(int Row, int Column)>(draws);
        while (drawn.Count < draws)
        {
            if (drawn.Count % 1024 == 0) builder.ThrowIfCanceled();
            int a = random.NextInt32(n), b = random.NextInt32(n);
            if (a == b || !drawn.Add((Math.Max(a, b), Math.Min(a, b)))) continue;
            if (!leaveOut) builder.AddLink(Math.Min(a, b), Math.Max(a, b));
        }
        if (!leaveOut) return;
        for (int row = 1; row < n; row++)
        {
            for (int column = 0; column < row; column++)
            {
                if (!drawn.Contains((row, column))) builder.AddLink(column, row);
            }
        }
    }
}
