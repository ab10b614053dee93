using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Scheduling;
using NetOpt.Traffic;

namespace NetOpt.Tests.Scheduling;

public class FairQueueingTests
{
    [Fact]
    public void WFQ_takes_the_order_of_a_naive_search_over_exact_tags()
    {
        for (ulong seed = 1; seed <= 60; seed++)
        {
            (PacketTrace trace, int capacity, double[] weights) = Case(seed, 60);
            var exact = new ExactGps(trace, capacity, [.. weights.Select(w => (int)w)]);
            int[] naive = ExactGps.Order(trace, capacity, (a, b) => exact.Tag[a] < exact.Tag[b]
                || exact.Tag[a] == exact.Tag[b] && (trace.Flow!.Value[a], a).CompareTo((trace.Flow.Value[b], b)) < 0);
            Assert.Equal(naive, Links.Run(trace, capacity, (p, r) => new WfqDiscipline(p, r, weights)).Order);
        }
    }

    [Fact]
    public void No_packet_ends_later_than_one_largest_packet_after_GPS()
    {
        for (ulong seed = 1; seed <= 40; seed++)
        {
            (PacketTrace trace, int capacity, double[] weights) = Case(seed, 2000);
            GpsService gps = Links.Gps(trace, capacity, weights);
            double most = 8e9 * trace.SizeBytes.Max() / capacity + 1.5;
            Check((p, r) => new WfqDiscipline(p, r, weights));
            Check((p, r) => new Wf2qDiscipline(p, r, weights));

            void Check(Func<PacketColumns, LinkRate, PacketDiscipline> discipline)
            {
                LinkService service = Links.Run(trace, capacity, discipline);
                for (int i = 0; i < trace.Count; i++) Assert.True(service.FinishNanoseconds[i] <= gps.FinishNanoseconds[i] + most);
            }
        }
    }

    // Parekh and Gallager 1993: never more than L_max behind in service. Bennett and Zhang 1996: under WF2Q never more than L_i(1 - share) ahead.
    [Fact]
    public void In_service_WFQ_is_at_most_one_packet_behind_and_WF2Q_at_most_one_ahead_as_well()
    {
        for (ulong seed = 1; seed <= 30; seed++)
        {
            (PacketTrace trace, int capacity, double[] weights) = Case(seed, 1500);
            double slack = capacity * 1e-9 + 1e-3, largest = 8.0 * trace.SizeBytes.Max();
            GpsService gps = Links.Gps(trace, capacity, weights);
            Assert.All(gps.Compare(Links.Run(trace, capacity, (p, r) => new WfqDiscipline(p, r, weights))).LagBits, lag => Assert.True(lag <= largest + slack));
            GpsComparison even = gps.Compare(Links.Run(trace, capacity, (p, r) => new Wf2qDiscipline(p, r, weights)));
            Assert.All(even.LagBits, lag => Assert.True(lag <= largest + slack));
            for (int flow = 0; flow < weights.Length; flow++)
            {
                double own = 8.0 * Enumerable.Range(0, trace.Count).Where(i => trace.Flow!.Value[i] == flow).Max(i => trace.SizeBytes[i]);
                Assert.True(even.LeadBits[flow] <= own * (1 - weights[flow] / weights.Sum()) + slack);
            }
        }
    }

    [Fact]
    public void WF2Q_plus_stays_as_near_to_GPS_as_WF2Q_within_a_packet()
    {
        for (ulong seed = 1; seed <= 30; seed++)
        {
            (PacketTrace trace, int capacity, double[] weights) = Case(seed, 1500);
            double slack = capacity * 1e-9 + 1e-3, largest = 8.0 * trace.SizeBytes.Max();
            GpsService gps = Links.Gps(trace, capacity, weights);
            GpsComparison even = gps.Compare(Links.Run(trace, capacity, (p, r) => new Wf2qDiscipline(p, r, weights)));
            GpsComparison plus = gps.Compare(Links.Run(trace, capacity, (p, r) => new Wf2qPlusDiscipline(p, r, weights)));
            Assert.All(plus.LeadBits, lead => Assert.True(lead <= 3 * largest + slack));
        }
    }

