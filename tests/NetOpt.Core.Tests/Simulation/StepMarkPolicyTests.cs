using NetOpt.Simulation;
using NetOpt.Simulation.Links;
using NetOpt.Simulation.Queues;

namespace NetOpt.Tests.Simulation;

public class StepMarkPolicyTests
{
    [Fact]
    public void Marks_what_finds_more_than_K_packets_waiting()
    {
        // The first is sent at once; the one with number i finds i - 1 waiting.
        LinkRun run = Run(3, 100, 10, true);
        Assert.Equal([5, 6, 7, 8, 9], run.Output.Where(p => (p.Flags & PacketFlags.Marked) != 0).Select(p => p.Number));
    }

    [Fact]
    public void Lets_in_what_cannot_be_marked()
    {
        LinkRun run = Run(3, 100, 10, false);
        Assert.Equal((10, 0L, 0L), (run.Received, run.Counters.Marked, run.Counters.DroppedEarly));
    }

    [Fact]
    public void A_packet_that_finds_no_room_is_not_counted_as_marked()
    {
        LinkRun run = Run(0, 2, 6, true);
        Assert.Equal((1L, 3L, 3), (run.Counters.Marked, run.Counters.Overflowed, run.Received));
    }

    private static LinkRun Run(int threshold, int buffer, int packets, bool ecnCapable) =>
        new LinkRun([.. Enumerable.Range(0, packets).Select(_ => new Arrival(0, 0, 1500, ecnCapable))], 1e6,
            (n, c) => new FifoLink(n, c, 0, null, buffer, 1_000_000, new StepMarkPolicy(threshold))).Run();
}
