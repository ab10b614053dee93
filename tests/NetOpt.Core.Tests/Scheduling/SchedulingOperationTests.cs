using System.Text;
using System.Text.Json;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Scheduling;
using NetOpt.Traffic;

namespace NetOpt.Tests.Scheduling;

public class SchedulingOperationTests
{
    private static readonly SchedulingDiscipline[] s_all = Enum.GetValues<SchedulingDiscipline>();
    private static readonly PacketTrace s_two = Links.Trace((0, 0, 100), (0, 1, 100), (1, 0, 50));

    [Fact]
    public void Every_guarantee_is_kept_whatever_arrives()
    {
        for (ulong seed = 1; seed <= 150; seed++)
        {
            var random = new RandomStream(seed, "guarantees");
            int flows = 3 + random.NextInt32(5);
            double capacity = 1e5 * (1 + random.NextInt32(100));
            PacketTrace trace = Links.Random(seed, flows, 800, capacity, 0.4 + random.NextDouble(), 40, 576, 1500);
            double[] weights = Links.RandomWeights(seed, flows, 9);
            long[]? quanta = seed % 2 == 0 ? null : [.. Enumerable.Range(0, flows).Select(_ => 100L + random.NextInt32(4000))];
            SchedulingResult result = SchedulingOperation.Run(new SchedulingRequest(trace, capacity, s_all, weights, null, quanta, RandomTree(random, flows)), OperationContext.Default);
            foreach (DisciplineRun run in result.Runs) Assert.True(run.BoundsKept ?? true, $"seed {seed}, {run.Discipline}");
        }
    }

    [Fact]
    public void The_mean_delay_of_packets_of_one_size_is_the_same_under_every_packet_discipline()
    {
        // Kleinrock's conservation law.
        PacketTrace trace = Links.Random(5, 4, 3000, 1e6, 0.9, 500);
        SchedulingResult result = Links.Schedule(trace, 1e6, [1, 2, 3, 4], [.. s_all.Where(d => d is not (SchedulingDiscipline.Gps or SchedulingDiscipline.ClassTree))]);
        Assert.All(result.Runs, run => Assert.Equal(result.Runs[0].MeanDelaySeconds, run.MeanDelaySeconds, 2e-9));
    }

