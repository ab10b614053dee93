namespace NetOpt.Bandwidth;

/// <summary>
/// A number as the unevaluated sum of two doubles, about 32 significant digits. Filling subtracts thousands of rates from a
/// capacity and divides what is left: with plain doubles the rounding of the early rates grows into the last digits that
/// count of the late ones. Source: Dekker 1971, Knuth TAOCP 2 §4.2.2 (two-sum); values must stay clear of overflow.
/// </summary>
internal struct DoubleDouble(double high, double low = 0)
{
    public double High = high;
    public double Low = low;

    public readonly double Value => High + Low;

    /// <summary>Adds a number; exact but for the rounding of the low part.</summary>
    public void Add(double value)
    {
        double sum = High + value;
        double part = sum - High;
        Low += (High - (sum - part)) + (value - part);
        High = sum;
    }

    /// <summary>Adds another double-double.</summary>
    public void Add(DoubleDouble value)
    {
        Add(value.High);
        Low += value.Low;
    }

    public static DoubleDouble operator -(DoubleDouble a) => new(-a.High, -a.Low);

    public static DoubleDouble operator *(DoubleDouble a, double b)
    {
        double product = a.High * b;
        return new DoubleDouble(product, Math.FusedMultiplyAdd(a.High, b, -product) + a.Low * b);
    }

    public static DoubleDouble operator /(DoubleDouble a, DoubleDouble b)
    {
        // One Newton step: the quotient of the leading parts, and what it leaves over.
        double quotient = a.Value / b.Value;
        DoubleDouble rest = a;
        rest.Add(-(b * quotient));
        double correction = rest.Value / b.Value;
        double sum = quotient + correction;
        return new DoubleDouble(sum, correction - (sum - quotient));
    }
}