    [Fact]
    public void All_greedy_flows_get_WF2Q_and_WF2Q_plus_alike()
    {
        // With every flow always backlogged both virtual times are work over all weights.
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var random = new RandomStream(seed, "greedy");
            int flows = 2 + random.NextInt32(6);
            double[] weights = Links.RandomWeights(seed, flows, 5);
            PacketTrace trace = Links.Trace([.. Enumerable.Range(0, 300).Select(i => (0.0, i % flows, 100))]);
            int same = 100;
            int[] even = Links.Run(trace, 1e6, (p, r) => new Wf2qDiscipline(p, r, weights)).Order;
            int[] plus = Links.Run(trace, 1e6, (p, r) => new Wf2qPlusDiscipline(p, r, weights)).Order;
            // Until the first flow has no more packets.
            Assert.Equal(even[..same], plus[..same]);
        }
    }

    [Fact]
    public void Two_flows_that_are_always_backlogged_are_served_by_their_weights()
    {
        foreach (SchedulingDiscipline discipline in new[] { SchedulingDiscipline.Wfq, SchedulingDiscipline.Wf2q, SchedulingDiscipline.Wf2qPlus, SchedulingDiscipline.Scfq, SchedulingDiscipline.Drr, SchedulingDiscipline.Srr })
        {
            for (ulong seed = 1; seed <= 8; seed++)
            {
                var random = new RandomStream(seed, "backlogged");
                int[] sizes = [40, 576, 1500];
                // The third flow comes and goes; enough of the others waits until the end of the check.
                PacketTrace trace = Links.Trace([.. Enumerable.Range(0, 900).Select(i => (i < 800 ? 0.0 : (i - 800) * 0.05, i < 800 ? i % 2 : 2, sizes[random.NextInt32(3)]))]);
                double[] weights = [1, 3, 2];
                DisciplineRun run = Links.Schedule(trace, 1e6, weights, discipline).Runs[0];
                int[] order = [.. Enumerable.Range(0, trace.Count).OrderBy(i => run.FinishNanoseconds[i])];
                double[] served = [0, 0, 0];
                double bound = discipline is SchedulingDiscipline.Drr or SchedulingDiscipline.Srr ? 3 * 12000 + 12000 : 2 * 12000;
                foreach (int packet in order)
                {
                    served[trace.Flow!.Value[packet]] += 8 * trace.SizeBytes[packet];
                    if (served[1] > 1_500_000) break;
                    Assert.True(Math.Abs(served[0] / 1 - served[1] / 3) <= bound, $"{discipline}: {served[0]}, {served[1]}");
                }
            }
        }
    }

    [Fact]
    public void Tags_survive_a_busy_period_of_a_million_packets_without_drift()
    {
        // An overloaded link for a million packets; at the end GPS has done exactly the work of the link.
        PacketTrace trace = Links.Random(3, 7, 1_000_000, 1e9, 1.5, 40, 576, 1500);
        double[] weights = [1, 2, 3, 5, 7, 11, 13];
        GpsService gps = Links.Gps(trace, 1e9, weights);
        LinkService fifo = Links.Run(trace, 1e9, (p, _) => new FifoDiscipline(p));
        Assert.Equal(fifo.FinishNanoseconds.Max(), gps.FinishNanoseconds.Max(), 1.0);
    }

    private static (PacketTrace Trace, int Capacity, double[] Weights) Case(ulong seed, int packets)
    {
        var random = new RandomStream(seed, "fair queueing");
        int flows = 2 + random.NextInt32(7), capacity = 8 * (1 + random.NextInt32(2_000_000));
        return (Links.Random(seed, flows, packets, capacity, 0.5 + random.NextDouble(), 40, 100, 576, 1500), capacity, Links.RandomWeights(seed, flows, 10));
    }
}
