using NetOpt.Numerics;
using NetOpt.Simulation.Queues;

namespace NetOpt.Tests.Simulation;

public class RedPolicyTests
{
    private const double PacketTime = 1000;

    [Fact]
    public void Average_10_ten_packets_after_a_mark_gives_one_tenth()
    {
        double probability = Policy(1).Probability(10);
        Assert.Equal(0.05, probability, 1e-12);
        Assert.Equal(0.1, RedPolicy.Spaced(probability, 10), 1e-12);
        Assert.Equal(1, RedPolicy.Spaced(probability, 20));
    }

    [Theory]
    [InlineData(4.999, 0)]
    [InlineData(5, 0)]
    [InlineData(14.999999999, 0.1)]
    [InlineData(15, 0.1)]
    [InlineData(22.5, 0.55)]
    [InlineData(30, 1)]
    [InlineData(1000, 1)]
    public void The_probability_grows_to_a_tenth_and_then_gently_to_one(double average, double probability) =>
        Assert.Equal(probability, Policy(1).Probability(average), 1e-9);

    [Fact]
    public void Marks_are_spaced_evenly_up_to_the_inverse_of_the_probability()
    {
        RedPolicy policy = Policy(2);
        for (int i = 0; i < 20_000; i++) Decide(policy, 10);
        Assert.Equal(10, policy.Average, 1e-6);
        var gaps = new List<int>();
        int gap = 0;
        while (gaps.Count < 4000)
        {
            gap++;
            if (Decide(policy, 10) != ArrivalVerdict.Mark) continue;
            gaps.Add(gap);
            gap = 0;
        }
        // But for the first, uniform on 1..19, since the paper counts the packet at hand: mean 10, variance 30.
        Assert.Equal(19, gaps.Skip(1).Max());
        Assert.Equal(10, gaps.Skip(1).Average(), 0.4);
        Assert.Equal(30, gaps.Skip(1).Average(g => (g - 10) * (g - 10)), 2.0);
    }

    [Fact]
    public void The_average_decays_while_the_link_is_idle_as_if_packets_had_passed()
    {
        RedPolicy policy = Policy(3);
        for (int i = 0; i < 20_000; i++) Decide(policy, 10);
        double before = policy.Average;
        policy.Decide(1_000_000, new QueueState(0, 0, 0, 1_000_000 - 347_500), 1500);
        Assert.Equal(before * Math.Pow(0.998, 347.5), policy.Average, 1e-9);
        policy.Decide(long.MaxValue, new QueueState(0, 0, 0, 1_000_000), 1500);
        Assert.Equal(0, policy.Average);
    }

    [Fact]
    public void Twice_the_upper_threshold_drops_everything()
    {
        RedPolicy policy = Policy(4);
        for (int i = 0; i < 20_000; i++) Decide(policy, 40);
        for (int i = 0; i < 100; i++) Assert.Equal(ArrivalVerdict.Drop, Decide(policy, 40));
    }

    [Fact]
    public void It_does_what_the_steps_of_the_paper_do()
    {
        var verdicts = new int[3];
        for (ulong seed = 1; seed <= 10; seed++)
        {
            RedPolicy policy = Policy(seed);
            RandomStream draws = new(seed, "red"), random = new(seed, "red test");
            double average = 0;
            int count = -1;
            long now = 0;
            int waiting = 0;
            for (int i = 0; i < 20_000; i++)
            {
                now += random.NextInt32(2000);
                waiting = Math.Clamp(waiting + random.NextInt32(5) - 2, 0, 60);
                long busyUntil = waiting == 0 && random.NextInt32(2) == 0 ? now - random.NextInt32(500_000) : now + 1000 * (waiting + 1);
                ArrivalVerdict expected = ArrivalVerdict.Accept;
                average = busyUntil > now ? 0.998 * average + 0.002 * waiting : average * Math.Pow(0.998, (now - busyUntil) / PacketTime);
                if (average < 5) count = -1;
                else if (average >= 30)
                {
                    expected = ArrivalVerdict.Drop;
                    count = 0;
                }
                else
                {
                    count++;
                    double spaced = average < 15 ? 0.1 * (average - 5) / 10 : 0.1 + 0.9 * (average - 15) / 15;
                    spaced = count * spaced >= 1 ? 1 : spaced / (1 - count * spaced);
                    if (draws.NextDouble() < spaced)
                    {
                        expected = ArrivalVerdict.Mark;
                        count = 0;
                    }
                }
                Assert.Equal(expected, policy.Decide(now, new QueueState(waiting, waiting * 1000, Math.Max(0, busyUntil - now), busyUntil), 1000));
                Assert.Equal(average, policy.Average, 1e-9);
                verdicts[(int)expected]++;
            }
        }
        Assert.All(verdicts, v => Assert.True(v > 500, string.Join(' ', verdicts)));
    }

    private static RedPolicy Policy(ulong seed) => new(new RandomStream(seed, "red"), PacketTime);

    private static ArrivalVerdict Decide(RedPolicy policy, int waiting) => policy.Decide(0, new QueueState(waiting, waiting * 1500, 1000, 1000), 1500);
}
