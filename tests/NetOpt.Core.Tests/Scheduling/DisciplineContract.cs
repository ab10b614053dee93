using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Scheduling;
using NetOpt.Traffic;

namespace NetOpt.Tests.Scheduling;

/// <summary>What every packet discipline owes: it serves each packet once, keeps the order within a queue, never idles while packets wait, and always answers the same.</summary>
public abstract class DisciplineContract
{
    private const int Flows = 6;

    private protected abstract PacketDiscipline Create(PacketColumns packets, LinkRate rate, double[] weights);

    [Fact]
    public void Every_packet_is_sent_once_for_its_time_and_after_its_arrival() => ForEachTrace((trace, capacity, service) =>
    {
        Assert.Equal(Enumerable.Range(0, trace.Count), service.Order.Order());
        long before = 0;
        foreach (int packet in service.Order)
        {
            Assert.True(service.StartNanoseconds[packet] >= trace.TimeNanoseconds[packet]);
            Assert.True(service.StartNanoseconds[packet] >= before);
            Assert.Equal(8e9 * trace.SizeBytes[packet] / capacity, service.FinishNanoseconds[packet] - service.StartNanoseconds[packet], 1.01);
            before = service.FinishNanoseconds[packet];
        }
    });

    [Fact]
    public void The_link_is_busy_exactly_when_it_is_under_FIFO() => ForEachTrace((trace, capacity, service) =>
    {
        LinkService fifo = Links.Run(trace, capacity, (p, _) => new FifoDiscipline(p));
        Assert.Equal(fifo.BusyPeriods, service.BusyPeriods);
        Assert.Equal(Periods(fifo), Periods(service));
    });

    [Fact]
    public void Packets_of_a_queue_keep_their_order() => ForEachTrace((trace, _, service) =>
    {
        var last = new int[Flows];
        last.AsSpan().Fill(-1);
        foreach (int packet in service.Order)
        {
            int flow = trace.Flow!.Value[packet];
            Assert.True(packet > last[flow]);
            last[flow] = packet;
        }
    });

    [Fact]
    public void Nothing_that_arrives_later_changes_what_was_sent_before() => ForEachTrace((trace, capacity, service) =>
    {
        int half = trace.Count / 2;
        var first = new PacketTrace(trace.TimeNanoseconds[..half], trace.SizeBytes[..half], trace.Flow!.Value[..half], flowNames: [.. Enumerable.Range(0, Flows).Select(f => $"{f}")]);
        int[] before = Links.Run(first, capacity, (p, r) => Create(p, r, Weights)).Order;
        int seen = service.Order.TakeWhile(p => service.StartNanoseconds[p] < trace.TimeNanoseconds[half]).Count();
        // Tags of another unit may break near-ties otherwise; exact units do not.
        Assert.Equal(service.Order[..seen], before[..seen]);
    });

    [Fact]
    public void The_same_input_gives_the_same_times() => ForEachTrace((trace, capacity, service) =>
    {
        LinkService again = Links.Run(trace, capacity, (p, r) => Create(p, r, Weights));
        Assert.Equal(service.FinishNanoseconds, again.FinishNanoseconds);
    });

    [Fact]
    public void One_packet_is_sent_at_once()
    {
        LinkService service = Links.Run(new PacketTrace([5], [125], [5]), 1e6, (p, r) => Create(p, r, Weights));
        Assert.Equal((5, 1_000_005), (service.StartNanoseconds[0], service.FinishNanoseconds[0]));
    }

    [Fact]
    public void A_run_allocates_nothing_per_packet()
    {
        PacketTrace trace = Links.Random(1, Flows, 100_000, 1e6, 0.9, 40, 1500);
        var packets = new PacketColumns(trace);
        var rate = new LinkRate(1e6);
        PacketLink.Run(packets, rate, Create(packets, rate, Weights), OperationContext.Default);
        PacketDiscipline discipline = Create(packets, rate, Weights);
        long before = GC.GetAllocatedBytesForCurrentThread();
        PacketLink.Run(packets, rate, discipline, OperationContext.Default);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        // Three columns of the result, a chunk of times, and room for what waits at the fullest time; an object for each packet would be 2.4 MB more.
        Assert.InRange(bytes, 0, 20 * packets.Count + 1_000_000);
    }

    private static readonly double[] Weights = [1, 2, 4, 1, 2, 8];

    private void ForEachTrace(Action<PacketTrace, double, LinkService> check)
    {
        for (ulong seed = 1; seed <= 12; seed++)
        {
            var random = new RandomStream(seed, "contract");
            double capacity = 1000 * (1 + random.NextInt32(100_000));
            PacketTrace trace = Links.Random(seed, Flows, 800, capacity, 0.3 + random.NextDouble(), 40, 576, 1500);
            check(trace, capacity, Links.Run(trace, capacity, (p, r) => Create(p, r, Weights)));
        }
    }

    private static List<(long From, long To)> Periods(LinkService service)
    {
        var periods = new List<(long From, long To)>();
        foreach (int packet in service.Order)
        {
            (long start, long finish) = (service.StartNanoseconds[packet], service.FinishNanoseconds[packet]);
            if (periods.Count > 0 && periods[^1].To == start) periods[^1] = (periods[^1].From, finish);
            else periods.Add((start, finish));
        }
        return periods;
    }
}
