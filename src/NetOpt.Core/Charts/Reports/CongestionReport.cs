using System.Collections.Immutable;
using NetOpt.Congestion;
using NetOpt.Operations;

namespace NetOpt.Charts.Reports;

/// <summary>The reports on congestion models: the plane of Chiu and Jain, and the rate of a TCP flow over its loss.</summary>
public static class CongestionReport
{
    private const int MostUsers = 8;

    /// <summary>The path in the plane of two users, all rates over time, and fairness over time. O(users · steps).</summary>
    /// <param name="result">The result.</param>
    public static ChartPage Create(AimdResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        ImmutableArray<double> step = [.. Enumerable.Range(0, result.Total.Length).Select(i => (double)i)];
        var items = ImmutableArray.CreateBuilder<PageItem>();
        if (result.Rates.Length == 2) items.Add(new PageChart(Plane(result)));
        int shown = Math.Min(MostUsers, result.Rates.Length);
        XyChart rates = ChartFactory.Lines("Rates over time", new ChartAxis("Step") { IsInteger = true }, new ChartAxis("Rate") { Minimum = 0 },
            [.. result.Rates.Take(shown).Select((rate, user) => new XySeries($"user {user + 1}", step, rate)), new XySeries("all together", step, result.Total)]);
        items.Add(new PageChart(rates with
        {
            Subtitle = shown < result.Rates.Length ? $"The first {shown} of {result.Rates.Length} users" : null,
            References = [new ReferenceLine(result.Capacity, "capacity")],
        }));
        items.Add(new PageChart(ChartFactory.Lines("Fairness over time", new ChartAxis("Step") { IsInteger = true }, new ChartAxis("Jain's index") { Minimum = 0, Maximum = 1 },
            new XySeries("Jain's index", step, result.Jain, XyMark.Line, SeriesRole.After))));
        return new ChartPage($"{Name(result.Rule)}: {Verdict(result.Verdict)}",
            $"Jain's index goes from {ChartNumber.Format(result.JainAtStart)} to {ChartNumber.Format(result.JainAtEnd)} in {result.Steps} steps; in their second half {ChartNumber.Format(result.MeanEfficiency, ChartUnit.Ratio)} of the capacity is used on average.",
            items.ToImmutable());
    }

    /// <summary>The rate by each formula over nine decades of loss, with the point asked for. O(1).</summary>
    /// <param name="result">The result.</param>
    public static ChartPage Create(TcpModelResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        double[] losses = [.. Enumerable.Range(0, 91).Select(i => Math.Pow(10, -9 + i / 10.0)).Where(p => p < 1)];
        var series = new List<XySeries>();
        var request = new TcpModelRequest(result.RttSeconds, null, null, result.SegmentBytes, result.MaxWindowSegments, result.TimeoutSeconds, result.SegmentsPerAck);
        TcpModelResult[] points = [.. losses.Select(p => TcpModel.Evaluate(request with { Loss = p }, OperationContext.Default))];
        for (int f = 0; f < result.Rates.Length; f++)
            series.Add(new XySeries(Name(result.Rates[f].Formula), [.. losses], [.. points.Select(p => p.Rates[f].RateBps!.Value)]));
        TcpModelRate[] asked = [.. result.Rates.Where(r => r.Loss is not null)];
        if (asked.Length > 0) series.Add(new XySeries("asked for", [.. asked.Select(r => r.Loss!.Value)], [.. asked.Select(r => r.RateBps!.Value)], XyMark.Point));
        XyChart chart = ChartFactory.Lines("Rate of one TCP flow under random loss", new ChartAxis("Loss", ChartUnit.Ratio) { IsLogarithmic = true },
            new ChartAxis("Rate", ChartUnit.BitsPerSecond) { IsLogarithmic = true }, [.. series]);
        string path = $"Round-trip time {ChartNumber.Format(result.RttSeconds, ChartUnit.Seconds)}, segments of {result.SegmentBytes} bytes" + (result.MaxWindowSegments is { } w ? $", window of at most {ChartNumber.Format(w)} segments" : "");
        return new ChartPage(chart.Title, path + ".", [new PageChart(chart with { Subtitle = path })]);
    }

    /// <summary>The rule as people write it.</summary>
    /// <param name="rule">The rule.</param>
    public static string Name(AimdRule rule) => rule.ToString().ToUpperInvariant();

    /// <summary>The formula by its author or protocol.</summary>
    /// <param name="formula">The formula.</param>
    public static string Name(TcpFormula formula) => formula switch
    {
        TcpFormula.Mathis => "Reno (Mathis)",
        TcpFormula.Padhye => "Reno with timeouts (Padhye)",
        _ => "CUBIC (RFC 9438)",
    };

    /// <summary>The verdict in words.</summary>
    /// <param name="verdict">The verdict.</param>
    public static string Verdict(AimdVerdict verdict) => verdict switch
    {
        AimdVerdict.BecomesFair => "the shares become equal",
        AimdVerdict.KeepsRatio => "the shares keep their ratio",
        AimdVerdict.KeepsDifference => "the shares keep their difference",
        _ => "the shares drift apart",
    };

    private static XyChart Plane(AimdResult result)
    {
        double far = Math.Max(result.Capacity, Math.Max(result.Rates[0].Max(), result.Rates[1].Max()));
        return ChartFactory.Lines("The plane of two users", new ChartAxis("Rate of user 1") { Minimum = 0, Maximum = far }, new ChartAxis("Rate of user 2") { Minimum = 0, Maximum = far },
            new XySeries("path", result.Rates[0], result.Rates[1]),
            new XySeries("efficient: the link is just full", [0, result.Capacity], [result.Capacity, 0], XyMark.Line, SeriesRole.Before),
            new XySeries("fair: both have the same", [0, far], [0, far]),
            new XySeries("start", [result.Rates[0][0]], [result.Rates[1][0]], XyMark.Point)) with
        {
            Subtitle = "Additive moves run parallel to the fairness line, multiplicative ones along rays from the origin",
        };
    }
}
