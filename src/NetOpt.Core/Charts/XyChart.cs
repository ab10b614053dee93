using System.Collections.Immutable;

namespace NetOpt.Charts;

/// <summary>Lines, steps or dots over two numeric axes.</summary>
public sealed record XyChart : Chart
{
    /// <summary>The horizontal axis.</summary>
    public required ChartAxis XAxis { get; init; }

    /// <summary>The vertical axis.</summary>
    public required ChartAxis YAxis { get; init; }

    /// <summary>The series, in the order of the legend.</summary>
    public ImmutableArray<XySeries> Series { get; init; } = [];

    /// <summary>Horizontal lines to compare with.</summary>
    public ImmutableArray<ReferenceLine> References { get; init; } = [];

    /// <summary>Refuses what cannot be drawn: values of 0 and below on a logarithmic axis.</summary>
    /// <exception cref="NetOptException">InvalidParameter, naming the point.</exception>
    internal void Check()
    {
        CheckLimits(XAxis);
        CheckLimits(YAxis);
        foreach (XySeries series in Series)
        {
            if (XAxis.IsLogarithmic) CheckValues(series.X.AsSpan(), series.Name, XAxis);
            if (YAxis.IsLogarithmic) CheckValues(series.Y.AsSpan(), series.Name, YAxis);
        }
        if (YAxis.IsLogarithmic) CheckValues([.. References.Select(r => r.Value)], "reference lines", YAxis);
    }

    private static void CheckLimits(ChartAxis axis)
    {
        if (axis.IsLogarithmic) CheckValues([axis.Minimum ?? 1, axis.Maximum ?? 1], "limits", axis);
    }

    private static void CheckValues(ReadOnlySpan<double> values, string name, ChartAxis axis)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!(values[i] > 0))
            {
                throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument,
                    $"Value {i} of '{name}' is {values[i]} on the logarithmic axis '{axis.Title}'", "values above 0; leave out the others, or use a linear axis", value: values[i]);
            }
        }
    }
}
