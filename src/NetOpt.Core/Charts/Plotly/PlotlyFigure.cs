using System.Text.Json;
using System.Text.Json.Nodes;
using NetOpt.Charts.Svg;

namespace NetOpt.Charts.Plotly;

/// <summary>
/// Writes charts as Plotly figures (data, layout, config) by the public figure schema; the traces are "scatter" and "bar", which the
/// basic bundle draws. Names are encoded, as Plotly reads a part of HTML in its texts. Long lines are thinned to four points for each of
/// 2,000 columns.
/// </summary>
public static class PlotlyFigure
{
    private const int Columns = 2000;

    /// <summary>The figure as JSON text.</summary>
    /// <param name="chart">The chart.</param>
    public static string ToJson(Chart chart) => Create(chart).ToJsonString(new JsonSerializerOptions { WriteIndented = false });

    /// <summary>Title and figures of a page as JSON text: <c>{"title", "summary", "figures": [...]}</c>.</summary>
    /// <param name="page">The page.</param>
    public static string ToJson(ChartPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var figures = new JsonArray();
        foreach (Chart chart in page.Charts) figures.Add((JsonNode)Create(chart));
        return new JsonObject { ["title"] = page.Title, ["summary"] = page.Summary, ["figures"] = figures }.ToJsonString();
    }

    /// <summary>The figure as JSON nodes.</summary>
    /// <param name="chart">The chart.</param>
    public static JsonObject Create(Chart chart)
    {
        ArgumentNullException.ThrowIfNull(chart);
        (JsonArray data, JsonObject layout) = chart switch
        {
            XyChart xy => Xy(xy),
            BarChart bars => Bars(bars),
            MapChart map => PlotlyMap.Create(map),
            _ => throw new InvalidOperationException($"No figure for {chart.GetType().Name}."),
        };
        layout["title"] = Title(chart, (int)layout["height"]!);
        layout["font"] = new JsonObject { ["family"] = Palette.FontFamily, ["size"] = 12, ["color"] = Palette.Ink };
        layout["paper_bgcolor"] = Palette.Paper;
        layout["plot_bgcolor"] = Palette.Paper;
        layout["hovermode"] = chart is XyChart ? "x unified" : "closest";
        layout["margin"] ??= new JsonObject { ["l"] = 70, ["r"] = 30, ["t"] = 105, ["b"] = 60 };
        layout["legend"] = new JsonObject
        {
            ["orientation"] = "h",
            ["x"] = 0,
            ["y"] = 1.02,
            ["yanchor"] = "bottom",
            ["itemsizing"] = "constant",
            ["title"] = new JsonObject { ["text"] = chart is MapChart { LinkScale: { } scale } ? Encode(scale.Title) + ": " : "" },
        };
        return new JsonObject
        {
            ["data"] = data,
            ["layout"] = layout,
            ["config"] = new JsonObject { ["responsive"] = true, ["displaylogo"] = false, ["showSendToCloud"] = false, ["plotlyServerURL"] = "" },
        };
    }

