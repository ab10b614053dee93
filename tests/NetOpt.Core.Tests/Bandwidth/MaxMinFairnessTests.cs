using NetOpt.Bandwidth;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Routing;

namespace NetOpt.Tests.Bandwidth;

public class MaxMinFairnessTests
{
    private static MaxMinAllocation Fill(int[][] paths, double[] capacity, double[]? weights = null, double[]? demands = null) =>
        MaxMinFairness.Fill(FlowProblem.Of(paths), capacity, weights ?? [], demands ?? [], OperationContext.Default);

    // Bertsekas and Gallager 1992, §6.5.2, in the small: links a=10 and b=4, flows over both, a, b, b.
    [Fact]
    public void Two_links_are_shared_as_the_textbook_says()
    {
        MaxMinAllocation result = Fill([[0, 1], [0], [1], [1]], [10, 4]);
        WaterFillingTests.Close([4.0 / 3, 26.0 / 3, 4.0 / 3, 4.0 / 3], result.Rate);
        Assert.Equal([1, 0, 1, 1], result.BottleneckArc);
        Assert.Equal([new SaturatedArc(1, 4.0 / 3), new SaturatedArc(0, 26.0 / 3)], result.Bottlenecks);
    }

    [Fact]
    public void A_line_with_one_long_flow_gives_each_flow_half_a_link()
    {
        MaxMinAllocation result = Fill([[0, 1], [0], [1]], [1, 1]);
        Assert.Equal([.5, .5, .5], result.Rate);
        Assert.Equal([new SaturatedArc(0, .5), new SaturatedArc(1, .5)], result.Bottlenecks);
        Assert.Equal([0, 0, 1], result.BottleneckArc);
    }

    [Fact]
    public void A_flow_that_crosses_an_arc_twice_loads_it_twice()
    {
        MaxMinAllocation result = Fill([[0, 1, 0], [0]], [9, 100]);
        Assert.Equal([3, 3], result.Rate);
        Assert.Equal([0, 0], result.BottleneckArc);
    }

    [Fact]
    public void A_flow_at_its_demand_has_no_bottleneck_even_where_the_link_is_full()
    {
        MaxMinAllocation result = Fill([[0], [0]], [4], demands: [2, double.PositiveInfinity]);
        Assert.Equal([2, 2], result.Rate);
        Assert.Equal([-1, 0], result.BottleneckArc);
        Assert.Empty(Fill([[0], [0]], [4], demands: [2, 2]).Bottlenecks);
    }

    [Fact]
    public void Thousands_of_random_networks_get_the_exact_answer()
    {
        var random = new RandomStream(11, "max-min");
        for (int round = 0; round < 2000; round++)
        {
            FlowProblem problem = FlowProblem.Random(random);
            MaxMinAllocation result = problem.Fill();
            ExactMaxMin.Rational[] exact = ExactMaxMin.Fill(problem.Paths, problem.Capacity, problem.Weight, problem.Demand);
            WaterFillingTests.Close([.. exact.Select(r => r.Value)], result.Rate, 1e-14);
            CheckEvidence(problem, result, exact);
        }
    }

    // Every claim beside the rates, in exact arithmetic.
    private static void CheckEvidence(FlowProblem problem, MaxMinAllocation result, ExactMaxMin.Rational[] exact)
    {
        FairnessCertificate certificate = problem.Check(result.Rate);
        Assert.True(certificate.Certified, certificate.ToString());
        for (int b = 1; b < result.Bottlenecks.Count; b++) Assert.True(result.Bottlenecks[b].Level >= result.Bottlenecks[b - 1].Level);
        Assert.Equal(result.Bottlenecks.Count, result.Bottlenecks.DistinctBy(b => b.Arc).Count());
        foreach (SaturatedArc full in result.Bottlenecks)
        {
            var load = new ExactMaxMin.Rational(0);
            double highest = 0;
            for (int f = 0; f < exact.Length; f++)
            {
                int crossings = problem.Paths[f].Count(a => a == full.Arc);
                load += exact[f] * crossings;
                if (crossings > 0) highest = Math.Max(highest, result.Level[f]);
            }
            Assert.Equal(new ExactMaxMin.Rational(problem.Capacity[full.Arc]), load);
            Assert.Equal(full.Level, highest);
        }
        for (int f = 0; f < exact.Length; f++)
        {
            Assert.Equal(exact[f].Value / problem.Weight[f], result.Level[f], 1e-14 * (1 + result.Level[f]));
            int bottleneck = result.BottleneckArc[f];
            if (bottleneck < 0)
            {
                Assert.Equal((double)problem.Demand[f]!.Value, result.Rate[f]);
                continue;
            }
            Assert.Contains(bottleneck, problem.Paths[f]);
            Assert.Equal(result.Level[f], result.Bottlenecks.Single(b => b.Arc == bottleneck).Level);
        }
    }

