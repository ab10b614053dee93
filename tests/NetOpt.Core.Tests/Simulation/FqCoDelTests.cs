using NetOpt.Numerics;
using NetOpt.Simulation;
using NetOpt.Simulation.Links;
using NetOpt.Simulation.Queues;

namespace NetOpt.Tests.Simulation;

public class FqCoDelTests
{
    private const double Rate = 1e7;

    [Fact]
    public void It_does_what_the_steps_of_the_RFC_do()
    {
        long drops = 0, marks = 0, overflows = 0;
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var random = new RandomStream(seed, "fq test");
            var parameters = new CoDelParameters((1 + random.NextInt32(5)) * 1_000_000, (20 + random.NextInt32(50)) * 1_000_000, 600);
            int queues = 1 + random.NextInt32(12), quantum = 300 + random.NextInt32(2000), packets = 20 + random.NextInt32(150);
            long bytes = 30_000 + random.NextInt32(200_000);
            var counters = new LinkCounters();
            var queue = new FqCoDelQueue(new RandomStream(seed, "fq"), parameters, queues, quantum);
            queue.Attach(counters, packets, bytes);
            var slow = new SlowFqCoDel(parameters, queues, quantum, packets, bytes);
            long now = 0;
            double filling = 0.5;
            for (int i = 0; i < 3000; i++)
            {
                if (i % 200 == 0) filling = 0.25 + 0.5 * random.NextDouble();
                now += random.NextInt32(1_000_000);
                if (random.NextDouble() < filling)
                {
                    // Low numbers are more frequent: some flows send much and others little.
                    var packet = new Packet
                    {
                        Flow = random.NextInt32(1 + random.NextInt32(20)),
                        Number = i,
                        Time = now,
                        Bytes = (ushort)(40 + random.NextInt32(1475)),
                        Flags = random.NextInt32(3) == 0 ? PacketFlags.EcnCapable : random.NextInt32(2) == 0 ? PacketFlags.Ack : PacketFlags.None,
                    };
                    queue.Enqueue(packet, now);
                    slow.Enqueue(queue.QueueOf(packet.Flow, packet.Flags), packet);
                }
                else
                {
                    Packet? expected = slow.Dequeue(now);
                    Assert.Equal(expected.HasValue, queue.TryDequeue(now, out Packet packet));
                    Assert.Equal((expected?.Number ?? 0, expected?.Flags ?? 0), (packet.Number, packet.Flags));
                }
                Assert.Equal((slow.Count, slow.Bytes, slow.Dropped, slow.Marked, slow.Overflowed), (queue.Count, queue.Bytes, counters.DroppedEarly, counters.Marked, counters.Overflowed));
            }
            drops += slow.Dropped;
            marks += slow.Marked;
            overflows += slow.Overflowed;
        }
        Assert.True(drops > 100 && marks > 100 && overflows > 100, $"{drops} drops, {marks} marks, {overflows} overflows");
    }

    [Fact]
    public void Two_flows_that_send_too_much_get_half_the_link_each_whatever_they_send()
    {
        // 20 Mbit/s in large packets and 8 Mbit/s in small ones, over 10 Mbit/s.
        Arrival[] arrivals = [.. Steady(0, 0, 1514, 2e7, 5).Concat(Steady(1000, 1, 300, 8e6, 5)).OrderBy(a => a.Time)];
        LinkRun run = Run(arrivals).Run(5_000_000_000);
        long[] bytes = [.. Enumerable.Range(0, 2).Select(flow => run.Output.Where(p => p.Flow == flow).Sum(p => (long)p.Bytes))];
        Assert.InRange(bytes[0] / (double)bytes[1], 0.98, 1.02);
        Assert.InRange(bytes.Sum() * 8 / 5.0, 0.995 * Rate, Rate);
    }

    [Fact]
    public void A_flow_that_sends_little_waits_for_one_packet_at_most()
    {
        Arrival[] arrivals = [.. Steady(0, 0, 1514, 2e7, 3).Concat(Steady(1234, 1, 200, 80_000, 3)).OrderBy(a => a.Time)];
        LinkRun run = Run(arrivals).Run(3_000_000_000);
        int[] sparse = [.. Enumerable.Range(0, run.Received).Where(i => run.Packets[i].Flow == 1)];
        Assert.Equal(arrivals.Count(a => a.Flow == 1), sparse.Length);
        long longest = sparse.Max(i => run.Clock.Starts[i] - arrivals[run.Packets[i].Number].Time);
        Assert.InRange(longest, 1, (long)(8e9 * 1514 / Rate));
    }

    [Fact]
    public void A_full_buffer_costs_the_flow_with_the_most_bytes_half_of_its_packets_from_the_head()
    {
        var counters = new LinkCounters();
        var queue = new FqCoDelQueue(new RandomStream(1, "fq"), new CoDelParameters());
        queue.Attach(counters, 10, long.MaxValue);
        Assert.NotEqual(queue.QueueOf(0, 0), queue.QueueOf(1, 0));
        for (int i = 0; i < 6; i++) queue.Enqueue(new Packet { Flow = 0, Number = i, Bytes = 100 }, 0);
        for (int i = 6; i < 11; i++) queue.Enqueue(new Packet { Flow = 1, Number = i, Bytes = 1000 }, 0);
        // Flow 1 has fewer packets and more bytes: two of its five go.
        Assert.Equal(2, counters.Overflowed);
        var left = new List<int>();
        while (queue.TryDequeue(0, out Packet packet)) left.Add(packet.Number);
        Assert.Equal([0, 1, 2, 3, 4, 5, 8, 9, 10], left.Order());
    }

    [Fact]
    public void Flows_and_their_acknowledgments_spread_evenly_over_the_queues()
    {
        const int Queues = 64, Keys = 64_000;
        var queue = new FqCoDelQueue(new RandomStream(3, "fq"), new CoDelParameters(), Queues);
        var counts = new int[Queues];
        for (int flow = 0; flow < Keys / 2; flow++)
        {
            counts[queue.QueueOf(flow, PacketFlags.EcnCapable | PacketFlags.Marked)]++;
            counts[queue.QueueOf(flow, PacketFlags.Ack)]++;
        }
        // Chi-squared of 63 degrees of freedom: 30 to 110 leaves out less than one in a thousand on either side.
        double expected = Keys / (double)Queues;
        Assert.InRange(counts.Sum(c => (c - expected) * (c - expected) / expected), 30, 110);
        Assert.Equal(queue.QueueOf(5, 0), queue.QueueOf(5, PacketFlags.Marked));
        var other = new FqCoDelQueue(new RandomStream(4, "fq"), new CoDelParameters(), Queues);
        Assert.Contains(Enumerable.Range(0, 10), flow => queue.QueueOf(flow, 0) != other.QueueOf(flow, 0));
    }

    private static LinkRun Run(Arrival[] arrivals) =>
        new(arrivals, Rate, (n, c) => new QueueLink(n, c, 0, null, 10_240, 1 << 25, new FqCoDelQueue(new RandomStream(1, "fq"), new CoDelParameters())));

    private static IEnumerable<Arrival> Steady(long first, int flow, int bytes, double bitsPerSecond, double seconds)
    {
        double gap = 8e9 * bytes / bitsPerSecond;
        for (int i = 0; i * gap < seconds * 1e9; i++) yield return new Arrival(first + (long)(i * gap), flow, bytes);
    }
}
