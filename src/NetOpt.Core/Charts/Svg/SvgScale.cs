namespace NetOpt.Charts.Svg;

/// <summary>A linear axis laid out: its range, its ticks with their labels, and its heading with the unit.</summary>
internal sealed class SvgScale
{
    private readonly double _from, _perUnit;

    private SvgScale(double low, double high, double from, double to, string heading, List<(double Value, string Label)> ticks)
    {
        Low = low;
        High = high;
        _from = from;
        _perUnit = (to - from) / (high - low);
        Heading = heading;
        Ticks = ticks;
    }

    /// <summary>The value at the start of the axis.</summary>
    public double Low { get; }

    /// <summary>The value at its end.</summary>
    public double High { get; }

    /// <summary>Title and unit.</summary>
    public string Heading { get; }

    /// <summary>The ticks in view.</summary>
    public List<(double Value, string Label)> Ticks { get; }

    /// <summary>Lays out an axis.</summary>
    /// <param name="axis">Title, unit and limits.</param>
    /// <param name="low">Least value of the data.</param>
    /// <param name="high">Greatest value of the data.</param>
    /// <param name="target">How many intervals are wanted.</param>
    /// <param name="toTicks">Whether the range ends at ticks (else at the data).</param>
    public static SvgScale Create(ChartAxis axis, double low, double high, int target, bool toTicks)
    {
        low = Math.Min(low, axis.Minimum ?? low);
        high = Math.Max(high, axis.Maximum ?? high);
        (double factor, string unit) = ChartNumber.AxisUnit(Math.Max(Math.Abs(low), Math.Abs(high)), axis.Unit);
        var nice = new NiceTicks(low / factor, high / factor, target, axis.IsInteger);
        if (toTicks || high <= low) (low, high) = (nice.Low * factor, nice.High * factor);
        double near = 0.02 * (high - low); // a tick just outside is worth its little room
        if (low - nice.Low * factor < near) low = nice.Low * factor;
        if (nice.High * factor - high < near) high = nice.High * factor;
        var ticks = new List<(double, string)>();
        double slack = (high - low) * 1e-9;
        foreach (double tick in nice.Values)
        {
            double value = tick * factor;
            if (value >= low - slack && value <= high + slack) ticks.Add((value, ChartNumber.Tick(tick, nice.Step)));
        }
        string heading = unit.Length == 0 ? axis.Title : $"{axis.Title} ({unit})";
        return new SvgScale(low, high, 0, 1, heading, ticks);
    }

    /// <summary>The same axis between two pixel positions.</summary>
    public SvgScale Between(double from, double to) => new(Low, High, from, to, Heading, Ticks);

    /// <summary>The pixel of a value.</summary>
    public double Pixel(double value) => _from + (value - Low) * _perUnit;

    /// <summary>The width of the widest tick label.</summary>
    public double LabelWidth()
    {
        double width = 0;
        foreach ((_, string label) in Ticks) width = Math.Max(width, TextMeasure.Width(label, 12));
        return width;
    }
}