    /// <summary>Text that Plotly shows as it is.</summary>
    internal static string Encode(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>A JSON array of numbers.</summary>
    internal static JsonArray Numbers(IEnumerable<double> values)
    {
        var array = new JsonArray();
        foreach (double value in values) array.Add((JsonNode)JsonValue.Create(value));
        return array;
    }

    /// <summary>A JSON array of texts.</summary>
    internal static JsonArray Texts(IEnumerable<string> values)
    {
        var array = new JsonArray();
        foreach (string value in values) array.Add((JsonNode)JsonValue.Create(Encode(value)));
        return array;
    }

    private static JsonObject Title(Chart chart, int height)
    {
        var title = new JsonObject { ["text"] = $"<b>{Encode(chart.Title)}</b>", ["x"] = 0.01, ["xanchor"] = "left", ["y"] = 1 - 22.0 / height, ["yanchor"] = "top" };
        if (chart.Subtitle is { Length: > 0 } subtitle)
            title["subtitle"] = new JsonObject { ["text"] = Encode(subtitle), ["font"] = new JsonObject { ["size"] = 13, ["color"] = Palette.Muted } };
        return title;
    }

    private static (JsonArray Data, JsonObject Layout) Xy(XyChart chart)
    {
        chart.Check();
        var data = new JsonArray();
        double magnitudeX = Magnitude(chart.XAxis), magnitudeY = Magnitude(chart.YAxis);
        foreach (XySeries series in chart.Series)
        {
            foreach (double x in series.X.AsSpan()) magnitudeX = Math.Max(magnitudeX, Math.Abs(x));
            foreach (double y in series.Y.AsSpan()) magnitudeY = Math.Max(magnitudeY, Math.Abs(y));
        }
        (double perX, string unitX) = Unit(chart.XAxis, magnitudeX);
        (double perY, string unitY) = Unit(chart.YAxis, magnitudeY);
        for (int i = 0; i < chart.Series.Length; i++)
        {
            XySeries series = chart.Series[i];
            IReadOnlyList<int> kept = series.Mark != XyMark.Point && series.X.Length > 4 * Columns ? Thinned(series) : [.. Enumerable.Range(0, series.X.Length)];
            string color = Palette.Series(i, series.Role);
            var trace = new JsonObject
            {
                ["type"] = "scatter",
                ["name"] = Encode(series.Name),
                ["mode"] = series.Mark == XyMark.Point ? "markers" : "lines",
                ["x"] = Numbers(kept.Select(k => series.X[k] / perX)),
                ["y"] = Numbers(kept.Select(k => series.Y[k] / perY)),
                ["hovertemplate"] = "%{y:.4~" + (HasOwnPrefixes(chart.YAxis) ? "s}" : "g}") + Suffix(unitY),
            };
            if (series.Mark == XyMark.Point) trace["marker"] = new JsonObject { ["color"] = color, ["size"] = 7, ["opacity"] = 0.75 };
            else
            {
                trace["line"] = new JsonObject
                {
                    ["color"] = color,
                    ["width"] = 2.2,
                    ["dash"] = Palette.Dash(i, series.Role) is { Length: > 0 } dash ? dash.Replace(" ", "px,", StringComparison.Ordinal) + "px" : "solid",
                    ["shape"] = series.Mark == XyMark.Step ? "hv" : "linear",
                };
            }
            data.Add((JsonNode)trace);
        }
        JsonObject yAxis = Axis(chart.YAxis, unitY);
        if (chart.YAxis.Minimum == 0 && chart.YAxis.Maximum is null) yAxis["rangemode"] = "tozero";
        (JsonArray shapes, JsonArray notes) = References(chart.References, perY, lying: false, chart.YAxis.IsLogarithmic);
        var layout = new JsonObject
        {
            ["xaxis"] = Axis(chart.XAxis, unitX),
            ["yaxis"] = yAxis,
            ["height"] = 460,
            ["showlegend"] = chart.Series.Length > 1,
            ["shapes"] = shapes,
            ["annotations"] = notes,
        };
        return (data, layout);
    }

    private static (JsonArray Data, JsonObject Layout) Bars(BarChart chart)
    {
        chart.Check();
        (double per, string unit) = ChartNumber.AxisUnit(chart.Series.SelectMany(s => s.Values).Aggregate(Magnitude(chart.ValueAxis), (most, v) => Math.Max(most, Math.Abs(v ?? 0))), chart.ValueAxis.Unit);
        var data = new JsonArray();
        for (int i = 0; i < chart.Series.Length; i++)
        {
            BarSeries series = chart.Series[i];
            var values = new JsonArray();
            foreach (double? value in series.Values) values.Add((JsonNode?)(value is { } v ? JsonValue.Create(v / per) : null));
            // Categories are counted and named by ticks: equal names stay separate bars.
            JsonArray places = Numbers(Enumerable.Range(0, chart.Categories.Length).Select(c => (double)c));
            data.Add((JsonNode)new JsonObject
            {
                ["type"] = "bar",
                ["name"] = Encode(series.Name),
                ["orientation"] = chart.IsHorizontal ? "h" : "v",
                ["x"] = chart.IsHorizontal ? values : places,
                ["y"] = chart.IsHorizontal ? places : values,
                ["customdata"] = Texts(chart.Categories.Select((category, c) => $"{category}: {ChartNumber.Format(series.Values[c], chart.ValueAxis.Unit)}")),
                ["hovertemplate"] = "%{customdata}",
                ["marker"] = new JsonObject { ["color"] = Palette.Series(i, series.Role) },
            });
        }
        var categories = new JsonObject
        {
            ["tickmode"] = "array",
            ["tickvals"] = Numbers(Enumerable.Range(0, chart.Categories.Length).Select(c => (double)c)),
            ["ticktext"] = Texts(chart.Categories),
            ["automargin"] = true,
        };
        if (chart.CategoryTitle is { } title) categories["title"] = new JsonObject { ["text"] = Encode(title) };
        if (chart.IsHorizontal) categories["autorange"] = "reversed";
        (JsonArray shapes, JsonArray notes) = References(chart.References, per, chart.IsHorizontal, isLogarithmic: false);
        JsonObject valueAxis = Axis(chart.ValueAxis, unit);
        int bars = chart.Categories.Length * Math.Max(1, chart.Series.Length);
        var layout = new JsonObject
        {
            ["barmode"] = "group",
            ["xaxis"] = chart.IsHorizontal ? valueAxis : categories,
            ["yaxis"] = chart.IsHorizontal ? categories : valueAxis,
            ["height"] = chart.IsHorizontal ? Math.Clamp(200 + 18 * bars, 300, 4000) : 460,
            ["showlegend"] = chart.Series.Length > 1,
            ["shapes"] = shapes,
            ["annotations"] = notes,
        };
        return (data, layout);
    }

    private static double Magnitude(ChartAxis axis) => Math.Max(Math.Abs(axis.Minimum ?? 0), Math.Abs(axis.Maximum ?? 0));

    private static List<int> Thinned(XySeries series)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double x in series.X.AsSpan())
        {
            low = Math.Min(low, x);
            high = Math.Max(high, x);
        }
        return Decimation.Keep(series.X.AsSpan(), series.Y.AsSpan(), low, high, Columns);
    }

    private static JsonObject Axis(ChartAxis axis, string unit)
    {
        var json = new JsonObject
        {
            ["title"] = new JsonObject { ["text"] = Encode(unit.Length == 0 || HasOwnPrefixes(axis) ? axis.Title : $"{axis.Title} ({unit})"), ["font"] = new JsonObject { ["size"] = 12 } },
            ["gridcolor"] = Palette.Grid,
            ["zerolinecolor"] = Palette.Frame,
            ["automargin"] = true,
        };
        if (axis.IsInteger) json["tickformat"] = ",d";
        if (axis.IsLogarithmic)
        {
            json["type"] = "log";
            json["exponentformat"] = "power";
        }
        if (HasOwnPrefixes(axis))
        {
            json["exponentformat"] = "SI";
            json["minexponent"] = 1;
            json["ticksuffix"] = unit;
        }
        return json;
    }

    private static (JsonArray Shapes, JsonArray Notes) References(IEnumerable<ReferenceLine> references, double per, bool lying, bool isLogarithmic)
    {
        var shapes = new JsonArray();
        var notes = new JsonArray();
        foreach (ReferenceLine reference in references)
        {
            double at = reference.Value / per;
            JsonObject shape = lying
                ? new() { ["xref"] = "x", ["yref"] = "paper", ["x0"] = at, ["x1"] = at, ["y0"] = 0, ["y1"] = 1 }
                : new() { ["xref"] = "paper", ["yref"] = "y", ["x0"] = 0, ["x1"] = 1, ["y0"] = at, ["y1"] = at };
            shape["type"] = "line";
            shape["line"] = new JsonObject { ["color"] = Palette.Alarm, ["width"] = 1.2, ["dash"] = "dot" };
            shapes.Add((JsonNode)shape);
            // On a logarithmic axis the schema places shapes by value and annotations by its logarithm.
            JsonObject note = lying
                ? new() { ["xref"] = "x", ["yref"] = "paper", ["x"] = at, ["y"] = 1, ["xanchor"] = "left", ["yanchor"] = "top" }
                : new() { ["xref"] = "paper", ["yref"] = "y", ["x"] = 1, ["y"] = isLogarithmic ? Math.Log10(at) : at, ["xanchor"] = "right", ["yanchor"] = "bottom" };
            note["text"] = Encode(reference.Label);
            note["showarrow"] = false;
            note["font"] = new JsonObject { ["color"] = Palette.Alarm };
            note["bgcolor"] = "rgba(255,255,255,0.8)";
            notes.Add((JsonNode)note);
        }
        return (shapes, notes);
    }

    // Over many decades each tick has the prefix that suits it, so the values stay in the plain unit.
    private static bool HasOwnPrefixes(ChartAxis axis) => axis.IsLogarithmic && axis.Unit is (ChartUnit.Seconds or ChartUnit.BitsPerSecond or ChartUnit.Bytes);

    private static (double Factor, string Symbol) Unit(ChartAxis axis, double magnitude) => ChartNumber.AxisUnit(HasOwnPrefixes(axis) ? 1 : magnitude, axis.Unit);

    private static string Suffix(string unit) => unit.Length == 0 ? "" : " " + unit;
}
