using NetOpt.Numerics;
using NetOpt.Simulation;
using NetOpt.Simulation.Links;

namespace NetOpt.Tests.Simulation;

/// <summary>
/// What every queue discipline owes: it loses no packet from its books, keeps the order within a flow, never idles while packets wait, never holds more than its
/// buffer, marks only what can be marked, and always answers the same.
/// </summary>
public abstract class QueueContract
{
    private const int Flows = 7;

    private protected abstract Link Create(PacketNetwork network, LinkClock clock, int bufferPackets, long bufferBytes, double bitsPerSecond, ulong seed);

    private protected virtual bool Marks => true;

    [Fact]
    public void At_any_time_every_packet_was_sent_or_dropped_or_waits() => ForEachLoad((load, run) =>
    {
        run.AfterArrival = now =>
        {
            int waiting = run.Link.Waiting(now);
            LinkCounters counted = run.Counters;
            Assert.Equal(counted.Arrived, counted.Transmitted + counted.DroppedEarly + counted.Overflowed + waiting);
        };
        run.Run();
        Assert.Equal(load.Arrivals.Length, run.Counters.Arrived);
        Assert.Equal(0, run.Link.Waiting(run.Network.Now));
        Assert.Equal(0, run.Link.WaitingBytes(run.Network.Now));
        Assert.Equal(run.Received, run.Counters.Transmitted);
        Assert.Equal(run.Output.Sum(p => (long)p.Bytes), run.Counters.WindowBytes);
        Assert.True(run.Counters.DroppedEarly + run.Counters.Overflowed > 0 || load.Factor < 1.2);
    });

    [Fact]
    public void Packets_of_a_flow_keep_their_order() => ForEachLoad((_, run) =>
    {
        var last = new int[Flows];
        last.AsSpan().Fill(-1);
        foreach (Packet packet in run.Run().Output)
        {
            Assert.True(packet.Number > last[packet.Flow]);
            last[packet.Flow] = packet.Number;
        }
    });

    [Fact]
    public void The_transmitter_never_idles_while_a_packet_waits() => ForEachLoad((load, run) =>
    {
        run.AfterArrival = now => Assert.True(run.Link.Waiting(now) == 0 || run.Clock.Finishes[run.Clock.Count - 1] > now);
        run.Run();
        Assert.Equal(run.Received, run.Clock.Count);
        long earliestToCome = long.MaxValue;
        for (int i = run.Received - 1; i > 0; i--)
        {
            earliestToCome = Math.Min(earliestToCome, load.Arrivals[run.Packets[i].Number].Time);
            Assert.Equal(Math.Max(run.Clock.Finishes[i - 1], earliestToCome), run.Clock.Starts[i]);
        }
    });

    [Fact]
    public void Never_more_waits_than_the_buffer_holds() => ForEachLoad((load, run) =>
    {
        int most = 0;
        run.AfterArrival = now =>
        {
            most = Math.Max(most, run.Link.Waiting(now));
            Assert.InRange(run.Link.WaitingBytes(now), 0, load.BufferBytes);
        };
        run.Run();
        Assert.InRange(most, 1, load.BufferPackets);
        Assert.Equal(most, run.Counters.MostWaiting);
    });

    [Fact]
    public void Only_packets_that_can_be_marked_are_marked()
    {
        long marked = 0;
        ForEachLoad((load, run) =>
        {
            run.Run();
            Assert.All(run.Output, p => Assert.True((p.Flags & PacketFlags.Marked) == 0 || load.Arrivals[p.Number].EcnCapable));
            Assert.Equal(run.Counters.Marked, run.Output.Count(p => (p.Flags & PacketFlags.Marked) != 0));
            marked += run.Counters.Marked;
        });
        Assert.Equal(Marks, marked > 0);
    }

    [Fact]
    public void The_waits_add_up_to_the_queue_over_time() => ForEachLoad((_, run) =>
    {
        double area = 0;
        long before = 0;
        while (run.Network.Events.NextTime is var now && now < long.MaxValue)
        {
            area += (double)run.Link.Waiting(before) * (now - before);
            run.Run(now);
            before = now;
        }
        Assert.Equal(area, run.Counters.WaitedNanoseconds, area * 1e-9);
        Assert.Equal(Enumerable.Range(0, run.Received).Sum(i => run.Clock.Finishes[i] - run.Clock.Starts[i]), run.Counters.BusyNanoseconds);
        Assert.Equal(run.Received, run.Counters.Delays.Count);
    });

    [Fact]
    public void The_same_seed_gives_the_same_result() => ForEachLoad((load, run) =>
    {
        run.Run();
        LinkRun again = Start(load).Run();
        Assert.Equal(run.Times, again.Times);
        Assert.Equal(run.Output.Select(p => (p.Number, p.Flags)), again.Output.Select(p => (p.Number, p.Flags)));
    });

    [Fact]
    public void Nothing_is_allocated_per_packet()
    {
        const double Rate = 1e7;
        Arrival[] arrivals = Arrival.Random(1, 60_000, Flows, Rate, 1.3);
        var run = new LinkRun(arrivals, Rate, (network, clock) => Create(network, clock, 100, 150_000, Rate, 1));
        run.Run(arrivals[20_000].Time);
        long before = GC.GetAllocatedBytesForCurrentThread();
        run.Run(arrivals[^1].Time);
        // What a run of the network allocates once, and what a collection meanwhile, of other tests too, leaves unused of a thread's block of 8 KiB. The smallest object for each packet would be 960,000.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);
        Assert.True(run.Received > 30_000);
    }

    private void ForEachLoad(Action<Load, LinkRun> check)
    {
        for (ulong seed = 1; seed <= 8; seed++)
        {
            var random = new RandomStream(seed, "queue contract");
            double rate = 1e6 * (1 + random.NextInt32(20)), factor = 0.7 + random.NextDouble();
            int packets = 1 + random.NextInt32(200);
            var load = new Load(Arrival.Random(seed, 4000, Flows, rate, factor), rate, factor, packets, 1514 * (1 + random.NextInt32(packets)), seed);
            check(load, Start(load));
        }
    }

    private LinkRun Start(Load load) =>
        new(load.Arrivals, load.BitsPerSecond, (network, clock) => Create(network, clock, load.BufferPackets, load.BufferBytes, load.BitsPerSecond, load.Seed));

    private sealed record Load(Arrival[] Arrivals, double BitsPerSecond, double Factor, int BufferPackets, long BufferBytes, ulong Seed);
}
