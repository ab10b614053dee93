namespace NetOpt.Congestion.Controllers;

/// <summary>
/// The curve along which CUBIC grows: W(t) = C(t − K)³ + W_max, with K = ∛((W_max − W(0))/C), flat around the window at which the last loss happened. Windows in segments, times in seconds.
/// Parameter: C = 0.4 segments/s³. O(1), and the same on every machine: the cube root is Newton's.
/// Source: RFC 9438 section 4.2. Deviation: none.
/// </summary>
internal struct CubicCurve
{
    private const double C = 0.4;

    /// <summary>The window around which the curve is flat.</summary>
    public double Most { get; private set; }

    /// <summary>When the curve reaches it, s.</summary>
    public double K { get; private set; }

    /// <summary>Starts the curve.</summary>
    /// <param name="window">The window now.</param>
    /// <param name="most">The window of the last loss; where it is not above <paramref name="window"/>, the curve is flat where it begins.</param>
    public void Begin(double window, double most)
    {
        Most = Math.Max(window, most);
        K = CubeRoot((Most - window) / C);
    }

    /// <summary>The window at a time.</summary>
    /// <param name="t">Since the beginning, s.</param>
    public readonly double At(double t)
    {
        double d = t - K;
        return C * d * d * d + Most;
    }

    // From a power of two near the root.
    private static double CubeRoot(double x)
    {
        if (x <= 0) return 0;
        double root = Math.ScaleB(1, (int)Math.Round(Math.ILogB(x) / 3.0));
        for (int i = 0; i < 8; i++) root = (2 * root + x / (root * root)) / 3;
        return root;
    }
}
