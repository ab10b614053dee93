using NetOpt.Numerics;
using NetOpt.Simulation;
using NetOpt.Simulation.Links;
using NetOpt.Simulation.Queues;

namespace NetOpt.Tests.Simulation;

public class PiePolicyTests
{
    private const long Millisecond = 1_000_000;

    [Theory]
    [InlineData(0.05, 30, 25, 0.0540625)]
    [InlineData(0.0000005, 30, 25, 0.0000005 + 0.008125 / 2048)]
    [InlineData(0.000005, 30, 25, 0.000005 + 0.008125 / 512)]
    [InlineData(0.00005, 30, 25, 0.00005 + 0.008125 / 128)]
    [InlineData(0.0005, 30, 25, 0.0005 + 0.008125 / 32)]
    [InlineData(0.005, 30, 25, 0.005 + 0.008125 / 8)]
    [InlineData(0.2, 30, 25, 0.208125)]
    [InlineData(0.2, 300, 25, 0.22)]
    [InlineData(0.2, 0, 0, (0.2 - 0.001875) * 0.98)]
    [InlineData(0.05, 0, 200, 0)]
    [InlineData(0.999, 300, 25, 1)]
    public void The_probability_moves_by_the_delay_and_its_change(double probability, long delay, long before, double next) =>
        Assert.Equal(next, new PiePolicy(new RandomStream(1, "pie")).Next(probability, delay * Millisecond, before * Millisecond), 1e-15);

    [Fact]
    public void It_does_what_the_steps_of_the_RFC_do()
    {
        var verdicts = new int[3];
        for (ulong seed = 1; seed <= 12; seed++)
        {
            var random = new RandomStream(seed, "pie test");
            var policy = new PiePolicy(new RandomStream(seed, "pie"));
            var slow = new SlowPie(new RandomStream(seed, "pie"));
            long now = 0, busyUntil = 0;
            var ends = new Queue<long>();
            double mean = 1.2 * Millisecond;
            for (int i = 0; i < 20_000; i++)
            {
                if (i % 1000 == 0) mean = (0.4 + 0.9 * random.NextDouble()) * Millisecond;
                if (random.NextInt32(5000) == 0) now += 1 + random.NextInt32(20_000) * Millisecond;
                now += (long)random.NextExponential(mean);
                while (ends.Count > 0 && ends.Peek() <= now) ends.Dequeue();
                var state = new QueueState(Math.Max(0, ends.Count - 1), 0, Math.Max(0, busyUntil - now), busyUntil);
                ArrivalVerdict expected = slow.Decide(now, busyUntil, state.Packets);
                Assert.Equal(expected, policy.Decide(now, state, 1000));
                Assert.Equal(slow.Probability, policy.Probability, 1e-12);
                verdicts[(int)expected]++;
                if (expected == ArrivalVerdict.Drop || (expected == ArrivalVerdict.Mark && i % 2 == 0)) continue;
                busyUntil = Math.Max(busyUntil, now) + Millisecond;
                ends.Enqueue(busyUntil);
            }
        }
        Assert.All(verdicts, v => Assert.True(v > 200, string.Join(' ', verdicts)));
    }

    [Fact]
    public void Under_overload_it_settles_at_its_target_by_dropping_the_excess()
    {
        const double Rate = 1e7;
        var random = new RandomStream(5, "poisson");
        var arrivals = new Arrival[40_000];
        double now = 0;
        for (int i = 0; i < arrivals.Length; i++) arrivals[i] = new Arrival((long)(now += random.NextExponential(8e9 * 1000 / (1.25 * Rate))), 0, 1000);
        var run = new LinkRun(arrivals, Rate, (n, c) => new FifoLink(n, c, 0, null, 10_000, 1 << 30, new PiePolicy(new RandomStream(1, "pie"))));
        run.Counters.Measure(arrivals[10_000].Time, arrivals[^1].Time);
        run.Run();
        Assert.InRange(run.Counters.Delays.Mean!.Value, 13.0 * Millisecond, 17.0 * Millisecond);
        // 1 - 1/1.25; the first seconds, with a queue that grows, are in it.
        Assert.InRange(run.Counters.DroppedEarly / (double)run.Counters.Arrived, 0.17, 0.21);
        Assert.Equal(0, run.Counters.Overflowed);
    }

    [Fact]
    public void A_burst_after_quiet_passes_unharmed()
    {
        // 100 ms of work at once, and twice the rate for 100 ms more: within 150 ms of quiet.
        Arrival[] arrivals = [.. Enumerable.Range(0, 100).Select(_ => new Arrival(Millisecond, 0, 125)), .. Enumerable.Range(0, 200).Select(i => new Arrival(2 * Millisecond + i * Millisecond / 2, 0, 125))];
        LinkRun run = new LinkRun(arrivals, 1e6, (n, c) => new FifoLink(n, c, 0, null, 10_000, 1 << 30, new PiePolicy(new RandomStream(1, "pie")))).Run();
        Assert.Equal(0, run.Counters.DroppedEarly);
    }

    /// <summary>PIE with its timer, in seconds.</summary>
    private sealed class SlowPie(RandomStream random)
    {
        private const double Target = 0.015;
        private double _delayOld, _sum;
        private int _timers = 1, _burstTimers;

        public double Probability { get; private set; }

        public ArrivalVerdict Decide(long now, long busyUntil, int waiting)
        {
            for (; _timers * 15L * Millisecond <= now; _timers++) OnTimer(Math.Max(0, busyUntil - _timers * 15L * Millisecond) / 1e9);
            bool drops = _burstTimers == 0 && DropEarly(waiting);
            if (drops) _sum = 0;
            if (Probability == 0 && Math.Max(0, busyUntil - now) / 1e9 < Target / 2 && _delayOld < Target / 2) _burstTimers = 10;
            return !drops ? ArrivalVerdict.Accept : Probability < 0.1 ? ArrivalVerdict.Mark : ArrivalVerdict.Drop;
        }

        private bool DropEarly(int waiting)
        {
            if (_delayOld < Target / 2 && Probability < 0.2) return false;
            if (waiting <= 2) return false;
            if (Probability == 0) _sum = 0;
            _sum += Probability;
            if (_sum < 0.85) return false;
            if (_sum >= 8.5) return true;
            return random.NextDouble() < Probability;
        }

        private void OnTimer(double delay)
        {
            double p = 0.125 * (delay - Target) + 1.25 * (delay - _delayOld);
            if (Probability < 0.000001) p /= 2048;
            else if (Probability < 0.00001) p /= 512;
            else if (Probability < 0.0001) p /= 128;
            else if (Probability < 0.001) p /= 32;
            else if (Probability < 0.01) p /= 8;
            else if (Probability < 0.1) p /= 2;
            else if (p > 0.02) p = 0.02;
            Probability += p;
            if (delay == 0 && _delayOld == 0) Probability *= 0.98;
            if (Probability < 0) Probability = 0;
            if (Probability > 1) Probability = 1;
            _delayOld = delay;
            if (_burstTimers > 0) _burstTimers--;
        }
    }
}
