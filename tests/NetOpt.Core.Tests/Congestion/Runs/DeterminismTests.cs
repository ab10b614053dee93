using System.Text;
using System.Text.Json;
using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using NetOpt.Operations;
using NetOpt.Simulation;
using NetOpt.Topology;
using NetOpt.Traffic;
using NetOpt.Traffic.Sources;
using static NetOpt.Tests.Congestion.Runs.Simulated;

namespace NetOpt.Tests.Congestion.Runs;

/// <summary>The same request gives the same result, also by way of JSON; replications give honest intervals.</summary>
public sealed class DeterminismTests
{
    private static readonly Operation s_operation = OperationCatalog.Get("congestion.run");

    // Something of everything that draws at random.
    private static readonly CongestionRunRequest s_random = new(CapacityBps: 5 * Mega, RttSeconds: [0.02, 0.05], Algorithms: [CongestionAlgorithm.Bbr, CongestionAlgorithm.Cubic, CongestionAlgorithm.Adaptive],
        Queue: new QueueSettings(PacketQueueDiscipline.Red), Ecn: true, LossRatio: 0.001, Background: [new BackgroundTraffic(RateBps: Mega)], DurationSeconds: 4, SampleSeconds: 0.1, Replications: 4);

    [Fact]
    public void The_same_seed_gives_the_same_result_however_many_runs_there_are_at_a_time()
    {
        string alone = Json(Run(s_random, 5));
        string[] together = new string[4];
        Parallel.For(0, together.Length, i => together[i] = Json(Run(s_random, 5)));
        Assert.All(together, t => Assert.Equal(alone, t));
        Assert.NotEqual(alone.Replace("\"seed\": 5", "", StringComparison.Ordinal), Json(Run(s_random, 6)).Replace("\"seed\": 6", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_replication_does_not_depend_on_how_many_others_there_are()
    {
        CongestionRunResult one = Run(s_random with { Replications = 1 }), two = Run(s_random with { Replications = 2 }), four = Run(s_random);
        Assert.Equal(JsonSerializer.Serialize(one.Series), JsonSerializer.Serialize(four.Series));
        foreach (CongestionFigure of in two.Figures)
        {
            CongestionFigure all = four.Figures.Single(f => f.Name == of.Name);
            Assert.True(all.Least <= of.Least && of.Greatest <= all.Greatest);
        }
        Assert.True(two.Events > one.Events && two.Events < four.Events);
    }

    [Fact]
    public void Figures_of_replications_have_the_intervals_of_Student()
    {
        CongestionRunResult one = Run(s_random with { Replications = 1 }), two = Run(s_random with { Replications = 2 });
        Assert.Empty(one.Figures);
        CongestionFigure goodput = two.Figures.Single(f => f.Name == nameof(CongestionRunResult.GoodputBps));
        // Two replications, of which the first is the one that was run alone: so the other is known too.
        double first = one.GoodputBps, second = goodput.Least == first ? goodput.Greatest : goodput.Least;
        Assert.Contains(first, (double[])[goodput.Least, goodput.Greatest]);
        Assert.NotEqual(first, second);
        Assert.Equal((first + second) / 2, two.GoodputBps, 1e-6);
        Assert.Equal(two.GoodputBps, goodput.Mean);
        Assert.Equal(12.706204736 * Math.Abs(first - second) / 2, goodput.HalfWidth, 1e-3);
        Assert.All(two.Figures, f => Assert.True(f.Least <= f.Mean && f.Mean <= f.Greatest && f.HalfWidth >= 0));
        Assert.Equal(two.Flows.Sum(f => f.GoodputBps), two.GoodputBps, 1e-6);
        Assert.Equal(2, two.Replications);
    }

    [Fact]
    public void An_interval_covers_the_mean_of_many_runs()
    {
        CongestionRunRequest request = Small with { Algorithms = [CongestionAlgorithm.NewReno], LossRatio = 0.003, CapacityBps = 5 * Mega, DurationSeconds = 5 };
        double truth = Run(request with { Replications = 100 }, 99).GoodputBps;
        int covered = 0;
        for (ulong seed = 0; seed < 20; seed++)
        {
            CongestionFigure figure = Run(request with { Replications = 5 }, seed).Figures.Single(f => f.Name == nameof(CongestionRunResult.GoodputBps));
            if (Math.Abs(figure.Mean - truth) <= figure.HalfWidth) covered++;
        }
        Assert.InRange(covered, 17, 20);
    }

    [Fact]
    public void Fairness_that_only_some_replications_reach_is_noted()
    {
        CongestionRunRequest request = Small with { Algorithms = [CongestionAlgorithm.Cubic], FlowCount = 6, DurationSeconds = 12, Replications = 10 };
        CongestionRunResult run = Run(request);
        string note = Assert.Single(run.Notes, n => n.StartsWith("Fairness was reached in", StringComparison.Ordinal));
        Assert.Contains("of 10 replications", note, StringComparison.Ordinal);
        Assert.DoesNotContain(run.Figures, f => f.Name == nameof(CongestionRunResult.ConvergenceSeconds));
        Assert.NotNull(run.ConvergenceSeconds);
    }

    [Fact]
    public void A_request_and_its_result_come_through_JSON_unchanged()
    {
        CongestionRunRequest request = s_random with
        {
            Queue = new QueueSettings(PacketQueueDiscipline.FqCoDel, BufferSize.Parse("30ms"), TargetSeconds: 0.01),
            LossRatio = null,
            BurstLoss = new BurstLoss(500, 4, 0.5, 0.001),
            Links = [new LinkSettings("bottleneck", Backward: true, LossRatio: 0.01)],
            Background = [new BackgroundTraffic(Traffic: new PoissonSource(RateBps: 500_000, PacketBytes: 300)), new BackgroundTraffic(Trace: new PacketTrace([0, 5], [100, 200], durationNanoseconds: 10, name: "two"))],
            Flows = null,
            MaxWindowBytes = 1_000_000,
        };
        string text = JsonSerializer.Serialize(request, s_operation.RequestType);
        var again = (CongestionRunRequest)OperationJson.ReadRequest(s_operation, Encoding.UTF8.GetBytes(text));
        Assert.Equal(text, JsonSerializer.Serialize(again, s_operation.RequestType));
        string result = Json(Run(request, 3));
        Assert.Equal(result, Json(Run(again, 3)));
        object back = JsonSerializer.Deserialize(result, OperationJson.ResultType(s_operation))!;
        Assert.Equal(result, JsonSerializer.Serialize(back, OperationJson.ResultType(s_operation)));
        Assert.DoesNotContain("NaN", result, StringComparison.Ordinal);
    }

    [Fact]
    public void A_request_with_a_network_comes_through_JSON_unchanged()
    {
        var builder = new TopologyBuilder("line");
        builder.AddNode("a");
        builder.AddNode("b");
        builder.AddLink("ab", 0, 1, new LinkDirection(5 * Mega, 0.01));
        CongestionRunRequest request = new(builder.Build(), Flows: [new CongestionFlow("one", "a", "b", Bytes: 200_000), new CongestionFlow("two", Route: ["ab"], Algorithm: CongestionAlgorithm.Bbr3, Ecn: true, StartSeconds: 0.5, StopSeconds: 2)], DurationSeconds: 3);
        var again = (CongestionRunRequest)OperationJson.ReadRequest(s_operation, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(request, s_operation.RequestType)));
        Assert.Equal(Json(Run(request)), Json(Run(again)));
    }

    [Fact]
    public void A_request_is_a_few_words_of_JSON()
    {
        var request = (CongestionRunRequest)OperationJson.ReadRequest(s_operation, """{"capacityBps": 10e6, "rttSeconds": [0.04], "algorithms": ["cubic", "bbr"], "queue": {"discipline": "coDel", "buffer": "2bdp"}, "durationSeconds": 2}"""u8);
        CongestionRunResult run = Run(request);
        Assert.Equal([CongestionAlgorithm.Cubic, CongestionAlgorithm.Bbr], run.Flows.Select(f => f.Algorithm));
        Assert.Equal(PacketQueueDiscipline.CoDel, run.Queues[0].Discipline);
        Assert.Equal(100_000, run.Queues[0].BufferBytes);
    }

    private static string Json(CongestionRunResult result) => JsonSerializer.Serialize(result, OperationJson.ResultType(s_operation));
}
