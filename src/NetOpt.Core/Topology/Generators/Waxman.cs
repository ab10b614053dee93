using NetOpt.Numerics;

namespace NetOpt.Topology.Generators;

/// <summary>
/// Waxman's random network: n uniform places in the unit square; two nodes at distance d are joined with probability
/// β·exp(-d/(αL)), where L = √2 is the greatest distance that two places can have.
/// Parameters: nodes n (at most 60,000), alpha α above 0 (reach), beta β in 0..1 (density). O(n²) time, O(n + links) space.
/// Source: Waxman, IEEE JSAC 6(9), 1988. Deviation: L is the diagonal of the square, where the paper takes the greatest
/// distance of two of the nodes, so that the probability of a pair does not hang on the other nodes.
/// </summary>
internal static class Waxman
{
    public static void Build(ShapeParameters parameters, ShapeBuilder builder, RandomStream random)
    {
        int n = parameters.Int(nameof(GenerateTopologyRequest.Nodes), 1, 60_000);
        double alpha = parameters.Real(nameof(GenerateTopologyRequest.Alpha), double.Epsilon, double.MaxValue);
        double beta = parameters.Real(nameof(GenerateTopologyRequest.Beta), 0, 1);
        parameters.CheckAllTaken();
        builder.Expect(n, 0);

        var x = new double[n];
        var y = new double[n];
        for (int i = 0; i < n; i++)
        {
            x[i] = random.NextDouble();
            y[i] = random.NextDouble();
            builder.AddNode(ShapeBuilder.NodeId(i), x[i], y[i]);
        }
        double reach = alpha * Math.Sqrt(2);
        for (int i = 0; i < n; i++)
        {
            builder.ThrowIfCanceled();
            for (int j = i + 1; j < n; j++)
            {
                // Most pairs fail at the density already, and need no exponential.
                double draw = random.NextDouble();
                if (draw >= beta) continue;
                double dx = x[i] - x[j], dy = y[i] - y[j];
                if (draw < beta * Math.Exp(-Math.Sqrt(dx * dx + dy * dy) / reach)) builder.AddLink(i, j);
            }
        }
    }
}
