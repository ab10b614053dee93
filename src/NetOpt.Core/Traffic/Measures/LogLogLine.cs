namespace NetOpt.Traffic.Measures;

/// <summary>A straight line by (weighted) least squares. O(points).</summary>
internal readonly struct LogLogLine
{
    /// <summary>Fits y = intercept + slope·x.</summary>
    /// <param name="x">At least two different values.</param>
    /// <param name="y">As many.</param>
    /// <param name="weight">One over the variance of each y; empty where all weigh the same and the residuals tell the variance.</param>
    public LogLogLine(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> weight = default)
    {
        double w = 0, mx = 0, my = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double u = weight.IsEmpty ? 1 : weight[i];
            w += u;
            mx += u * x[i];
            my += u * y[i];
        }
        mx /= w;
        my /= w;
        double xx = 0, xy = 0, yy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double u = weight.IsEmpty ? 1 : weight[i];
            xx += u * (x[i] - mx) * (x[i] - mx);
            xy += u * (x[i] - mx) * (y[i] - my);
            yy += u * (y[i] - my) * (y[i] - my);
        }
        Points = x.Length;
        SumXX = xx;
        Slope = xy / xx;
        Intercept = my - Slope * mx;
        double residual = Math.Max(0, yy - Slope * xy);
        Residual = residual;
        RSquared = yy > 0 ? 1 - residual / yy : null;
        StandardError = !weight.IsEmpty ? Math.Sqrt(1 / xx) : x.Length > 2 ? Math.Sqrt(residual / (x.Length - 2) / xx) : 0;
    }

    public int Points { get; }

    public double Slope { get; }

    public double Intercept { get; }

    /// <summary>Of the slope.</summary>
    public double StandardError { get; }

    public double? RSquared { get; }

    /// <summary>Σ w (x - mean)².</summary>
    public double SumXX { get; }

    /// <summary>Σ w (y - line)², distributed as chi-squared with Points - 2 degrees where the weights are right.</summary>
    public double Residual { get; }
}
