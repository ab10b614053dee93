using NetOpt.Numerics;
using NetOpt.Simulation;
using NetOpt.Simulation.Links;

namespace NetOpt.Tests.Simulation;

public class FifoLinkTests
{
    [Fact]
    public void Departures_and_drops_are_those_of_a_simulation_packet_by_packet()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var random = new RandomStream(seed, "fifo test");
            long rate = 1000 + random.NextInt32(100_000_000);
            int packets = 1 + random.NextInt32(50);
            long bytes = 1514 + random.NextInt32(40_000);
            Arrival[] arrivals = Arrival.Random(seed, 3000, 3, rate, 0.6 + random.NextDouble());
            LinkRun run = new LinkRun(arrivals, rate, (n, c) => new FifoLink(n, c, 0, null, packets, bytes, null)).Run();
            List<(int Number, long Finish)> expected = Slow(arrivals, rate, packets, bytes);
            Assert.Equal(expected, Enumerable.Range(0, run.Received).Select(i => (run.Packets[i].Number, run.Times[i])));
            Assert.Equal(arrivals.Length - expected.Count, run.Counters.Overflowed);
        }
    }

    [Fact]
    public void What_is_lost_on_the_wire_takes_its_time_and_does_not_arrive()
    {
        Arrival[] arrivals = Arrival.Random(1, 5000, 1, 1e6, 0.8);
        LinkRun run = new LinkRun(arrivals, 1e6, (n, c) => new FifoLink(n, c, 0, new LossProcess(new RandomStream(1, "loss"), 0.2), 1000, 1 << 30, null)).Run();
        LinkRun whole = new LinkRun(arrivals, 1e6, (n, c) => new FifoLink(n, c, 0, null, 1000, 1 << 30, null)).Run();
        Assert.InRange(run.Counters.LostOnWire, 800, 1200);
        Assert.Equal(5000, run.Received + run.Counters.LostOnWire);
        Assert.Equal(whole.Clock.Finishes, run.Clock.Finishes);
        Assert.Equal(whole.Counters.BusyNanoseconds, run.Counters.BusyNanoseconds);
    }

    [Fact]
    public void The_wire_delays_each_packet_alike()
    {
        Arrival[] arrivals = Arrival.Random(2, 1000, 1, 1e6, 0.8);
        LinkRun near = new LinkRun(arrivals, 1e6, (n, c) => new FifoLink(n, c, 0, null, 50, 1 << 30, null)).Run();
        LinkRun far = new LinkRun(arrivals, 1e6, (n, c) => new FifoLink(n, c, 123_456_789, null, 50, 1 << 30, null)).Run();
        Assert.Equal(near.Times.Take(near.Received).Select(t => t + 123_456_789), far.Times.Take(far.Received));
    }

    private static List<(int Number, long Finish)> Slow(Arrival[] arrivals, long rate, int packets, long bytes)
    {
        var sent = new List<(int Number, long Start, long Finish, int Bytes)>();
        long busySince = 0, work = 0;
        for (int i = 0; i < arrivals.Length; i++)
        {
            Arrival arrival = arrivals[i];
            long free = sent.Count == 0 ? 0 : sent[^1].Finish;
            if (free > arrival.Time)
            {
                var waiting = sent.Where(p => p.Start > arrival.Time).ToList();
                if (waiting.Count >= packets || waiting.Sum(p => (long)p.Bytes) + arrival.Bytes > bytes) continue;
            }
            if (free < arrival.Time)
            {
                busySince = arrival.Time;
                work = 0;
            }
            work += arrival.Bytes;
            // Since the transmitter became busy, it has sent all of that at its rate.
            sent.Add((i, Math.Max(free, arrival.Time), busySince + (long)((Int128)8_000_000_000 * work / rate), arrival.Bytes));
        }
        return [.. sent.Select(p => (p.Number, p.Finish))];
    }
}
