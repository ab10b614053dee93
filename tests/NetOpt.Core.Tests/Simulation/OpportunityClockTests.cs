using NetOpt.Numerics;
using NetOpt.Simulation.Links;
using NetOpt.Traffic;

namespace NetOpt.Tests.Simulation;

public class OpportunityClockTests
{
    [Fact]
    public void Packets_leave_when_they_would_byte_by_byte()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var random = new RandomStream(seed, "opportunities");
            int count = 1 + random.NextInt32(30);
            var times = new long[count];
            var sizes = new int[count];
            for (int i = 0; i < count; i++)
            {
                // Some opportunities at the same time.
                times[i] = (i == 0 ? 0 : times[i - 1]) + random.NextInt32(3) * random.NextInt32(1_000_000);
                sizes[i] = 1 + random.NextInt32(4000);
            }
            long duration = times[^1] + 1 + random.NextInt32(1_000_000);
            var clock = new OpportunityClock(new PacketTrace([.. times], [.. sizes], durationNanoseconds: duration));
            long place = 0, now = 0;
            int left = sizes[0];
            for (int packet = 0; packet < 500; packet++)
            {
                // Idle now and then, sometimes for laps.
                long start = random.NextInt32(3) > 0 ? now : now + random.NextInt32(1 + (int)Math.Min(int.MaxValue - 1, 3 * duration));
                int bytes = 1 + random.NextInt32(1514);
                for (int i = 0; i < bytes; i++)
                {
                    while (left == 0 || At(place) < start) left = sizes[++place % count];
                    left--;
                }
                now = At(place);
                Assert.Equal(now, clock.Finish(start, bytes));
            }

            long At(long opportunity) => opportunity / count * duration + times[opportunity % count];
        }
    }

    [Fact]
    public void What_nobody_uses_is_gone()
    {
        var clock = new OpportunityClock(new PacketTrace([10, 20], [1500, 1500], durationNanoseconds: 20));
        Assert.Equal(10, clock.Finish(3, 500));
        Assert.Equal(10, clock.Finish(10, 500));
        // 500 bytes are left at 10, but it is 11 now.
        Assert.Equal(20, clock.Finish(11, 500));
        Assert.Equal(30, clock.Finish(20, 1001));
        // What 30 had left is gone at 35.
        Assert.Equal(40, clock.Finish(35, 1500));
        Assert.Equal(60, clock.Finish(40, 3000));
    }
}
