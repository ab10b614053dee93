using NetOpt.Charts;
using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Tests.Charts;

public class StressLayoutTests
{
    private static (int, int)[] Links(NetworkTopology net) => [.. net.Links.Select(l => (l.Source, l.Target))];

    [Fact]
    public void A_path_comes_out_straight_and_lying_with_links_of_length_one()
    {
        (double[] x, double[] y) = StressLayout.Compute(12, [.. Enumerable.Range(0, 11).Select(i => (i, i + 1))], OperationContext.Default);
        for (int i = 0; i < 12; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double apart = Math.Sqrt(Math.Pow(x[i] - x[j], 2) + Math.Pow(y[i] - y[j], 2));
                Assert.InRange(apart / (i - j), 0.98, 1.02);
            }
        }
        Assert.InRange((y.Max() - y.Min()) / (x.Max() - x.Min()), 0, 0.1);
    }

    [Fact]
    public void A_ring_comes_out_round()
    {
        const int n = 20;
        (double[] x, double[] y) = StressLayout.Compute(n, [.. Enumerable.Range(0, n).Select(i => (i, (i + 1) % n))], OperationContext.Default);
        double meanX = x.Average(), meanY = y.Average();
        double[] radius = [.. Enumerable.Range(0, n).Select(i => Math.Sqrt(Math.Pow(x[i] - meanX, 2) + Math.Pow(y[i] - meanY, 2)))];
        Assert.True(radius.Max() < 1.1 * radius.Min());
    }

    [Theory]
    [InlineData(200)]
    [InlineData(1500)] // beyond the size up to which all pairs are taken
    public void Distances_on_paper_follow_distances_in_hops(int nodes)
    {
        // A grid, whose hop distances a plane can hold well.
        int side = (int)Math.Sqrt(nodes);
        var links = new List<(int, int)>();
        for (int i = 0; i < side * side; i++)
        {
            if (i % side < side - 1) links.Add((i, i + 1));
            if (i / side < side - 1) links.Add((i, i + side));
        }
        (double[] x, double[] y) = StressLayout.Compute(side * side, [.. links], OperationContext.Default);
        double stress = 0;
        long pairs = 0;
        for (int i = 0; i < side * side; i++)
        {
            for (int j = i % 7; j < i; j += 7) // a sample of all pairs
            {
                double hops = Math.Abs(i % side - j % side) + Math.Abs(i / side - j / side);
                double apart = Math.Sqrt(Math.Pow(x[i] - x[j], 2) + Math.Pow(y[i] - y[j], 2));
                stress += Math.Pow((apart - hops) / hops, 2);
                pairs++;
            }
        }
        // The regular drawing of a grid has a stress of about 0.03 a pair; a random one is far above 0.2.
        Assert.InRange(stress / pairs, 0, 0.05);
    }

    [Fact]
    public void The_same_seed_gives_the_same_places_and_another_one_others()
    {
        NetworkTopology net = ChartSamples.Random(60, 2, 5);
        (double[] x1, double[] y1) = StressLayout.Compute(60, Links(net), new OperationContext { Seed = 3 });
        (double[] x2, double[] y2) = StressLayout.Compute(60, Links(net), new OperationContext { Seed = 3 });
        (double[] x3, _) = StressLayout.Compute(60, Links(net), new OperationContext { Seed = 4 });
        Assert.Equal(x1, x2);
        Assert.Equal(y1, y2);
        Assert.NotEqual(x1, x3);
    }

    [Fact]
    public void Components_lie_apart_and_single_nodes_have_a_place()
    {
        (double[] x, double[] y) = StressLayout.Compute(9, [(0, 1), (1, 2), (0, 2), (3, 4), (3, 4)], OperationContext.Default);
        for (int i = 0; i < 9; i++)
        {
            Assert.True(double.IsFinite(x[i]) && double.IsFinite(y[i]));
            for (int j = 0; j < i; j++) Assert.True(Math.Abs(x[i] - x[j]) + Math.Abs(y[i] - y[j]) > 0.5, $"{i} and {j} coincide");
        }
    }

    [Fact]
    public void No_nodes_are_no_problem() => Assert.Empty(StressLayout.Compute(0, [], OperationContext.Default).X);

    [Fact]
    public void A_canceled_layout_ends()
    {
        NetworkTopology net = ChartSamples.Random(300, 2, 5);
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();
        Assert.Throws<OperationCanceledException>(() => StressLayout.Compute(300, Links(net), new OperationContext { Cancellation = cancel.Token }));
    }
}
