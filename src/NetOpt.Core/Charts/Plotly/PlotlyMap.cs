using System.Text.Json.Nodes;
using NetOpt.Charts.Svg;

namespace NetOpt.Charts.Plotly;

/// <summary>
/// A <see cref="MapChart"/> as a Plotly figure: the same places, lanes and colors as the drawing, in pixels of the drawing; one line trace
/// for each class and width, one invisible marker in the middle of each lane for its tooltip, one marker trace for the nodes.
/// </summary>
internal static class PlotlyMap
{
    // Plotly names the side of its point that a label lies on; in the order of the candidates of MapDrawing.
    private static readonly string[] Sides =
        ["middle right", "middle left", "top center", "bottom center", "top right", "bottom right", "top left", "bottom left", "middle right", "middle right", "middle left", "middle left"];

    /// <summary>Traces and layout.</summary>
    public static (JsonArray Data, JsonObject Layout) Create(MapChart map)
    {
        map.Check();
        var drawing = new MapDrawing(map, new MapWidths(map), 0);
        var data = new JsonArray();
        var named = new HashSet<int>();
        foreach (IGrouping<(int Class, double Width), MapStroke> group in drawing.Strokes.GroupBy(s => (s.Class, Math.Round(s.Width, 1))))
        {
            data.Add((JsonNode)Lines(map, group, named.Add(group.Key.Class)));
            data.Add((JsonNode)Tips(map, group));
        }
        data.Add((JsonNode)Nodes(map, drawing));
        JsonObject Hidden(double from, double to) => new() { ["visible"] = false, ["range"] = new JsonArray(from, to) };
        JsonObject yAxis = Hidden(drawing.Place.Height, 0);
        yAxis["scaleanchor"] = "x";
        var layout = new JsonObject
        {
            ["xaxis"] = Hidden(SvgFrame.Margin, SvgFrame.Width - SvgFrame.Margin),
            ["yaxis"] = yAxis,
            ["height"] = (int)Math.Round(drawing.Place.Height + 132),
            ["showlegend"] = map.LinkScale is not null,
            ["margin"] = new JsonObject { ["l"] = 10, ["r"] = 10, ["t"] = 122, ["b"] = 10 },
            ["dragmode"] = "pan",
        };
        return (data, layout);
    }

    private static JsonObject Lines(MapChart map, IGrouping<(int Class, double Width), MapStroke> group, bool first)
    {
        var x = new JsonArray();
        var y = new JsonArray();
        foreach (MapStroke s in group)
        {
            Add(x, s.X1, s.X2);
            Add(y, s.Y1, s.Y2);
        }
        string name = map.LinkScale is not { } scale ? "Links" : group.Key.Class < 0 ? "not known" : MapLegend.ClassLabel(scale, group.Key.Class);
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["name"] = PlotlyFigure.Encode(name),
            ["legendgroup"] = name,
            ["showlegend"] = first,
            ["hoverinfo"] = "skip",
            ["x"] = x,
            ["y"] = y,
            ["line"] = new JsonObject
            {
                ["color"] = MapLegend.Color(map, group.Key.Class),
                ["width"] = group.Key.Width,
                ["dash"] = MapLegend.IsOverload(map, group.Key.Class) ? "7px,3px" : "solid",
            },
        };

        static void Add(JsonArray array, double from, double to)
        {
            array.Add((JsonNode)JsonValue.Create(Math.Round(from, 1)));
            array.Add((JsonNode)JsonValue.Create(Math.Round(to, 1)));
            array.Add((JsonNode?)null);
        }
    }

    private static JsonObject Tips(MapChart map, IGrouping<(int Class, double Width), MapStroke> group)
    {
        bool over = MapLegend.IsOverload(map, group.Key.Class);
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "markers",
            ["legendgroup"] = map.LinkScale is not { } scale ? "Links" : group.Key.Class < 0 ? "not known" : MapLegend.ClassLabel(scale, group.Key.Class),
            ["showlegend"] = false,
            ["x"] = PlotlyFigure.Numbers(group.Select(s => Math.Round((s.X1 + s.X2) / 2, 1))),
            ["y"] = PlotlyFigure.Numbers(group.Select(s => Math.Round((s.Y1 + s.Y2) / 2, 1))),
            ["hovertext"] = PlotlyFigure.Texts(group.Select(s => MapLegend.Describe(map, map.Links[s.Link], s.IsBackward))),
            ["hovertemplate"] = "%{hovertext}<extra></extra>",
            ["marker"] = new JsonObject
            {
                ["symbol"] = "diamond",
                ["size"] = 12,
                ["color"] = MapLegend.Color(map, group.Key.Class),
                ["opacity"] = over ? 1 : 0,
            },
        };
    }

    private static JsonObject Nodes(MapChart map, MapDrawing drawing)
    {
        var text = new string[map.Nodes.Length];
        var side = new string[map.Nodes.Length];
        Array.Fill(text, "");
        Array.Fill(side, Sides[0]);
        foreach (MapLabel label in drawing.NodeLabels)
        {
            text[label.Index] = label.Text;
            side[label.Index] = Sides[label.Spot];
        }
        return new JsonObject
        {
            ["type"] = "scatter",
            ["mode"] = "markers+text",
            ["showlegend"] = false,
            ["x"] = PlotlyFigure.Numbers(drawing.Place.X.Select(x => Math.Round(x, 1))),
            ["y"] = PlotlyFigure.Numbers(drawing.Place.Y.Select(y => Math.Round(y, 1))),
            ["text"] = PlotlyFigure.Texts(text),
            ["textposition"] = PlotlyFigure.Texts(side),
            ["textfont"] = new JsonObject { ["size"] = drawing.LabelSize },
            ["hovertext"] = PlotlyFigure.Texts(map.Nodes.Select(node => MapLegend.Describe(map, node))),
            ["hovertemplate"] = "%{hovertext}<extra></extra>",
            ["marker"] = new JsonObject
            {
                ["color"] = Palette.Ink,
                ["opacity"] = 1,
                ["size"] = PlotlyFigure.Numbers(drawing.Radii.Select(r => Math.Round(2 * r, 1))),
                ["line"] = new JsonObject { ["color"] = Palette.Paper, ["width"] = 1 },
            },
        };
    }
}
