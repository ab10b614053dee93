using System.Collections.Immutable;

namespace NetOpt.Charts.Svg;

/// <summary>An axis laid out, linear or logarithmic: its range, its ticks with their labels, and its heading with the unit.</summary>
internal sealed class SvgScale
{
    private readonly bool _isLogarithmic;
    private readonly double _from, _length;

    private SvgScale(bool isLogarithmic, double low, double high, double from, double to, string heading, List<(double Value, string Label)> ticks)
    {
        _isLogarithmic = isLogarithmic;
        Low = low;
        High = high;
        _from = from;
        _length = to - from;
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
        if (axis.IsLogarithmic) return Logarithmic(axis, low, high, target, toTicks);
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
        return new SvgScale(isLogarithmic: false, low, high, 0, 1, heading, ticks);
    }

    /// <summary>The same axis between two pixel positions.</summary>
    public SvgScale Between(double from, double to) => new(_isLogarithmic, Low, High, from, to, Heading, Ticks);

    /// <summary>The pixel of a value.</summary>
    public double Pixel(double value) => _from + Position(value) * _length;

    /// <summary>How far along the axis each value lies, 0 at <see cref="Low"/> and 1 at <see cref="High"/>.</summary>
    public double[] Positions(ImmutableArray<double> values)
    {
        var positions = new double[values.Length];
        for (int i = 0; i < positions.Length; i++) positions[i] = Position(values[i]);
        return positions;
    }

    /// <summary>The width of the widest tick label.</summary>
    public double LabelWidth()
    {
        double width = 0;
        foreach ((_, string label) in Ticks) width = Math.Max(width, TextMeasure.Width(label, 12));
        return width;
    }

    private static SvgScale Logarithmic(ChartAxis axis, double low, double high, int target, bool toTicks)
    {
        var nice = new LogTicks(low, high, target, axis.Unit == ChartUnit.Bytes ? 2 : 10);
        if (toTicks || high <= low) (low, high) = (nice.Low, nice.High);
        var ticks = new List<(double, string)>();
        foreach (double tick in nice.Values)
        {
            if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) ticks.Add((tick, ChartNumber.LogTick(tick, axis.Unit)));
        }
        return new SvgScale(isLogarithmic: true, low, high, 0, 1, axis.Title, ticks);
    }

    private double Position(double value) => _isLogarithmic ? Math.Log(value / Low) / Math.Log(High / Low) : (value - Low) / (High - Low);
}
