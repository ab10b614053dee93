using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using NetOpt.Operations;
using static NetOpt.Tests.Congestion.Runs.Simulated;

namespace NetOpt.Tests.Congestion.Runs;

/// <summary>Runs that are told to end early.</summary>
public sealed class LimitTests
{
    [Fact]
    public void A_run_that_needs_more_events_than_allowed_says_how_far_it_came()
    {
        NetOptException error = Assert.Throws<NetOptException>(() => Run(Small with { MaxEvents = 50_000, Bytes = 1_000_000_000 }));
        Assert.Equal(ErrorCodes.TooLarge, error.Code);
        Assert.Contains("The run came to ", error.Message, StringComparison.Ordinal);
        Assert.Contains("of 20 s with 50,000 events", error.Message, StringComparison.Ordinal);
        Assert.Contains("maxEvents", error.Expected, StringComparison.Ordinal);
        // One event more than it needs, and it is through.
        long events = Run(Small with { Bytes = 100_000 }).Events;
        Assert.Equal(events, Run(Small with { Bytes = 100_000, MaxEvents = events }).Events);
        Assert.Throws<NetOptException>(() => Run(Small with { Bytes = 100_000, MaxEvents = events - 1 }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void A_token_that_is_canceled_within_a_run_ends_it(int replications)
    {
        using var stop = new CancellationTokenSource();
        var seen = new Watch(fraction =>
        {
            if (fraction >= 0.1) stop.Cancel();
        });
        var context = new OperationContext { Cancellation = stop.Token, Progress = seen, Seed = 1 };
        Assert.ThrowsAny<OperationCanceledException>(() => CongestionRun.Run(Small with { CapacityBps = 100 * Mega, DurationSeconds = 20, Replications = replications }, context));
        Assert.InRange(seen.Last, 0.1, 0.3);
    }

    [Fact]
    public void A_token_that_was_canceled_before_ends_it_at_once()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var seen = new Watch(_ => { });
        Assert.ThrowsAny<OperationCanceledException>(() => CongestionRun.Run(Small, new OperationContext { Cancellation = stop.Token, Progress = seen }));
        Assert.Equal(0, seen.Reports);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Progress_goes_from_one_percent_to_the_end_and_never_back(int replications)
    {
        var fractions = new List<double>();
        CongestionRun.Run(Small with { Replications = replications }, new OperationContext { Progress = new Watch(fractions.Add) });
        Assert.Equal(fractions.Order(), fractions);
        Assert.Equal(fractions.Distinct(), fractions);
        Assert.Equal(1, fractions[^1]);
        Assert.InRange(fractions.Count, 50, 100);
    }

    private sealed class Watch(Action<double> on) : IProgress<OperationProgress>
    {
        private readonly Lock _lock = new();

        public double Last { get; private set; }

        public int Reports { get; private set; }

        public void Report(OperationProgress value)
        {
            lock (_lock)
            {
                Reports++;
                Last = value.Fraction ?? 0;
                on(Last);
            }
        }
    }
}
