using NetOpt.Operations;
using NetOpt.Scheduling;
using NetOpt.Traffic;

namespace NetOpt.Tests.Scheduling;

/// <summary>The worked examples of the literature, on a link that sends one unit of length per second.</summary>
public class WorkedExampleTests
{
    // Three flows A, B, C with weights 1, 1, 2.
    private static readonly PacketTrace s_trace = Links.Trace((0, 0, 4), (0, 1, 2), (1, 2, 4), (1, 0, 1), (5, 1, 3));
    private static readonly double[] s_weights = [1, 1, 2];

    [Fact]
    public void Virtual_time_and_finish_tags_are_those_of_the_worked_example()
    {
        var packets = new PacketColumns(s_trace);
        var scale = new TagScale(s_weights, packets.TotalBits);
        var gps = new GpsVirtualTime(scale, new LinkRate(Links.UnitRate));
        Assert.True(scale.IsExact);
        gps.BeginBusyPeriod(0);
        var v = new List<double>();
        var tags = new List<double>();
        for (int i = 0; i < packets.Count; i++)
        {
            v.Add(gps.Advance(new LinkTime(packets.Time[i], 0)) / (8.0 * scale.Unit));
            tags.Add(gps.Arrive(packets.Queue[i], 8 * packets.Size[i]) / (8.0 * scale.Unit));
        }
        Assert.Equal([0, 0, .5, .5, 1.5], v);
        Assert.Equal([4, 2, 2.5, 5, 5], tags);
    }

    [Fact]
    public void GPS_ends_the_packets_when_the_worked_example_says() =>
        Assert.Equal([12, 7, 9, 14, 14], Links.Seconds(Links.Gps(s_trace, Links.UnitRate, s_weights).FinishNanoseconds));

    [Fact]
    public void WFQ_sends_in_the_order_and_at_the_times_of_the_worked_example()
    {
        LinkService wfq = Links.Run(s_trace, Links.UnitRate, (p, r) => new WfqDiscipline(p, r, s_weights));
        Assert.Equal([1, 2, 0, 3, 4], wfq.Order);
        Assert.Equal([10, 2, 6, 11, 14], Links.Seconds(wfq.FinishNanoseconds));
        Assert.Equal([6, 0, 2, 10, 11], Links.Seconds(wfq.StartNanoseconds));
    }

    // Tags 4, 2, 4, 5, 7; the tie of 4 goes to the lower flow.
    [Fact]
    public void SCFQ_sends_in_the_order_of_its_tags() =>
        Assert.Equal([1, 0, 2, 3, 4], Links.Run(s_trace, Links.UnitRate, (p, _) => new ScfqDiscipline(p, s_weights)).Order);

    // Bennett and Zhang 1996, figure 1.
    [Fact]
    public void WFQ_runs_ten_packets_ahead_where_WF2Q_alternates()
    {
        PacketTrace trace = Links.Trace([.. Enumerable.Range(0, 21).Select(i => (0.0, i < 11 ? 0 : i - 10, 1))]);
        double[] weights = [.5, .. Enumerable.Repeat(.05, 10)];
        int[] wfq = Flows(trace, (p, r) => new WfqDiscipline(p, r, weights));
        Assert.Equal([.. Enumerable.Repeat(0, 10), .. Enumerable.Range(1, 10), 0], wfq);
        int[] alternating = [.. Enumerable.Range(0, 21).Select(i => i % 2 == 0 ? 0 : (i + 1) / 2)];
        Assert.Equal(alternating, Flows(trace, (p, r) => new Wf2qDiscipline(p, r, weights)));
        Assert.Equal(alternating, Flows(trace, (p, r) => new Wf2qPlusDiscipline(p, r, weights)));
    }

    [Fact]
    public void The_bounds_of_Parekh_and_Gallager_are_their_formula()
    {
        Assert.Equal(.0332, ParekhGallager.NodeDelay(64000, 2e6, 12000, 10e6), 1e-12);
        Assert.Equal(.0476, ParekhGallager.EndToEndDelay(64000, 2e6, 12000, [10e6, 10e6, 10e6], 12000), 1e-12);
        Assert.Equal(.0576, ParekhGallager.EndToEndDelay(64000, 2e6, 12000, [10e6, 10e6, 10e6], 12000, .01), 1e-12);
        Assert.Equal(.032, ParekhGallager.GpsDelay(64000, 2e6), 1e-12);
    }

