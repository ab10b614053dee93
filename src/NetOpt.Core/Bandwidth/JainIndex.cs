namespace NetOpt.Bandwidth;

/// <summary>
/// Jain's fairness index J = (Σx)² / (n·Σx²): 1 where all get the same, 1/n where one gets all.
/// Input: rates (any unit, at least 0) and, where the shares are weighted, weights, so that x/w is judged.
/// All zero gives 1; of nothing it is undefined (null). O(n) time, O(1) space.
/// Source: Jain, Chiu and Hawe, DEC-TR-301, 1984.
/// </summary>
public static class JainIndex
{
    /// <summary>The index of rates.</summary>
    /// <param name="rates">At least 0 and finite.</param>
    /// <param name="weights">One for each rate, above 0; empty where all weigh the same.</param>
    /// <returns>From 1/n to 1; null for no rates.</returns>
    public static double? Of(ReadOnlySpan<double> rates, ReadOnlySpan<double> weights = default)
    {
        if (rates.IsEmpty) return null;
        double largest = 0;
        for (int i = 0; i < rates.Length; i++) largest = Math.Max(largest, Share(i, rates, weights));
        if (largest == 0) return 1;
        // The index has no unit: dividing by the largest share keeps the squares in range.
        var sum = new DoubleDouble();
        var squares = new DoubleDouble();
        for (int i = 0; i < rates.Length; i++)
        {
            double x = Share(i, rates, weights) / largest;
            sum.Add(x);
            squares.Add(x * x);
        }
        return Math.Min(1, sum.Value * sum.Value / (rates.Length * squares.Value));
    }

    private static double Share(int i, ReadOnlySpan<double> rates, ReadOnlySpan<double> weights) =>
        weights.IsEmpty ? rates[i] : rates[i] / weights[i];
}