    [Fact]
    public void One_link_is_the_case_of_water_filling()
    {
        var random = new RandomStream(12, "one-link");
        for (int round = 0; round < 500; round++)
        {
            int n = 1 + random.NextInt32(30);
            double[] demands = [.. Enumerable.Range(0, n).Select(_ => random.NextExponential(1e9))];
            double[] weights = [.. Enumerable.Range(0, n).Select(_ => random.NextExponential(1) + 1e-3)];
            double capacity = random.NextExponential(n * 1e9) + 1;
            WaterFillingTests.Close(
                WaterFilling.Fill(capacity, demands, weights, OperationContext.Default).Rate,
                Fill([.. Enumerable.Repeat(new[] { 0 }, n)], [capacity], weights, demands).Rate, 1e-15);
        }
    }

    [Fact]
    public void The_order_of_flows_and_the_scale_of_weights_and_capacities_change_nothing()
    {
        var random = new RandomStream(13, "invariance");
        for (int round = 0; round < 500; round++)
        {
            FlowProblem problem = FlowProblem.Random(random);
            double[] rates = problem.Fill().Rate;
            int[] order = [.. Enumerable.Range(0, rates.Length)];
            random.Shuffle<int>(order);
            double[] shuffled = Fill([.. order.Select(f => problem.Paths[f])], problem.Capacities, [.. order.Select(f => problem.Weights[f])], [.. order.Select(f => problem.Demands[f])]).Rate;
            WaterFillingTests.Close([.. order.Select(f => rates[f])], shuffled, 4e-16);

            double factor = Math.Exp(40 * random.NextDouble() - 20);
            WaterFillingTests.Close(rates, Fill(problem.Paths, problem.Capacities, [.. problem.Weights.Select(w => w * factor)], problem.Demands).Rate, 1e-13);
            double[] scaled = Fill(problem.Paths, [.. problem.Capacities.Select(c => c * factor)], problem.Weights, [.. problem.Demands.Select(d => d * factor)]).Rate;
            WaterFillingTests.Close([.. rates.Select(r => r * factor)], scaled, 1e-13);
        }
    }

    [Fact]
    public void No_feasible_rates_are_lexicographically_larger()
    {
        var random = new RandomStream(14, "lexicographic");
        for (int round = 0; round < 2000; round++)
        {
            FlowProblem problem = FlowProblem.Random(random);
            double[] best = [.. problem.Fill().Level.Order()];
            double[] rates = RandomFeasible(problem, problem.Fill().Rate, random);
            double[] other = [.. rates.Select((r, f) => r / problem.Weights[f]).Order()];
            int differ = Enumerable.Range(0, best.Length).FirstOrDefault(i => Math.Abs(best[i] - other[i]) > 1e-9 * best[i], -1);
            if (differ >= 0) Assert.True(best[differ] > other[differ], $"{string.Join(" ", best)} against {string.Join(" ", other)}");
        }
    }

    // Moves the fair rates at random and cuts every flow back until all links and demands hold; then hands out what is left in random order.
    private static double[] RandomFeasible(FlowProblem problem, double[] fair, RandomStream random)
    {
        double[] rates = [.. fair.Select((r, f) => Math.Min(problem.Demands[f], r * (0.5 + random.NextDouble())))];
        double[] free = [.. problem.Capacities];
        for (int a = 0; a < free.Length; a++)
        {
            double load = rates.Select((r, f) => r * problem.Paths[f].Count(x => x == a)).Sum();
            if (load <= free[a]) continue;
            for (int f = 0; f < rates.Length; f++)
            {
                if (problem.Paths[f].Contains(a)) rates[f] *= free[a] / load;
            }
        }
        int[] order = [.. Enumerable.Range(0, rates.Length)];
        random.Shuffle<int>(order);
        foreach (int f in order)
        {
            double more = problem.Demands[f] - rates[f];
            foreach (int a in problem.Paths[f])
            {
                double load = rates.Select((r, g) => r * problem.Paths[g].Count(x => x == a)).Sum();
                more = Math.Min(more, (free[a] - load) / problem.Paths[f].Count(x => x == a));
            }
            rates[f] += Math.Max(0, more) * random.NextDouble();
        }
        return rates;
    }

