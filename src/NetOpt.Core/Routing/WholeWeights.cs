namespace NetOpt.Routing;

/// <summary>
/// Weights as a router takes them: whole numbers from 1 to a largest one. Whole weights stay as they are, divided by their common divisor
/// only where they would be too large; others are scaled so that the smallest becomes 10 (or less, where the largest would be too large)
/// and rounded. O(arcs).
/// </summary>
internal static class WholeWeights
{
    private const double SmallestScaled = 10;

    /// <summary>The whole weights, the largest that a search may use, and whether anything had to be rounded.</summary>
    /// <param name="values">Above 0 and finite.</param>
    /// <param name="maxWeight">The largest to use; null for the least of 20 times the powers of 10 and 65535 that holds them all.</param>
    public static (int[] Weights, int MaxWeight, bool Rounded) Of(double[] values, int? maxWeight)
    {
        int largest = maxWeight ?? WeightSearch.LargestWeight;
        bool whole = Array.TrueForAll(values, v => v == Math.Floor(v));
        double divisor = 1;
        if (whole && values.Length > 0 && values.Max() > largest) divisor = values.Aggregate(CommonDivisor);
        bool rounded = values.Length > 0 && (!whole || values.Max() / divisor > largest);
        double scale = !rounded ? 1 / divisor : Math.Min(SmallestScaled / values.Min(), largest / values.Max());
        int[] weights = [.. values.Select(v => Math.Clamp((int)Math.Round(v * scale), 1, largest))];
        int holds = 20;
        while (weights.Length > 0 && holds < weights.Max()) holds *= 10;
        return (weights, maxWeight ?? Math.Min(holds, WeightSearch.LargestWeight), rounded);
    }

    private static double CommonDivisor(double a, double b)
    {
        while (b > 0) (a, b) = (b, a % b);
        return a;
    }
}
