using System.Numerics;
using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>
/// A positive weight for every arc, ready for exact comparison of path lengths. Weights are scaled to integers
/// whose sums along any path stay below 2^53, where floating-point addition is exact, so that two paths tie only where they
/// really do. Weights for which no such scale exists keep their values and are compared with <see cref="TieTolerance"/>.
/// Making them: O(arcs). Source: none needed; the scale is the least power of ten that makes the given numbers whole and,
/// for reciprocals of capacities, the least common multiple of the capacities.
/// </summary>
public sealed class RoutingWeights
{
    /// <summary>Relative difference below which two path lengths count as equal where exact comparison is not possible.</summary>
    public const double TieTolerance = 1e-12;

    private const double ExactLimit = 9007199254740992; // 2^53
    private const int MaxDecimals = 9;

    private RoutingWeights(double[] values, bool isExact)
    {
        Values = values;
        IsExact = isExact;
    }

    /// <summary>The weight of each arc, in some common scale. Shared: do not write to it.</summary>
    public double[] Values { get; }

    /// <summary>Whether sums of these weights are exact.</summary>
    public bool IsExact { get; }

    /// <summary>The factor below which a path ties with the shortest: 1 where sums are exact.</summary>
    internal double TieFactor => IsExact ? 1 : 1 + TieTolerance;

    /// <summary>The weights that a topology is routed on where nobody names any: its costs if every arc has one, else inverse capacity.</summary>
    public static WeightChoice DefaultChoice(NetworkTopology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        foreach (double cost in topology.Arcs.Cost)
        {
            if (double.IsNaN(cost)) return WeightChoice.InverseCapacity;
        }
        return WeightChoice.File;
    }

    /// <summary>The weights of a topology.</summary>
    /// <exception cref="NetOptException">MissingCapacity, MissingCost: an arc lacks what the choice needs; InvalidCost: a cost is 0.</exception>
    public static RoutingWeights Of(NetworkTopology topology, WeightChoice choice)
    {
        ArgumentNullException.ThrowIfNull(topology);
        ArcArrays arcs = topology.Arcs;
        switch (choice)
        {
            case WeightChoice.Unit:
                var ones = new double[arcs.Count];
                ones.AsSpan().Fill(1);
                return new RoutingWeights(ones, true);
            case WeightChoice.InverseCapacity:
                RoutingInput.CheckCapacities(topology);
                return OfReciprocals(arcs.CapacityBps, arcs.NodeCount);
            case WeightChoice.File:
                CheckCosts(topology);
                return Given(arcs.Cost, arcs.NodeCount);
            default:
                throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"There is no choice of weights {choice}", "unit, inverse-capacity or file", "\"unit\"", choice);
        }
    }

    /// <summary>Weights from a list, one per arc.</summary>
    /// <param name="perArc">Above 0 and finite.</param>
    /// <param name="nodeCount">Nodes of the network, which limits how many arcs a path has.</param>
    /// <exception cref="NetOptException">InvalidCost.</exception>
    public static RoutingWeights Given(ReadOnlySpan<double> perArc, int nodeCount)
    {
        foreach (double weight in perArc)
        {
            if (!(weight > 0) || double.IsInfinity(weight))
                throw new NetOptException(ErrorCodes.InvalidCost, ErrorKind.InvalidArgument, $"A routing weight is {weight}", "a finite number above 0", "10", weight);
        }
        double[]? whole = ToWhole(perArc);
        return whole is not null && Fits(whole, nodeCount) ? new RoutingWeights(whole, true) : new RoutingWeights(perArc.ToArray(), false);
    }

    // Reciprocals times the least common multiple of the values are integers: L/c for whole c.
    private static RoutingWeights OfReciprocals(double[] capacity, int nodeCount)
    {
        if (ToWhole(capacity) is { } whole)
        {
            BigInteger divisor = 0, multiple = 1;
            foreach (double c in whole) divisor = BigInteger.GreatestCommonDivisor(divisor, (BigInteger)c);
            foreach (double c in whole.Distinct())
            {
                BigInteger reduced = (BigInteger)c / divisor;
                multiple *= reduced / BigInteger.GreatestCommonDivisor(multiple, reduced);
                if (multiple.GetBitLength() > 512) break; // L / c is far beyond 2^53 for the c that came last
            }
            var weights = new double[capacity.Length];
            bool exact = multiple.GetBitLength() <= 512;
            for (int a = 0; a < weights.Length && exact; a++)
            {
                weights[a] = (double)(multiple / ((BigInteger)whole[a] / divisor));
                exact = weights[a] < ExactLimit;
            }
            if (exact && Fits(weights, nodeCount)) return new RoutingWeights(weights, true);
        }
        double largest = capacity.Max();
        return new RoutingWeights([.. capacity.Select(c => largest / c)], false);
    }

    // The values times the least power of ten that makes all of them whole; null where none up to 10^9 does.
    private static double[]? ToWhole(ReadOnlySpan<double> values)
    {
        var whole = new double[values.Length];
        double scale = 1;
        for (int decimals = 0; decimals <= MaxDecimals; decimals++, scale *= 10)
        {
            int a = 0;
            while (a < values.Length)
            {
                whole[a] = Math.Round(values[a] * scale);
                if (!(whole[a] < ExactLimit) || whole[a] / scale != values[a]) break;
                a++;
            }
            if (a == values.Length) return whole;
        }
        return null;
    }

    private static bool Fits(double[] whole, int nodeCount)
    {
        double largest = 0;
        foreach (double w in whole) largest = Math.Max(largest, w);
        return largest * nodeCount < ExactLimit;
    }

    private static void CheckCosts(NetworkTopology topology)
    {
        ArcArrays arcs = topology.Arcs;
        int missing = 0, first = -1;
        for (int a = 0; a < arcs.Count; a++)
        {
            if (arcs.Cost[a] == 0)
            {
                throw new NetOptException(ErrorCodes.InvalidCost, ErrorKind.InvalidArgument, $"The cost of link '{topology.Links[arcs.Link[a]].Name}' is 0",
                    "a cost above 0, so that shortest paths cannot circle", "10", 0.0);
            }
            if (!double.IsNaN(arcs.Cost[a])) continue;
            missing++;
            if (first < 0) first = a;
        }
        if (missing == 0) return;
        throw new NetOptException(ErrorCodes.MissingCost, ErrorKind.InvalidArgument,
            $"{missing} of {arcs.Count} arcs of '{topology.Name}' have no cost, link '{topology.Links[arcs.Link[first]].Name}' first",
            "a cost for every link, or the weights unit or inverse-capacity", "\"unit\"");
    }
}
