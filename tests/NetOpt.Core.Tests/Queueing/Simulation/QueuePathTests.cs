using NetOpt.Numerics;
using NetOpt.Numerics.Distributions;
using NetOpt.Operations;
using NetOpt.Queueing.Simulation;

namespace NetOpt.Tests.Queueing.Simulation;

public sealed class QueuePathTests
{
    private const int Arrivals = 400;

    [Fact]
    public void Random_small_systems_take_the_path_of_the_slow_simulator()
    {
        var random = new RandomStream(5, "systems");
        for (int trial = 0; trial < 150; trial++)
        {
            QueueDiscipline discipline = (QueueDiscipline)random.NextInt32(4);
            int classes = discipline == QueueDiscipline.Priority ? 1 + random.NextInt32(3) : 1, servers = 1 + random.NextInt32(3);
            bool sharing = discipline == QueueDiscipline.ProcessorSharing;
            var station = new StationPlan("1", servers, discipline, [.. Enumerable.Range(0, classes).Select(_ => Draw(random, 1))],
                Preemptive: discipline == QueueDiscipline.Priority && random.NextInt32(2) == 0,
                Places: random.NextInt32(3) == 0 ? servers + random.NextInt32(4) : long.MaxValue,
                Patience: !sharing && random.NextInt32(3) == 0 ? Draw(random, 2) : null,
                BalkProbability: !sharing && random.NextInt32(4) == 0 ? 0.4 : 0,
                BalkAt: random.NextInt32(4) == 0 ? 5 : long.MaxValue,
                Vacation: !sharing && servers == 1 && random.NextInt32(4) == 0 ? Draw(random, 0.5) : null);
            if (station.Vacation is not null) station = station with { Preemptive = false };
            double gap = classes / (servers * (0.6 + 0.6 * random.NextDouble()));
            SourcePlan[] sources = [.. Enumerable.Range(0, classes).Select(k => new SourcePlan(k, 0, Draw(random, gap)))];
            var plan = Plan(station, sources, classes);
            var fast = new EventRun(plan, (ulong)trial, 0);
            fast.Advance(Arrivals, OperationContext.Default, null);
            var slow = new SlowQueue(station, sources, (ulong)trial);
            slow.Run(Arrivals);
            string what = $"trial {trial}: {station}";
            Assert.True(slow.Served.Count == fast.Samples.Count, what);
            for (int i = 0; i < fast.Samples.Count; i++)
            {
                Assert.True(Math.Abs(slow.Served[i].Sojourn - fast.Samples.Sojourn.Span[i]) < 1e-5 * (1 + slow.Served[i].Sojourn), $"{what}, customer {i}");
                if (!sharing) Assert.True(Math.Abs(slow.Served[i].Wait - fast.Samples.Wait.Span[i]) < 1e-5 * (1 + slow.Served[i].Wait), $"{what}, customer {i}");
            }
            Assert.Equal(slow.Lost, Total(fast, QueueSimulator.Column.Lost));
            Assert.Equal(slow.Balked, Total(fast, QueueSimulator.Column.Balked));
            Assert.Equal(slow.Reneged, Total(fast, QueueSimulator.Column.Reneged));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(100)]
    public void The_recursion_takes_the_path_of_the_events(int servers)
    {
        foreach (string service in new[] { "exponential(mean=1)", "lognormal(mean=1, scv=4)", "deterministic(value=1)" })
        {
            var station = new StationPlan("1", servers, QueueDiscipline.Fifo, [Distribution.Parse(service)]);
            SimulationPlan plan = Plan(station, [new SourcePlan(0, 0, new Exponential(1.1 / servers))], 1);
            Assert.True(plan.IsRecursive);
            var recursion = new FifoRun(plan, 9, 0);
            var events = new EventRun(plan, 9, 0);
            recursion.Advance(20_000, OperationContext.Default, null);
            events.Advance(20_000, OperationContext.Default, null);
            // Customers of several servers leave in another order than they came in.
            float[] a = recursion.Samples.Sojourn.ToArray(), b = events.Samples.Sojourn.ToArray();
            if (servers == 1)
            {
                Assert.Equal(b, a[..b.Length]);
                Assert.Equal(events.Samples.Wait.ToArray(), recursion.Samples.Wait.ToArray()[..b.Length]);
            }
            else
            {
                var left = new Dictionary<float, int>();
                foreach (float x in a) left[x] = left.GetValueOrDefault(x) + 1;
                Assert.All(b, x => Assert.True(left.TryGetValue(x, out int n) && (left[x] = n - 1) >= 0));
            }
        }
    }

    [Fact]
    public void Going_on_gives_what_one_run_gives()
    {
        foreach (int servers in new[] { 1, 3 })
        {
            var station = new StationPlan("1", servers, QueueDiscipline.Fifo, [new Exponential(1)]);
            SimulationPlan plan = Plan(station, [new SourcePlan(0, 0, new Exponential(1.2 / servers))], 1);
            foreach (Func<QueueSimulator> make in new Func<QueueSimulator>[] { () => new FifoRun(plan, 1, 0), () => new EventRun(plan, 1, 0) })
            {
                QueueSimulator once = make(), often = make();
                once.Advance(9_999, OperationContext.Default, null);
                foreach (long until in new long[] { 1, 7, 500, 2048, 2049, 7_000, 9_999 }) often.Advance(until, OperationContext.Default, null);
                Assert.Equal(once.Samples.Sojourn.ToArray(), often.Samples.Sojourn.ToArray());
                Assert.Equal(once.Table.Rows, often.Table.Rows);
                Assert.Equal(once.Now, often.Now);
            }
        }
    }

    private static SimulationPlan Plan(StationPlan station, SourcePlan[] sources, int classes) => new()
    {
        Name = "test",
        Discipline = station.Discipline,
        Stations = [station],
        Sources = sources,
        Classes = [.. Enumerable.Range(0, classes).Select(k => $"{k}")],
        Routing = [.. Enumerable.Range(0, classes).Select(_ => new double[][] { [0] })],
    };

    private static Distribution Draw(RandomStream random, double mean) => random.NextInt32(4) switch
    {
        0 => new Exponential(mean),
        1 => new Uniform(0.5 * mean, 1.5 * mean),
        2 => Lognormal.Fit(mean, 2),
        _ => new Erlang(3, mean),
    };

    private static double Total(QueueSimulator run, int column) => run.Table.Sum(column, 0, run.Table.Rows) + run.Table.Current[column];
}
