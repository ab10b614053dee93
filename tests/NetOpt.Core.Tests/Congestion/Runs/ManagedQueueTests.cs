using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using NetOpt.Simulation;
using static NetOpt.Tests.Congestion.Runs.Simulated;

namespace NetOpt.Tests.Congestion.Runs;

/// <summary>What queue disciplines do with flows that react.</summary>
public sealed class ManagedQueueTests
{
    [Theory]
    [InlineData(1, 0.005)]
    [InlineData(4, 0.005)]
    [InlineData(4, 0.02)]
    public void CoDel_keeps_its_target_where_tail_drop_fills_the_buffer(int flows, double target)
    {
        CongestionRunRequest request = new(CapacityBps: 20 * Mega, RttSeconds: [0.04], Algorithms: [CongestionAlgorithm.NewReno], FlowCount: flows, DurationSeconds: 30, WarmUpSeconds: 10);
        CongestionQueueResult kept = Run(request with { Queue = new QueueSettings(PacketQueueDiscipline.CoDel, TargetSeconds: target) }).Queues[0], full = Run(request with { Queue = Buffer("4bdp") }).Queues[0];
        Assert.InRange(kept.MeanDelaySeconds!.Value, 0, 1.3 * target);
        Assert.True(full.MeanDelaySeconds > 0.1);
        Assert.Equal(0, kept.Overflowed);
        Assert.True(kept.DroppedEarly > 0);
        Assert.Equal(0, full.DroppedEarly);
        if (flows > 1) Assert.InRange(kept.Utilization, 0.97, 1);
    }

    [Theory]
    [InlineData(0.015)]
    [InlineData(0.03)]
    public void PIE_keeps_its_target(double target)
    {
        CongestionQueueResult queue = Run(new CongestionRunRequest(CapacityBps: 20 * Mega, RttSeconds: [0.04], Algorithms: [CongestionAlgorithm.NewReno], FlowCount: 16,
            Queue: new QueueSettings(PacketQueueDiscipline.Pie, TargetSeconds: target), DurationSeconds: 30, WarmUpSeconds: 10)).Queues[0];
        Assert.InRange(queue.MeanDelaySeconds!.Value, 0.8 * target, 1.2 * target);
    }

    [Theory]
    [InlineData(PacketQueueDiscipline.CoDel)]
    [InlineData(PacketQueueDiscipline.FqCoDel)]
    [InlineData(PacketQueueDiscipline.Red)]
    [InlineData(PacketQueueDiscipline.Pie)]
    public void With_ECN_packets_are_marked_and_none_is_dropped(PacketQueueDiscipline discipline)
    {
        CongestionRunRequest request = Small with { Algorithms = [CongestionAlgorithm.NewReno], FlowCount = 2, Queue = new QueueSettings(discipline), Ecn = true, DurationSeconds = 30 };
        CongestionRunResult with = Run(request), without = Run(request with { Ecn = false });
        CongestionQueueResult queue = with.Queues[0];
        Assert.True(queue.Marked > 0);
        Assert.Equal(0, queue.DroppedEarly + queue.Overflowed);
        Assert.Equal(0, queue.LossShare);
        Assert.All(with.Flows, f => Assert.True(f.MarkEpisodes > 0 && f.MarkedShare > 0));
        Assert.Equal(0, without.Queues[0].Marked);
        Assert.True(without.Queues[0].DroppedEarly > 0);
        Assert.All(without.Flows, f => Assert.True(f.MarkEpisodes == 0 && f.MarkedShare == 0 && f.LossEpisodes > 0));
    }

    [Fact]
    public void One_flow_may_use_ECN_beside_one_that_does_not()
    {
        CongestionRunResult run = Run(new CongestionRunRequest(CapacityBps: 10 * Mega, Flows: [new CongestionFlow(RttSeconds: 0.04, Ecn: true), new CongestionFlow(RttSeconds: 0.04)],
            Queue: new QueueSettings(PacketQueueDiscipline.CoDel), DurationSeconds: 20));
        Assert.True(run.Flows[0].MarkedShare > 0);
        Assert.Equal(0, run.Flows[1].MarkedShare);
        Assert.True(run.Flows[1].Retransmissions > 0);
    }

    [Fact]
    public void ECN_with_a_queue_that_marks_nothing_is_noted()
    {
        Assert.Contains(Run(Small with { Ecn = true, DurationSeconds = 1 }).Notes, n => n.Contains("ECN is on, but tail drop", StringComparison.Ordinal));
        Assert.Empty(Run(Small with { DurationSeconds = 1 }).Notes);
        Assert.Empty(Run(Small with { Ecn = true, DurationSeconds = 1, Queue = Buffer("40p") with { MarkThresholdPackets = 10 } }).Notes);
    }

    [Fact]
    public void DCTCP_has_marks_at_a_seventh_of_a_bandwidth_delay_product_without_asking()
    {
        // 10 Mbit/s · 42 ms / 7 / 1,514 bytes are 5 packets; twice the packets at twice the rate.
        CongestionQueueResult slow = Run(Small with { RttSeconds = [0.042], Algorithms = [CongestionAlgorithm.Dctcp] }).Queues[0];
        Assert.True(slow.Marked > 0);
        Assert.Equal(0, slow.LossShare);
        Assert.InRange(slow.MeanPackets, 2, 8);
    }

    [Fact]
    public void Flow_queues_keep_a_sparse_flow_from_waiting_behind_a_full_one()
    {
        CongestionRunRequest request = new(CapacityBps: 10 * Mega, Flows: [new CongestionFlow(Algorithm: CongestionAlgorithm.Cubic, RttSeconds: 0.04), new CongestionFlow(RttSeconds: 0.04, SourceRateBps: 64_000)], DurationSeconds: 20);
        CongestionFlowResult beside = Run(request with { Queue = Buffer("2bdp") }).Flows[1], apart = Run(request with { Queue = new QueueSettings(PacketQueueDiscipline.FqCoDel) }).Flows[1];
        Assert.True(beside.MeanRttSeconds > 0.09);
        Assert.InRange(apart.MeanRttSeconds!.Value, 0.0413, 0.0445);
    }

    [Theory]
    [InlineData("50p", 50, null)]
    [InlineData("60000", null, 60_000)]
    [InlineData("30ms", null, 37_500)]
    [InlineData("0.5bdp", null, 25_000)]
    public void A_buffer_holds_what_it_says(string size, int? packets, int? bytes)
    {
        CongestionQueueResult queue = Run(Small with { Algorithms = [CongestionAlgorithm.Cubic], Queue = Buffer(size) }).Queues[0];
        Assert.Equal(packets, (int?)queue.BufferPackets);
        Assert.Equal(bytes, (int?)queue.BufferBytes);
        Assert.Equal(packets ?? bytes!.Value / 1514, queue.MostPackets);
        Assert.True(queue.Overflowed > 0);
        Assert.InRange(queue.MostDelaySeconds!.Value, (queue.MostPackets - 1) * 1514 * 8 / 1e7, (queue.MostPackets + 1) * 1514 * 8 / 1e7);
    }
}
