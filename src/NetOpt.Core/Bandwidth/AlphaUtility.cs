namespace NetOpt.Bandwidth;

/// <summary>
/// The utility of a rate x with weight w, w·x^(1−α)/(1−α), or w·ln x where α = 1, and how far rates are from the best answer
/// to a price, all as multiples of w·x^(1−α). Differences are worked out without subtracting utilities, which agree to their last
/// digits where rates do.
/// Source: Mo and Walrand, "Fair end-to-end window-based congestion control", IEEE/ACM Transactions on Networking 8(5), 2000.
/// </summary>
internal static class AlphaUtility
{
    // Where the fraction is this small, two terms of the series are right to 16 digits of what they stand for.
    private const double SmallFraction = 1e-5;

    /// <summary>The rate that is worth its price best, given the logarithms of weight and price: the most of w·U(x) − price·x with x up to the demand.</summary>
    public static double BestRate(double alpha, double logWeight, double demand, double logPrice) => Math.Min(demand, Math.Exp((logWeight - logPrice) / alpha));

    /// <summary>What is lost by a rate that is not the best one at a price, over w·best^(1−α); at least 0.</summary>
    /// <param name="alpha">α.</param>
    /// <param name="best">The best rate.</param>
    /// <param name="rate">The rate, above 0.</param>
    /// <param name="paid">What is paid for the best rate over w·best^(1−α): 1, or less where the demand ends it.</param>
    public static double Loss(double alpha, double best, double rate, double paid)
    {
        double fraction = (best - rate) / best;
        double bend = Math.Abs(fraction) < SmallFraction
            ? alpha * fraction * fraction * (0.5 + (alpha + 1) * fraction / 6)
            : Gain(alpha, rate / best) - fraction;
        return Math.Max(0, bend + Math.Max(0, 1 - paid) * fraction);
    }

    // U(1) − U(r) for unit weight.
    private static double Gain(double alpha, double ratio)
    {
        double log = Math.Log(ratio);
        double exponent = (1 - alpha) * log;
        return Math.Abs(exponent) < 1e-8 ? -log * (1 + exponent / 2) : (1 - Math.Exp(exponent)) / (1 - alpha);
    }
}
