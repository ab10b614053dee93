using NetOpt.Queueing;

namespace NetOpt.Tests.Queueing;

public class FiniteBufferQueueTests
{
    [Fact]
    public void The_worked_example_of_five_places_at_load_0_8()
    {
        FiniteBufferQueue q = FiniteBufferQueue.Solve(0.8, 1, 5);
        Assert.Equal(.08881950, q.Loss, 1e-8);
        Assert.Equal(1.868332, q.MeanCustomers, 1e-6);
        Assert.Equal(q.MeanCustomers / (0.8 * (1 - q.Loss)), q.MeanSojournSeconds, 1e-12);
    }

    [Fact]
    public void With_many_places_it_becomes_the_unbounded_queue()
    {
        FiniteBufferQueue q = FiniteBufferQueue.Solve(80, 100, 2000);
        Assert.Equal(4, q.MeanCustomers, 1e-9);
        Assert.Equal(.05, q.MeanSojournSeconds, 1e-12);
        Assert.Equal(0, q.Loss, 1e-12);
    }

    [Fact]
    public void At_load_1_every_state_is_equally_likely()
    {
        FiniteBufferQueue q = FiniteBufferQueue.Solve(100, 100, 9);
        Assert.Equal(0.1, q.Loss, 1e-12);
        Assert.Equal(4.5, q.MeanCustomers, 1e-12);
    }

    [Theory]
    [InlineData(1.0 + 1e-9)]
    [InlineData(1.5)]
    [InlineData(50)]
    [InlineData(1e6)]
    public void In_overload_what_is_carried_is_what_the_server_does(double load)
    {
        FiniteBufferQueue q = FiniteBufferQueue.Solve(load * 100, 100, 100);
        double empty = 1;
        double sum = 0;
        for (int n = 0; n <= 100; n++) sum += Math.Pow(load, n - 100);
        empty = Math.Pow(load, -100) / sum;
        Assert.Equal(100 * (1 - empty), load * 100 * (1 - q.Loss), 1e-6);
        Assert.InRange(q.MeanCustomers, 49, 100);
        Assert.InRange(q.MeanSojournSeconds, 0.4, 1.0 + 1e-12);
    }

    [Fact]
    public void Loss_and_sojourn_grow_with_load()
    {
        FiniteBufferQueue last = FiniteBufferQueue.Solve(0, 100, 50);
        Assert.Equal(0.01, last.MeanSojournSeconds, 1e-15);
        for (double load = 0.05; load < 3; load += 0.05)
        {
            FiniteBufferQueue next = FiniteBufferQueue.Solve(load * 100, 100, 50);
            Assert.True(next.Loss >= last.Loss);
            Assert.True(next.MeanSojournSeconds > last.MeanSojournSeconds);
            last = next;
        }
    }

    [Theory]
    [InlineData(-1, 1, 1)]
    [InlineData(double.NaN, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, double.PositiveInfinity, 1)]
    [InlineData(1, 1, 0)]
    public void What_is_no_queue_is_refused(double arrival, double service, int places) =>
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => FiniteBufferQueue.Solve(arrival, service, places)).Code);
}
