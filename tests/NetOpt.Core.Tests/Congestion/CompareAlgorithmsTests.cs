using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using NetOpt.Operations;

namespace NetOpt.Tests.Congestion;

public class CompareAlgorithmsTests
{
    private static readonly CompareAlgorithmsRequest Small = new(10e6, 0.02, [CongestionAlgorithm.NewReno, CongestionAlgorithm.Cubic, CongestionAlgorithm.Vegas], DurationSeconds: 4);

    private static CompareAlgorithmsResult Run(CompareAlgorithmsRequest request, ulong seed = 3) => CompareAlgorithms.Run(request, new OperationContext { Seed = seed });

    private static CongestionRunResult Alone(CongestionAlgorithm algorithm, int flows, ulong seed) => CongestionRun.Run(
        new CongestionRunRequest(CapacityBps: 10e6, RttSeconds: [0.02], Algorithms: [algorithm], FlowCount: flows, DurationSeconds: 4), new OperationContext { Seed = seed });

    private static CongestionRunResult Beside(CongestionAlgorithm algorithm, ulong seed) => CongestionRun.Run(
        new CongestionRunRequest(CapacityBps: 10e6, RttSeconds: [0.02], Algorithms: [algorithm, CongestionAlgorithm.Cubic], FlowCount: 2, DurationSeconds: 4), new OperationContext { Seed = seed });

    // Goodput over the payload that fits, empty over mean round-trip time, Jain.
    private static double Score(CongestionRunResult run) =>
        run.GoodputBps / (10e6 * 1448 / 1514) * (run.Flows.Average(f => f.BaseRttSeconds) / run.MeanRttSeconds!.Value) * (run.Jain ?? 1);

    [Fact]
    public void Its_figures_are_those_of_the_runs_that_it_stands_for()
    {
        CompareAlgorithmsResult result = Run(Small);
        CongestionRunResult cubics = Beside(CongestionAlgorithm.Cubic, 3);
        foreach (ComparedAlgorithm row in result.Algorithms)
        {
            CongestionRunResult alone = Alone(row.Algorithm, 2, 3), beside = Beside(row.Algorithm, 3);
            Assert.Equal(Score(alone), row.Score, 1e-12);
            Assert.Equal(alone.GoodputBps, row.GoodputBps);
            Assert.Equal(alone.P95DelaySeconds, row.P95DelaySeconds);
            Assert.Equal(alone.LossShare, row.LossShare);
            Assert.Equal(beside.Flows[0].GoodputBps / beside.Flows.Sum(f => f.GoodputBps), row.CoexistenceShare!.Value, 1e-12);
            Assert.Equal(beside.Flows[1].GoodputBps / (cubics.GoodputBps / 2), row.CubicKeeps!.Value, 1e-12);
        }
        Assert.Equal(7, result.Runs);
    }

    [Fact]
    public void Candidates_are_ranked_by_score_and_the_best_that_coexists_is_recommended()
    {
        CompareAlgorithmsResult result = Run(Small);
        Assert.Equal(result.Algorithms.OrderByDescending(a => a.Score).Select(a => a.Algorithm), result.Algorithms.Select(a => a.Algorithm));
        Assert.Equal([1, 2, 3], result.Algorithms.Select(a => a.Rank));
        Assert.All(result.Algorithms, a => Assert.Equal(a.Algorithm == CongestionAlgorithm.Cubic || (a.GetsBesideCubic >= 0.5 && a.CubicKeeps >= 0.5), a.Coexists));
        ComparedAlgorithm best = result.Algorithms.First(a => a.Coexists);
        Assert.Equal(best.Algorithm, result.Recommended);
        Assert.StartsWith(FormattableString.Invariant($"{best.Algorithm}: score {best.Score:0.000}"), result.Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public void What_keeps_the_queue_empty_scores_best_alone_and_is_not_recommended_where_it_starves()
    {
        // Vegas leaves a deep buffer to CUBIC, as is known since Mo, La, Anantharam and Walrand (1999).
        CompareAlgorithmsResult result = Run(Small with { CapacityBps = 20e6, RttSeconds = 0.04, DurationSeconds = 20 });
        ComparedAlgorithm vegas = result.Algorithms.Single(a => a.Algorithm == CongestionAlgorithm.Vegas);
        Assert.Equal(1, vegas.Rank);
        Assert.InRange(vegas.GetsBesideCubic!.Value, 0, 0.5);
        Assert.NotEqual(CongestionAlgorithm.Vegas, result.Recommended);
        Assert.Contains("Vegas scores higher", result.Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public void Replications_have_seeds_in_a_row_and_give_intervals()
    {
        CompareAlgorithmsResult result = Run(Small with { Algorithms = [CongestionAlgorithm.Cubic], Replications = 2 });
        double first = Score(Alone(CongestionAlgorithm.Cubic, 2, 3)), second = Score(Alone(CongestionAlgorithm.Cubic, 2, 4));
        Assert.Equal((first + second) / 2, result.Algorithms[0].Score, 1e-12);
        // Student's t of one degree of freedom at 97.5 %, times half the distance of two values.
        Assert.Equal(12.706204736 * Math.Abs(first - second) / 2, result.Algorithms[0].ScoreHalfWidth!.Value, 1e-6);
        Assert.Null(Run(Small with { Algorithms = [CongestionAlgorithm.Cubic] }).Algorithms[0].ScoreHalfWidth);
    }

    [Fact]
    public void All_are_candidates_but_the_naive_sketch_and_without_marks_DCTCP()
    {
        CompareAlgorithmsRequest all = Small with { Algorithms = null, DurationSeconds = 1 };
        CongestionAlgorithm[] plain = [.. Run(all).Algorithms.Select(a => a.Algorithm).Order()];
        Assert.Equal(Enum.GetValues<CongestionAlgorithm>().Except([CongestionAlgorithm.AdaptiveNaive, CongestionAlgorithm.Dctcp]), plain);
        Assert.Contains(CongestionAlgorithm.Dctcp, Run(all with { Ecn = true }).Algorithms.Select(a => a.Algorithm));
    }

    [Fact]
    public void One_flow_alone_has_no_fairness()
    {
        ComparedAlgorithm row = Run(Small with { Algorithms = [CongestionAlgorithm.NewReno], FlowCount = 1 }).Algorithms.Single();
        Assert.Null(row.Jain);
        Assert.Equal(Score(Alone(CongestionAlgorithm.NewReno, 1, 3)), row.Score, 1e-12);
    }

    [Fact]
    public void What_makes_no_sense_is_refused()
    {
        Assert.Equal(ErrorCodes.InvalidRequest, Assert.Throws<NetOptException>(() => Run(Small with { RttSeconds = null })).Code);
        Assert.Equal(ErrorCodes.InvalidCapacity, Assert.Throws<NetOptException>(() => Run(Small with { CapacityBps = 0 })).Code);
        Assert.Equal(ErrorCodes.InvalidLoss, Assert.Throws<NetOptException>(() => Run(Small with { LossRatio = 1 })).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => Run(Small with { Algorithms = [] })).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => Run(Small with { Algorithms = [CongestionAlgorithm.Bbr, CongestionAlgorithm.Bbr] })).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => Run(Small with { Replications = 0 })).Code);
        // What only shows when a run is built comes out the same way, from whichever thread.
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => Run(Small with { RttSeconds = 0.0001 })).Code);
    }

    [Fact]
    public void It_ends_when_it_is_canceled()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => CompareAlgorithms.Run(Small, new OperationContext { Cancellation = stop.Token }));
    }
}