    [Fact]
    public void The_latency_of_deficit_round_robin_is_that_of_Lenzini() =>
        Assert.Equal(.0156, RoundRobinLatency.Seconds(0, [12000, 24000, 36000], [12000, 12000, 12000], 10e6), 1e-12);

    // Shreedhar and Varghese 1995, figures 2 and 3: quantum 500; 20, 750, 200 in flow 1; 500, 500 in flow 2; 200, 600, 100 in flow 3; 50, 700, 180 in flow 4.
    [Fact]
    public void DRR_sends_what_fits_into_the_deficit_of_the_published_example()
    {
        PacketTrace trace = Links.Trace((0, 0, 200), (0, 0, 750), (0, 0, 20), (0, 1, 500), (0, 1, 500), (0, 2, 200), (0, 2, 600), (0, 2, 100), (0, 3, 50), (0, 3, 700), (0, 3, 180));
        int[] order = Links.Run(trace, Links.UnitRate, (p, _) => new DrrDiscipline(p, [500, 500, 500, 500])).Order;
        // Round 1: 200 (300 left); 500; 200 (300 left); 50 (450 left). Round 2: 750, 20; 500; 600, 100; 700, 180.
        Assert.Equal([0, 3, 5, 8, 1, 2, 4, 6, 7, 9, 10], order);
    }

    [Fact]
    public void SRR_overdraws_by_one_packet_and_pays_it_back()
    {
        PacketTrace trace = Links.Trace((0, 0, 300), (0, 0, 300), (0, 0, 300), (0, 1, 100), (0, 1, 100), (0, 1, 100), (0, 1, 100), (0, 1, 100), (0, 1, 100));
        int[] order = Links.Run(trace, Links.UnitRate, (p, _) => new SrrDiscipline(p, [200, 200])).Order;
        // Flow 0 sends 300 (-100); flow 1 sends 2 (0). Flow 0 sends 300 (-200); flow 1 2. Flow 0 gets to 0 and waits; flow 1 2; flow 0 300.
        Assert.Equal([0, 3, 4, 1, 5, 6, 7, 8, 2], order);
    }

    [Fact]
    public void Priority_waits_for_the_packet_under_way_and_keeps_the_order_of_equals()
    {
        PacketTrace trace = Links.Trace((0, 2, 5), (1, 1, 2), (2, 0, 2), (3, 1, 2), (3, 2, 1), (7, 0, 1));
        Assert.Equal([0, 2, 5, 1, 3, 4], Links.Run(trace, Links.UnitRate, (p, _) => new StrictPriorityDiscipline(p, [0, 1, 2])).Order);
        Assert.Equal([0, 1, 2, 3, 5, 4], Links.Run(trace, Links.UnitRate, (p, _) => new StrictPriorityDiscipline(p, [5, 5, 7])).Order);
    }

    [Fact]
    public void A_class_leaves_what_it_does_not_need_to_its_siblings_first()
    {
        // A has half of the link, shared by its two leaves; B has the other half. A1 is idle: A2 gets all of A's half, not a third.
        SchedulingClass tree = ClassTreeText.Parse("A=1(A1=1[0], A2=1[1]), B=1[2]");
        PacketTrace trace = Links.Trace([.. Enumerable.Range(0, 40).Select(i => (0.0, i < 20 ? 1 : 2, 1))]);
        LinkService service = Links.Run(trace, Links.UnitRate, (p, _) => new ClassTreeDiscipline(p, tree));
        Assert.Equal([.. Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? 1 : 2)], service.Order.Select(p => trace.Flow!.Value[p]));
    }

    private static int[] Flows(PacketTrace trace, Func<PacketColumns, LinkRate, PacketDiscipline> discipline) =>
        [.. Links.Run(trace, Links.UnitRate, discipline).Order.Select(p => trace.Flow!.Value[p])];
}
