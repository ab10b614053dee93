namespace NetOpt.Numerics;

/// <summary>
/// Logarithm and exponential from additions, multiplications and divisions alone, which IEEE 754 rounds one way everywhere. The
/// platform's own functions differ in their last bits from one C library to the next, and a simulation that compares times would
/// then take another path. Within 2 units in the last place of the true value; O(1).
/// Source: the series 2·artanh((m−1)/(m+1)) and Taylor's of the exponential, on reduced arguments. Deviation: none.
/// </summary>
internal static class PortableMath
{
    private const double Ln2High = 0.693147180369123816490, Ln2Low = 1.90821492927058770002e-10;
    private const long MantissaMask = (1L << 52) - 1;
    private const long SqrtHalfMantissa = 0x6A09E667F3BCDL;

    /// <summary>The natural logarithm of a positive normal number; of 0, −∞.</summary>
    public static double Log(double x)
    {
        if (x == 0) return double.NegativeInfinity;
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        long mantissa = bits & MantissaMask;
        // m lies in [1/√2, √2).
        if (mantissa > SqrtHalfMantissa) exponent++;
        double m = BitConverter.Int64BitsToDouble(mantissa | (mantissa > SqrtHalfMantissa ? 1022L : 1023L) << 52);
        double s = (m - 1) / (m + 1), z = s * s;
        double series = 1.0 / 21;
        series = series * z + 1.0 / 19;
        series = series * z + 1.0 / 17;
        series = series * z + 1.0 / 15;
        series = series * z + 1.0 / 13;
        series = series * z + 1.0 / 11;
        series = series * z + 1.0 / 9;
        series = series * z + 1.0 / 7;
        series = series * z + 1.0 / 5;
        series = series * z + 1.0 / 3;
        return exponent * Ln2High + (2 * s + (2 * s * z * series + exponent * Ln2Low));
    }

    /// <summary>e to the power x; 0 below about −708 and +∞ above about 709.</summary>
    public static double Exp(double x)
    {
        if (x < -708) return 0;
        if (x > 709.78) return double.PositiveInfinity;
        double k = Math.Round(x / (Ln2High + Ln2Low));
        double r = x - k * Ln2High - k * Ln2Low;
        double sum = 1.0 / 6227020800;
        sum = sum * r + 1.0 / 479001600;
        sum = sum * r + 1.0 / 39916800;
        sum = sum * r + 1.0 / 3628800;
        sum = sum * r + 1.0 / 362880;
        sum = sum * r + 1.0 / 40320;
        sum = sum * r + 1.0 / 5040;
        sum = sum * r + 1.0 / 720;
        sum = sum * r + 1.0 / 120;
        sum = sum * r + 1.0 / 24;
        sum = sum * r + 1.0 / 6;
        sum = sum * r + 0.5;
        return Math.ScaleB(1 + (r + r * r * sum), (int)k);
    }
}
