using System.Text.Json;
using NetOpt.Operations.Sweeps;

namespace NetOpt.Tests.Operations.Sweeps;

public class SweepPointsTests
{
    [Fact]
    public void A_grid_has_every_combination_once_and_its_last_axis_changes_fastest()
    {
        SweepPoints points = ProbeOperation.Grid(("x", ["1", "2"]), ("name", ["\"a\"", "\"b\"", "null"]), ("kind", ["\"fast\""]));
        Assert.Equal(["x", "name", "kind"], points.Parameters);
        Assert.Equal(
            ["1 a fast", "1 b fast", "1  fast", "2 a fast", "2 b fast", "2  fast"],
            Enumerable.Range(0, points.Count).Select(i => string.Join(' ', Enumerable.Range(0, 3).Select(p => points.Value(i, p).ToString()))));
    }

    [Fact]
    public void A_list_sets_in_each_point_what_its_object_holds_and_leaves_out_the_rest()
    {
        SweepPoints points = SweepPoints.List(ProbeOperation.Json("""{"x": 1}""", """{"name": "a", "x": 2}""", "{}"));
        Assert.Equal(["x", "name"], points.Parameters);
        Assert.Equal(["1", "2", null], Enumerable.Range(0, 3).Select(i => points.Value(i, 0)?.ToString()));
        Assert.Equal([null, "a", null], Enumerable.Range(0, 3).Select(i => points.Value(i, 1)?.ToString()));
    }

    [Fact]
    public void What_is_empty_is_refused()
    {
        Assert.Equal(ErrorCodes.EmptyInput, Assert.Throws<NetOptException>(() => SweepPoints.Grid([])).Code);
        Assert.Equal(ErrorCodes.EmptyInput, Assert.Throws<NetOptException>(() => SweepPoints.Grid([new SweepAxis("x", [])])).Code);
        Assert.Equal(ErrorCodes.EmptyInput, Assert.Throws<NetOptException>(() => SweepPoints.List([])).Code);
        var error = Assert.Throws<NetOptException>(() => SweepPoints.List(ProbeOperation.Json("{}", "3")));
        Assert.Contains("Item 2 of the list of settings is a number", error.Problem);
    }

    [Fact]
    public void A_property_twice_in_a_grid_is_refused() =>
        Assert.Contains("twice", Assert.Throws<NetOptException>(() => ProbeOperation.Grid(("x", ["1"]), ("x", ["2"]))).Problem);

    [Fact]
    public void A_million_points_are_the_most_however_many_axes_multiply_them()
    {
        JsonElement[] thousand = [.. Enumerable.Repeat(ProbeOperation.Json("1")[0], 1000)];
        SweepAxis[] axes = [.. Enumerable.Range(0, 12).Select(i => new SweepAxis($"x{i}", thousand))];
        Assert.Equal(1_000_000, SweepPoints.Grid(axes[..2]).Count);
        foreach (int count in (int[])[3, 4, 7, 12])
            Assert.Equal((ErrorCodes.TooLarge, ErrorKind.LimitExceeded), Code(() => SweepPoints.Grid(axes[..count])));
        Assert.Equal(ErrorCodes.TooLarge, Code(() => SweepPoints.Grid([.. axes[..2], new SweepAxis("y", thousand[..2])])).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a.")]
    [InlineData(".a")]
    [InlineData("a..b")]
    [InlineData("a[")]
    [InlineData("a[]")]
    [InlineData("a[-1]")]
    [InlineData("a[0]b")]
    [InlineData("[0]")]
    [InlineData("a b .c")]
    public void What_is_no_path_is_refused(string path)
    {
        var error = Assert.Throws<NetOptException>(() => ProbeOperation.Grid((path, ["1"])));
        Assert.Equal(ErrorCodes.InvalidParameter, error.Code);
        Assert.Contains("is no path to a property", error.Problem);
    }

    private static (string Code, ErrorKind Kind) Code(Action act)
    {
        var error = Assert.Throws<NetOptException>(act);
        return (error.Code, error.Kind);
    }
}