    [Fact]
    public void Figures_of_a_queue_are_those_of_its_packets()
    {
        PacketTrace trace = Links.Trace((0, 0, 10), (0, 0, 10), (0, 0, 20), (100, 0, 5), (0 + 100, 1, 5));
        SchedulingResult result = Links.Schedule(trace, Links.UnitRate, null, SchedulingDiscipline.Fifo);
        QueueService queue = result.Runs[0].Queues[0];
        // Delays 10, 20, 40, 5.
        double[] figures = [queue.MeanDelaySeconds!.Value, queue.MedianDelaySeconds!.Value, queue.P95DelaySeconds!.Value, queue.P99DelaySeconds!.Value, queue.MaxDelaySeconds!.Value];
        Assert.Equal([18.75, 15, 37, 39.4, 40], figures, (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(8 * 45 / 105.0, queue.ThroughputBps!.Value, 1e-9);
        Assert.Equal((2, 4, 45L), (result.BusyPeriods, result.Queues[0].Packets, result.Queues[0].Bytes));
        Assert.Equal(50 / 100.0, result.Load!.Value, 1e-12);
        Assert.Equal(17.0, result.Runs[0].MeanDelaySeconds, 1e-9);
    }

    [Fact]
    public void A_burst_is_the_smallest_bucket_that_a_queue_needs_at_its_rate()
    {
        // 1 unit/s guaranteed of 2: 10 at 0, 3 left at 7, 10 more: 13.
        PacketTrace trace = Links.Trace((0, 0, 10), (0, 1, 1), (7, 0, 10));
        QueueService queue = Links.Schedule(trace, 2 * Links.UnitRate, null, SchedulingDiscipline.Wfq).Runs[0].Queues[0];
        Assert.Equal((8.0, 8 * 13.0), (queue.GuaranteedRateBps!.Value, queue.BurstBits!.Value));
        Assert.Equal(13 + 5, queue.DelayBoundSeconds!.Value, 1e-12);
        Assert.True(queue.BoundKept);
    }

    [Fact]
    public void Lag_and_lead_are_measured_against_GPS_in_bits_and_time()
    {
        // GPS serves both at half the rate: both end at 20. FIFO ends them at 10 and 20.
        SchedulingResult result = Links.Schedule(Links.Trace((0, 0, 10), (0, 1, 10)), Links.UnitRate, null, SchedulingDiscipline.Fifo, SchedulingDiscipline.Gps);
        QueueService[] fifo = [.. result.Runs[0].Queues];
        Assert.Equal((-10.0, 10.0, 0.0, 40.0), (fifo[0].LagSeconds!.Value, fifo[0].LeadSeconds!.Value, fifo[0].LagBits!.Value, fifo[0].LeadBits!.Value));
        Assert.Equal((0.0, 0.0, 40.0, 0.0), (fifo[1].LagSeconds!.Value, fifo[1].LeadSeconds!.Value, fifo[1].LagBits!.Value, fifo[1].LeadBits!.Value));
        Assert.Null(result.Runs[1].Queues[0].LagBits);
    }

    [Fact]
    public void Fewer_weights_than_flows_make_queues_that_flows_share_in_turn()
    {
        PacketTrace trace = Links.Trace([.. Enumerable.Range(0, 50).Select(f => (0.0, f, 100))]);
        SchedulingResult result = Links.Schedule(trace, 1e6, [1, 1, 2], SchedulingDiscipline.Wfq);
        Assert.Equal([17, 17, 16], result.Queues.Select(q => q.Flows));
        Assert.Equal([17, 17, 16], result.Queues.Select(q => q.Packets));
        Assert.Equal("50 flows share 3 queues: flow f is in queue f mod 3", result.QueueRule);
        Assert.Equal(2, result.QueueOfFlow[47 + 0 * 3]);
        Assert.Equal([100L, 100L, 200L], result.Queues.Select(q => q.QuantumBytes));
    }

    [Fact]
    public void A_trace_without_flows_is_one_queue()
    {
        SchedulingResult result = Links.Schedule(new PacketTrace([0, 0], [10, 10]), 80, [3], s_all.Where(d => d != SchedulingDiscipline.ClassTree).ToArray());
        Assert.All(result.Runs, run => Assert.Equal([1_000_000_000L, 2_000_000_000L], run.FinishNanoseconds.AsEnumerable()));
        Assert.Null(result.Load);
    }

    [Fact]
    public void A_flow_without_packets_has_no_figures()
    {
        SchedulingResult result = Links.Schedule(Links.Trace((0, 2, 10)), 80, null, s_all.Where(d => d != SchedulingDiscipline.ClassTree).ToArray());
        Assert.All(result.Runs, run => Assert.Null(run.Queues[0].MeanDelaySeconds));
        Assert.All(result.Runs, run => Assert.Null(run.Queues[0].LagSeconds));
        Assert.Equal(0, result.Queues[1].Packets);
    }

    [Fact]
    public void Without_a_choice_the_usual_disciplines_run_and_those_that_were_given_something()
    {
        Assert.Equal([SchedulingDiscipline.Fifo, SchedulingDiscipline.Wfq, SchedulingDiscipline.Wf2qPlus, SchedulingDiscipline.Drr], Ran(new SchedulingRequest(s_two, 1e6)));
        Assert.Contains(SchedulingDiscipline.StrictPriority, Ran(new SchedulingRequest(s_two, 1e6, Priorities: [1, 0])));
        Assert.Contains(SchedulingDiscipline.ClassTree, Ran(new SchedulingRequest(s_two, 1e6, ClassTree: "a,b")));

        static IEnumerable<SchedulingDiscipline> Ran(SchedulingRequest request) => SchedulingOperation.Run(request, OperationContext.Default).Runs.Select(r => r.Discipline);
    }

    [Fact]
    public void Request_and_result_go_to_JSON_and_back_unchanged()
    {
        Operation operation = OperationCatalog.Get("scheduling.run");
        var request = (SchedulingRequest)OperationJson.ReadRequest(operation, Encoding.UTF8.GetBytes(
            """{"trace": {"timeNanoseconds": [0, 0, 500], "sizeBytes": [100, 100, 50], "flow": [0, 1, 0]}, "capacityBps": 1e6, "disciplines": ["wf2qPlus", "strictPriority", "gps"], "weights": [1, 2]}"""));
        object result = operation.Run(request, OperationContext.Default);
        string json = JsonSerializer.Serialize(result, OperationJson.ResultType(operation));
        object again = JsonSerializer.Deserialize(json, OperationJson.ResultType(operation))!;
        Assert.Equal(json, JsonSerializer.Serialize(again, OperationJson.ResultType(operation)));
        Assert.Equal(JsonSerializer.Serialize(request, operation.RequestType), JsonSerializer.Serialize(JsonSerializer.Deserialize(JsonSerializer.Serialize(request, operation.RequestType), operation.RequestType), operation.RequestType));
    }

    [Fact]
    public void Bad_requests_are_refused_with_what_would_be_right()
    {
        Refused(ErrorCodes.EmptyInput, new SchedulingRequest());
        Refused(ErrorCodes.EmptyInput, new SchedulingRequest(new PacketTrace([], []), 1e6));
        foreach (double capacity in new[] { 0, -1, double.NaN, double.PositiveInfinity, 1e-9, 1e16 }) Refused(ErrorCodes.InvalidCapacity, new SchedulingRequest(s_two, capacity));
        foreach (double weight in new[] { 0, -1, double.NaN, double.PositiveInfinity }) Refused(ErrorCodes.InvalidWeight, new SchedulingRequest(s_two, 1e6, Weights: [1, weight]));
        Refused(ErrorCodes.InvalidWeight, new SchedulingRequest(s_two, 1e6, Weights: [1e9, 3.14159e-7]));
        Refused(ErrorCodes.InvalidParameter, new SchedulingRequest(s_two, 1e6, Weights: [1, 1, 1]));
        Refused(ErrorCodes.InvalidParameter, new SchedulingRequest(s_two, 1e6, Weights: []));
        Refused(ErrorCodes.InvalidParameter, new SchedulingRequest(s_two, 1e6, Weights: [1, 1], Priorities: [1]));
        Refused(ErrorCodes.InvalidParameter, new SchedulingRequest(s_two, 1e6, QuantaBytes: [1500, 0]));
        Refused(ErrorCodes.InvalidParameter, new SchedulingRequest(s_two, 1e6, []));
        Refused(ErrorCodes.InvalidParameter, new SchedulingRequest(s_two, 1e6, [(SchedulingDiscipline)99]));
        Refused(ErrorCodes.InvalidParameter, new SchedulingRequest(s_two, 1e6, [SchedulingDiscipline.ClassTree]));
        Refused(ErrorCodes.TooLarge, new SchedulingRequest(new PacketTrace([0, 8_000_000_000_000_000_000], [2_000_000_000, 2_000_000_000]), 1));
        Refused(ErrorCodes.TooLarge, new SchedulingRequest(new PacketTrace([0], [1], [2_000_000_000]), 1e6));
    }

    [Theory]
    [InlineData("", "name of a class is expected")]
    [InlineData("a,", "name of a class is expected")]
    [InlineData("a=", "weight of 'a'")]
    [InlineData("a=x", "weight of 'a'")]
    [InlineData("a=0", "weight of class 'a' is 0")]
    [InlineData("a=-1", "weight of class 'a' is -1")]
    [InlineData("a=1e999", "weight of class 'a'")]
    [InlineData("a(b", "do not end")]
    [InlineData("a)b", "stands where no class can")]
    [InlineData("a=1 b=2", "stands where no class can")]
    [InlineData("a,A", "two classes 'A'")]
    [InlineData("a[x]", "A flow of 'a'")]
    [InlineData("a[3-1]", "go backward")]
    [InlineData("a[1,2", "do not end")]
    [InlineData("a[0-99999999999]", "A flow of 'a'")]
    public void A_class_tree_that_is_none_is_refused_with_the_place(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<NetOptException>(() => ClassTreeText.Parse(text)).Problem);

    [Theory]
    [InlineData("a[0,1],b[1]", "Flow 1 is listed by 'a' and by 'b'")]
    [InlineData("a[0]", "No class lists flow 1")]
    [InlineData("a[0,7],b", "lists flow 7")]
    public void Flows_of_a_class_tree_are_those_of_the_trace_each_once(string tree, string problem) =>
        Assert.Contains(problem, Assert.Throws<NetOptException>(() => SchedulingOperation.Run(new SchedulingRequest(s_two, 1e6, ClassTree: tree), OperationContext.Default)).Problem);

    [Fact]
    public void A_class_tree_is_read_with_its_weights_flows_and_shares()
    {
        SchedulingClass tree = ClassTreeText.Parse(" realtime = 4 ( voice=3[0-2, 7], video ) , bulk=.5[3] ");
        Assert.Equal(["voice", "video", "bulk"], tree.Leaves().Select(l => l.Name));
        Assert.Equal([0, 1, 2, 7], tree.Leaves().First().Flows.AsEnumerable());
        Assert.Equal([4 / 4.5 * .75, 4 / 4.5 * .25, .5 / 4.5], tree.LeafShares().Select(s => Math.Round(s, 12)), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal(ErrorCodes.TooDeep, Assert.Throws<NetOptException>(() => ClassTreeText.Parse(string.Concat(Enumerable.Range(0, 5000).Select(i => $"c{i}(")))).Code);
    }

    [Fact]
    public void It_ends_when_canceled_and_tells_how_far_it_is()
    {
        PacketTrace trace = Links.Random(1, 3, 200_000, 1e7, 0.9, 500);
        using var stop = new CancellationTokenSource();
        var seen = new List<double>();
        var progress = new Watch(p =>
        {
            seen.Add(p.Fraction!.Value);
            if (p.Fraction > 0.5) stop.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => SchedulingOperation.Run(new SchedulingRequest(trace, 1e7), new OperationContext { Cancellation = stop.Token, Progress = progress }));
        Assert.Equal(seen.Order(), seen);
    }

    // Leaves 0.. in their order, grouped at random over up to four levels.
    private static string RandomTree(RandomStream random, int leaves)
    {
        List<string> classes = [.. Enumerable.Range(0, leaves).Select(i => $"c{i}={1 + random.NextInt32(9)}")];
        for (int level = 0; level < 3; level++)
        {
            var grouped = new List<string>();
            for (int i = 0; i < classes.Count;)
            {
                int take = Math.Min(classes.Count - i, 1 + random.NextInt32(3));
                grouped.Add(take == 1 ? classes[i] : $"g{level}.{i}={1 + random.NextInt32(9)}({string.Join(",", classes[i..(i + take)])})");
                i += take;
            }
            classes = grouped;
        }
        return string.Join(",", classes);
    }

    private sealed class Watch(Action<OperationProgress> on) : IProgress<OperationProgress>
    {
        public void Report(OperationProgress value) => on(value);
    }

    private static void Refused(string code, SchedulingRequest request)
    {
        var error = Assert.Throws<NetOptException>(() => SchedulingOperation.Run(request, OperationContext.Default));
        Assert.Equal(code, error.Code);
        Assert.NotNull(error.Expected);
    }
}