    [Fact]
    public void Late_shares_keep_their_digits_after_thousands_of_early_ones()
    {
        // A chain: on each of 40 links 500 short flows meet the one long flow; the links differ by a bit in 1e11.
        const int links = 40, shortFlows = 500;
        var paths = new List<int[]> { Enumerable.Range(0, links).ToArray() };
        for (int a = 0; a < links; a++)
        {
            for (int f = 0; f < shortFlows; f++) paths.Add([a]);
        }
        double[] capacity = [.. Enumerable.Range(0, links).Select(a => 1e11 + a)];
        double[] weights = [.. paths.Select((_, f) => f == 0 ? 1e-6 : 1.0)];
        MaxMinAllocation result = Fill([.. paths], capacity, weights);
        double level = 1e11 / (shortFlows + 1e-6);
        Assert.Equal(1, result.Level[0] / level, 1e-15);
        for (int a = 0; a < links; a++)
            Assert.Equal(1, result.Rate[1 + a * shortFlows] / ((capacity[a] - 1e-6 * level) / shortFlows), 1e-15);
        Assert.Equal(Enumerable.Range(0, links), result.Bottlenecks.Select(b => b.Arc));
    }

    [Fact]
    public void Many_demands_are_met_in_order()
    {
        var random = new RandomStream(15, "demands");
        const int flows = 60_000;
        double[] demands = [.. Enumerable.Range(0, flows).Select(f => f % 7 == 0 ? 5 : random.NextExponential(10))];
        int[][] paths = [.. Enumerable.Range(0, flows).Select(_ => new[] { 0 })];
        MaxMinAllocation result = Fill(paths, [3e5], demands: demands);
        double level = result.Bottlenecks.Single().Level;
        Assert.Equal(3e5, demands.Sum(d => Math.Min(d, level)), 1e-6);
        Assert.Equal([.. demands.Select(d => Math.Min(d, level))], result.Rate);
    }

    [Fact]
    public void Bad_input_has_stable_errors()
    {
        static string Code(Action fill) => Assert.Throws<NetOptException>(fill).Code;
        Assert.Equal(ErrorCodes.InvalidParameter, Code(() => Fill([[]], [1])));
        Assert.Equal(ErrorCodes.InvalidCapacity, Code(() => Fill([[0]], [0])));
        Assert.Equal(ErrorCodes.InvalidCapacity, Code(() => Fill([[0]], [double.NaN])));
        Assert.Equal(ErrorCodes.InvalidWeight, Code(() => Fill([[0]], [1], [0])));
        Assert.Equal(ErrorCodes.InvalidParameter, Code(() => Fill([[0]], [1], [1, 2])));
        Assert.Equal(ErrorCodes.InvalidDemand, Code(() => Fill([[0]], [1], demands: [-1])));
        Assert.Equal(ErrorCodes.InvalidParameter, Code(() => Fill([[0]], [1], demands: [1, 2])));
        Assert.Empty(Fill([], [1]).Rate);
    }

    [Fact]
    public void Cancellation_in_the_middle_ends_the_run()
    {
        using var source = new CancellationTokenSource();
        var context = new OperationContext { Cancellation = source.Token, Progress = new CancelOnReport(source) };
        int[][] paths = [.. Enumerable.Range(0, 20_000).Select(f => new[] { f })];
        Assert.ThrowsAny<OperationCanceledException>(() =>
            MaxMinFairness.Fill(FlowProblem.Of(paths), [.. Enumerable.Range(0, 20_000).Select(f => 1.0 + f)], [], [], context));
    }

    private sealed class CancelOnReport(CancellationTokenSource source) : IProgress<OperationProgress>
    {
        public void Report(OperationProgress value) => source.Cancel();
    }
}
