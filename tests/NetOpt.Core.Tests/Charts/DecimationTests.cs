using NetOpt.Charts;
using NetOpt.Numerics;

namespace NetOpt.Tests.Charts;

public class DecimationTests
{
    [Theory]
    [InlineData(10, 5)]
    [InlineData(5_000, 100)]
    [InlineData(200_000, 780)]
    public void Each_column_keeps_its_first_last_least_and_greatest_point(int points, int columns)
    {
        var random = new RandomStream(7, "decimation");
        double[] x = [.. Enumerable.Range(0, points).Select(i => (double)i)];
        double[] y = [.. x.Select(_ => random.NextExponential(1))];
        List<int> kept = Decimation.Keep(x, y, 0, points - 1, columns);

        Assert.Equal(kept.Order().Distinct(), kept);
        Assert.Equal(0, kept[0]);
        Assert.Equal(points - 1, kept[^1]);
        Assert.True(kept.Count <= 4 * columns + 4);
        ILookup<int, int> byColumn = kept.ToLookup(i => (int)Math.Floor(x[i] * columns / (points - 1)));
        foreach (IGrouping<int, int> column in Enumerable.Range(0, points).GroupBy(i => (int)Math.Floor(x[i] * columns / (points - 1))))
        {
            // The slow and obvious version: what a column shows is its range.
            int[] inColumn = [.. byColumn[column.Key]];
            Assert.Equal(column.Min(i => y[i]), inColumn.Min(i => y[i]));
            Assert.Equal(column.Max(i => y[i]), inColumn.Max(i => y[i]));
            Assert.Contains(column.First(), inColumn);
            Assert.Contains(column.Last(), inColumn);
        }
    }

    [Fact]
    public void Points_that_go_back_in_x_stay_in_order()
    {
        double[] x = [0, 1, 2, 1, 0], y = [0, 1, 0, -1, 0];
        Assert.Equal([0, 1, 2, 3, 4], Decimation.Keep(x, y, 0, 2, 100));
    }
}
