using NetOpt.Charts;
using NetOpt.Charts.Svg;
using NetOpt.Topology;

namespace NetOpt.Tests.Charts;

public class MapDrawingTests
{
    [Theory]
    [InlineData(20, true)]
    [InlineData(60, true)]
    [InlineData(100, false)]
    public void Labels_never_overlap_each_other_or_a_node(int nodes, bool coordinates)
    {
        NetworkTopology net = ChartSamples.Random(nodes, 2, 9, coordinates);
        MapChart map = ChartFactory.TopologyMap(net, ChartSamples.Utilization(net, 1.1));
        var drawing = new MapDrawing(map, new MapWidths(map), 100);
        var boxes = new List<(double X1, double Y1, double X2, double Y2)>();
        foreach (MapLabel label in drawing.NodeLabels)
            boxes.Add((label.X, label.Y, label.X + TextMeasure.Width(label.Text, drawing.LabelSize), label.Y + drawing.LabelSize));
        foreach (MapLabel label in drawing.LoadLabels)
            boxes.Add((label.X, label.Y, label.X + TextMeasure.Width(label.Text, 11, bold: true), label.Y + 11));
        Assert.True(drawing.NodeLabels.Count >= 0.6 * nodes, $"only {drawing.NodeLabels.Count} of {nodes} nodes are named");
        Assert.NotEmpty(drawing.LoadLabels);
        for (int i = 0; i < boxes.Count; i++)
        {
            for (int j = 0; j < i; j++) Assert.False(Overlap(boxes[i], boxes[j]), $"labels {i} and {j}");
            for (int v = 0; v < nodes; v++)
            {
                double x = drawing.Place.X[v], y = drawing.Place.Y[v], r = drawing.Radii[v];
                Assert.False(Overlap(boxes[i], (x - r, y - r, x + r, y + r)), $"label {i} and node {v}");
            }
        }
    }

    [Fact]
    public void The_two_directions_of_a_link_run_apart_each_on_its_right_hand()
    {
        var builder = new TopologyBuilder("t");
        int west = builder.AddNode(new NetworkNode("w", "w") { X = 0, Y = 0 }), east = builder.AddNode(new NetworkNode("e", "e") { X = 10, Y = 0 });
        builder.AddLink("l", west, east, new LinkDirection(1e9));
        builder.AddLink("p", east, west, new LinkDirection(1e10));
        MapChart map = ChartFactory.TopologyMap(builder.Build(), [0.1, 0.5, 0.9, 1.2]);
        var drawing = new MapDrawing(map, new MapWidths(map), 0);
        Assert.Equal(4, drawing.Strokes.Count);
        foreach (MapStroke stroke in drawing.Strokes)
        {
            // Down is positive on paper: who travels east has the right hand below the middle.
            double middle = drawing.Place.Y[west];
            Assert.True(stroke.X2 > stroke.X1 ? stroke.Y1 > middle : stroke.Y1 < middle);
        }
        MapStroke[] eastbound = [.. drawing.Strokes.Where(s => s.X2 > s.X1).OrderBy(s => s.Y1)];
        Assert.True(eastbound[1].Y1 - eastbound[0].Y1 >= (eastbound[0].Width + eastbound[1].Width) / 2);
        Assert.True(drawing.Strokes.Max(s => s.Width) > drawing.Strokes.Min(s => s.Width));
    }

    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.19, 0)]
    [InlineData(0.2, 1)]
    [InlineData(0.999, 4)]
    [InlineData(1.0, 4)]
    [InlineData(1.0000000001, 4)] // the last digit of a division is no overload
    [InlineData(1.001, 5)]
    [InlineData(null, -1)]
    public void A_value_falls_into_its_class(double? value, int expected) =>
        Assert.Equal(expected, MapStrokes.Class(new MapScale("u", ChartUnit.Ratio, [0, 0.2, 0.4, 0.6, 0.8, 1], IsLoad: true), value));

    [Fact]
    public void A_network_across_the_date_line_stays_in_one_piece()
    {
        var builder = new TopologyBuilder("pacific") { IsGeographic = true };
        builder.AddNode(new NetworkNode("tok", "Tokyo") { X = 139.7, Y = 35.7 });
        builder.AddNode(new NetworkNode("syd", "Sydney") { X = 151.2, Y = -33.9 });
        builder.AddNode(new NetworkNode("hnl", "Honolulu") { X = -157.9, Y = 21.3 });
        builder.AddNode(new NetworkNode("lax", "Los Angeles") { X = -118.2, Y = 34.1 });
        MapChart map = ChartFactory.TopologyMap(builder.Build());
        var place = new MapProjection(map, 0, 6);
        Assert.Equal([0, 1, 2, 3], Enumerable.Range(0, 4).OrderBy(i => place.X[i]));
    }

    [Fact]
    public void An_empty_stretch_is_shortened_and_order_and_proportions_elsewhere_stay()
    {
        double[] points = [-74, -9, -6, 0, 2, 5, 9, 14, 21, 35];
        var scale = new GapScale(points);
        Assert.True(scale.IsShortened);
        double[] mapped = [.. points.Select(scale.Map)];
        Assert.Equal(mapped.Order(), mapped);
        Assert.Equal(35 - -9, mapped[^1] - mapped[1], 9);
        Assert.True(mapped[1] - mapped[0] < 0.15 * (mapped[^1] - mapped[0]));
        foreach (double value in (double[])[-80, -74, -40, -10, 3.3, 35, 50]) Assert.Equal(value, scale.Unmap(scale.Map(value)), 9);
        Assert.False(new GapScale([0, 1, 2, 3, 4]).IsShortened);
        Assert.False(new GapScale([0, 10]).IsShortened);
    }

    private static bool Overlap((double X1, double Y1, double X2, double Y2) a, (double X1, double Y1, double X2, double Y2) b) =>
        a.X1 < b.X2 - 0.01 && b.X1 < a.X2 - 0.01 && a.Y1 < b.Y2 - 0.01 && b.Y1 < a.Y2 - 0.01;
}
