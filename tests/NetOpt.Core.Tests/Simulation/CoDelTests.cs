using NetOpt.Numerics;
using NetOpt.Simulation;
using NetOpt.Simulation.Links;
using NetOpt.Simulation.Queues;

namespace NetOpt.Tests.Simulation;

public class CoDelTests
{
    private const long Millisecond = 1_000_000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Under_a_standing_queue_drops_come_closer_by_the_square_root_of_their_number(bool ecnCapable)
    {
        // RFC 8289 section 5.3: after 0, then 100/√1, 100/√2, 100/√3, 100/√4 ms more.
        long[] drops = [0, 100_000_000, 170_710_678, 228_445_704, 278_445_704];
        var counters = new LinkCounters();
        CoDelQueue queue = Queue(counters, 1000);
        for (int i = 0; i < 50; i++) queue.Enqueue(Packet(i, ecnCapable), 0);
        long Hits() => ecnCapable ? counters.Marked : counters.DroppedEarly;

        // Too long from 5 ms on, and for an interval at 105 ms.
        Assert.True(queue.TryDequeue(5 * Millisecond, out _));
        for (int i = 0; i < drops.Length; i++)
        {
            Assert.True(queue.TryDequeue(105 * Millisecond + drops[i] - 1, out _));
            Assert.Equal(i, Hits());
            Assert.True(queue.TryDequeue(105 * Millisecond + drops[i] + (i == 0 ? 0 : 1), out Packet packet));
            Assert.Equal(i + 1, Hits());
            Assert.Equal(ecnCapable, (packet.Flags & PacketFlags.Marked) != 0);
        }
        Assert.Equal(0, ecnCapable ? counters.DroppedEarly : counters.Marked);
    }

    [Fact]
    public void A_packet_that_waited_less_than_the_target_ends_the_drops()
    {
        var counters = new LinkCounters();
        CoDelQueue queue = Queue(counters, 1000);
        for (int i = 0; i < 10; i++) queue.Enqueue(Packet(i), 0);
        queue.TryDequeue(5 * Millisecond, out _);
        queue.TryDequeue(105 * Millisecond, out _);
        Assert.Equal(1, counters.DroppedEarly);
        for (int i = 10; i < 20; i++) queue.Enqueue(Packet(i, time: 203 * Millisecond), 203 * Millisecond);
        while (queue.Count > 10) queue.TryDequeue(204 * Millisecond, out _);
        // The next drop would be at 205 ms.
        for (int i = 10; i < 20; i++)
        {
            Assert.True(queue.TryDequeue(205 * Millisecond + i, out Packet packet));
            Assert.Equal(i, packet.Number);
        }
        Assert.Equal(1, counters.DroppedEarly);
    }

    [Fact]
    public void The_last_packet_is_never_dropped()
    {
        var counters = new LinkCounters();
        CoDelQueue queue = Queue(counters, 10);
        queue.Enqueue(Packet(0), 0);
        Assert.True(queue.TryDequeue(1000 * Millisecond, out _));
        queue.Enqueue(Packet(1), 0);
        Assert.True(queue.TryDequeue(2000 * Millisecond, out _));
        Assert.Equal(0, counters.DroppedEarly);
    }

    [Fact]
    public void It_does_what_the_steps_of_the_RFC_do()
    {
        long drops = 0, marks = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var random = new RandomStream(seed, "codel");
            var parameters = new CoDelParameters(random.NextInt32(8) * Millisecond, (20 + random.NextInt32(100)) * Millisecond);
            var counters = new LinkCounters();
            CoDelQueue queue = Queue(counters, int.MaxValue, parameters);
            var slow = new SlowCoDel(parameters);
            long now = 0;
            double filling = 0.5;
            for (int i = 0; i < 6000; i++)
            {
                // The queue grows for a while, and then shrinks.
                if (i % 300 == 0) filling = 0.3 + 0.5 * random.NextDouble();
                now += random.NextInt32((int)Millisecond);
                if (random.NextDouble() < filling)
                {
                    Packet packet = Packet(i, random.NextInt32(3) == 0, now, 40 + random.NextInt32(1475));
                    queue.Enqueue(packet, now);
                    slow.Waiting.Add(packet);
                }
                else
                {
                    Packet? expected = slow.Dequeue(now);
                    Assert.Equal(expected.HasValue, queue.TryDequeue(now, out Packet packet));
                    Assert.Equal((expected?.Number ?? 0, expected?.Flags ?? 0), (packet.Number, packet.Flags));
                }
                Assert.Equal((slow.Waiting.Count, slow.Dropped, slow.Marked), (queue.Count, counters.DroppedEarly, counters.Marked));
            }
            drops += slow.Dropped;
            marks += slow.Marked;
        }
        Assert.True(drops > 200 && marks > 200, $"{drops} drops and {marks} marks");
    }

    [Fact]
    public void With_a_target_that_is_never_missed_it_is_a_queue_that_drops_its_tail()
    {
        for (ulong seed = 1; seed <= 10; seed++)
        {
            // Whole milliseconds for each packet, so that many departures and arrivals are at the same time.
            Arrival[] arrivals = [.. Arrival.Random(seed, 3000, 3, 1e6, 1.6).Select(a => a with { Time = a.Time / Millisecond * Millisecond, Bytes = 125 * (1 + a.Bytes % 7) })];
            LinkRun fifo = new LinkRun(arrivals, 1e6, (n, c) => new FifoLink(n, c, 0, null, 12, 8000, null)).Run();
            LinkRun codel = new LinkRun(arrivals, 1e6, (n, c) => new QueueLink(n, c, 0, null, 12, 8000, new CoDelQueue(new CoDelParameters(long.MaxValue)))).Run();
            Assert.True(fifo.Counters.Overflowed > 0);
            Assert.Equal(fifo.Output.Select(p => p.Number), codel.Output.Select(p => p.Number));
            Assert.Equal(fifo.Times, codel.Times);
            Assert.Equal(fifo.Counters.MostWaiting, codel.Counters.MostWaiting);
        }
    }

    private static CoDelQueue Queue(LinkCounters counters, int packets, CoDelParameters? parameters = null)
    {
        var queue = new CoDelQueue(parameters ?? new CoDelParameters());
        queue.Attach(counters, packets, long.MaxValue / 2);
        return queue;
    }

    private static Packet Packet(int number, bool ecnCapable = false, long time = 0, int bytes = 1514) =>
        new() { Number = number, Time = time, Bytes = (ushort)bytes, Flags = ecnCapable ? PacketFlags.EcnCapable : PacketFlags.None };
}
