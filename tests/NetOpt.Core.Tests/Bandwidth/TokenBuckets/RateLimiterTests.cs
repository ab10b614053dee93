using FsCheck;
using FsCheck.Fluent;
using NetOpt.Bandwidth.TokenBuckets;
using NetOpt.Numerics;
using NetOpt.Units;

namespace NetOpt.Tests.Bandwidth.TokenBuckets;

public class RateLimiterTests
{
    private static TokenRate Bytes(string rate) => TokenRate.OfBytes(BitRate.Parse(rate));

    [Fact]
    public void The_limiter_answers_as_the_exact_bucket_for_any_stamps()
    {
        Prop.ForAll<ulong>(seed =>
        {
            var random = new RandomStream(seed, "limiter");
            // From one token in minutes to many in a nanosecond.
            TokenRate rate = random.NextInt32(2) == 0
                ? TokenRate.Of(1 + random.NextInt32(1 << random.NextInt32(31)), Duration.FromNanoseconds(1 + random.NextInt32(1 << random.NextInt32(31))))
                : Bytes($"{1 + random.NextInt32(int.MaxValue)}bps");
            long burst = 1 + random.NextInt32(1 << random.NextInt32(20));
            TokenBucket bucket = new(rate, burst);
            RateLimiter limiter = new(rate, burst);
            long now = random.NextInt32(4) == 0 ? long.MaxValue / 2 : 0;
            for (int i = 0; i < 300; i++)
            {
                long step = (long)Math.Exp(random.NextDouble() * 30);
                now = random.NextInt32(6) == 0 ? Math.Max(0, now - step) : now + step;
                long want = random.NextInt32(3) == 0 ? burst : random.NextInt32((int)burst + 1);
                Assert.Equal(bucket.TryAcquire(want, now, out long a), limiter.TryAcquire(want, now, out long b));
                Assert.Equal(a, b);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("1bps", 1)]
    [InlineData("1bps", 1 << 20)]
    [InlineData("10Tbps", 1)]
    [InlineData("10Tbps", 1 << 30)]
    [InlineData("9999999999999bps", 9000)]
    [InlineData("1234567891bps", 1 << 20)]
    public void The_limiter_answers_as_the_exact_bucket_up_to_the_last_nanosecond(string rate, long burst)
    {
        TokenRate tokens = Bytes(rate);
        TokenBucket bucket = new(tokens, burst);
        var clock = new HandClock();
        RateLimiter stamped = new(tokens, burst), clocked = new(tokens, burst, clock);
        var random = new RandomStream(3, rate);
        long now = 0;
        for (int i = 0; i < 2000; i++)
        {
            long step = (long)Math.Exp(random.NextDouble() * 38);
            now = now > long.MaxValue - step ? long.MaxValue : now + step;
            clock.Ticks = now;
            long want = random.NextInt32(2) == 0 ? burst : (long)(random.NextDouble() * burst);
            bool granted = bucket.TryAcquire(want, now, out long a);
            Assert.Equal(granted, stamped.TryAcquire(want, now, out long b));
            Assert.Equal(granted, clocked.TryAcquire(want, out long c));
            Assert.Equal((a, a), (b, c));
        }
    }

    [Fact]
    public void A_burst_beyond_the_word_is_refused_with_the_most_that_would_do()
    {
        NetOptException error = Assert.Throws<NetOptException>(() => new RateLimiter(Bytes("1234567891bps"), 1 << 21));
        Assert.Equal(ErrorCodes.InvalidParameter, error.Code);
        Assert.Contains("1125899", error.Message, StringComparison.Ordinal);
        _ = new RateLimiter(Bytes("1234567891bps"), 1125899);
        _ = new RateLimiter(Bytes("1Gbps"), 1L << 40);
    }

    [Fact]
    public void Requests_that_can_never_conform_are_errors()
    {
        var limiter = new RateLimiter(Bytes("8Mbps"), 1000, new HandClock());
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => limiter.TryAcquire(1001, 0, out _)).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => limiter.TryAcquire(-1, out _)).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => limiter.TryAcquire(1, -1, out _)).Code);
        Assert.Throws<InvalidOperationException>(() => new RateLimiter(Bytes("8Mbps"), 1000).TryAcquire(1, out _));
    }

    [Theory]
    [InlineData(10_000_000)]
    [InlineData(1_000)]
    [InlineData(3_579_545)]
    public void A_clock_of_any_frequency_is_read_in_nanoseconds(long frequency)
    {
        var clock = new HandClock(frequency);
        var limiter = new RateLimiter(TokenRate.OfSecond(1), 1, clock);
        Assert.True(limiter.TryAcquire(1, out _));
        clock.Ticks = frequency / 2;
        Assert.False(limiter.TryAcquire(1, out long wait));
        Assert.InRange(wait, 500_000_000, 500_000_000 + 1_000_000_000 / frequency + 1);
        clock.Ticks = frequency;
        Assert.True(limiter.TryAcquire(1, out _));
    }

    [Fact]
    public void A_clock_that_goes_back_counts_as_no_time_passed()
    {
        var clock = new HandClock { Ticks = 100_000_000_000 };
        var limiter = new RateLimiter(TokenRate.OfSecond(1), 10, clock);
        Assert.True(limiter.TryAcquire(5, out _));
        clock.Ticks = 90_000_000_000;
        Assert.True(limiter.TryAcquire(5, out _));
        Assert.False(limiter.TryAcquire(1, out long wait));
        Assert.Equal(11_000_000_000, wait);
    }

    [Fact]
    public void Threads_together_take_exactly_what_there_is()
    {
        // Epochs of 16 microseconds, so that threads meet at their ends as well.
        foreach ((string rate, long burst) in new[] { ("10Mbps", 65536L), ("1234567891bps", 1_000_000L), ("10Tbps", 1L << 20) })
        {
            TokenRate tokens = Bytes(rate);
            var limiter = new RateLimiter(tokens, burst);
            long taken = 0, time = 0;
            long step = Math.Max(1, burst * tokens.Nanoseconds / tokens.Tokens / 1000), end = step * 40_000;
            Parallel.For(0, 4, worker =>
            {
                var random = new RandomStream((ulong)worker, "worker");
                long mine = 0;
                while (true)
                {
                    long now = Interlocked.Add(ref time, step);
                    if (now > end) break;
                    long want = 1 + random.NextInt32((int)Math.Min(burst / 4, 3000));
                    if (limiter.TryAcquire(want, now, out _)) mine += want;
                }
                Interlocked.Add(ref taken, mine);
            });
            // What is left at the end, byte by byte: nothing was lost on the way, and nothing was there twice.
            var rest = burst;
            while (rest > 0 && !limiter.TryAcquire(rest, end, out _)) rest--;
            Int128 all = burst + (Int128)end * tokens.Tokens / tokens.Nanoseconds;
            Assert.True(taken + rest <= all, $"{rate}: {taken} and {rest} of {all}");
        }
    }

    [Fact]
    public void Under_contention_no_request_is_refused_that_conforms()
    {
        // Everyone asks at one instant: of the requests exactly as many conform as fit.
        for (int round = 0; round < 50; round++)
        {
            var limiter = new RateLimiter(Bytes("10Mbps"), 30_000);
            int granted = 0;
            Parallel.For(0, 4, _ =>
            {
                for (int i = 0; i < 5000; i++)
                {
                    if (limiter.TryAcquire(3, 777, out long wait)) Interlocked.Increment(ref granted);
                    else Assert.InRange(wait, 1, 3 * 800);
                }
            });
            Assert.Equal(10_000, granted);
        }
    }

    [Fact]
    public void With_a_running_clock_a_backlogged_limiter_passes_exactly_its_rate()
    {
        // The clock moves only when it is read, by whichever thread reads it: as fast as threads can make it go.
        TokenRate rate = TokenRate.OfSecond(1_000_000);
        var clock = new StepClock();
        var limiter = new RateLimiter(rate, 50, clock);
        Assert.True(limiter.TryAcquire(1, out _));
        long start = clock.Ticks, granted = 1;
        Parallel.For(0, 4, _ =>
        {
            long mine = 0;
            for (int i = 0; i < 100_000; i++)
            {
                if (limiter.TryAcquire(1, out _)) mine++;
            }
            Interlocked.Add(ref granted, mine);
        });
        long end = clock.Ticks;
        long left = 0;
        while (limiter.TryAcquire(1, end, out _)) left++;
        // 7 ns a reading is far slower than one token a microsecond, so the bucket is never full again and no credit is lost.
        Assert.Equal(50 + (end - start) / 1000, granted + left);
    }

    [Fact]
    public void A_decision_allocates_nothing()
    {
        var limiter = new RateLimiter(Bytes("10Mbps"), 65536, new HandClock());
        limiter.TryAcquire(1, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 200_000; i++)
        {
            limiter.TryAcquire(1, out _);
            limiter.TryAcquire(1, i, out _);
        }
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private sealed class StepClock : TimeProvider
    {
        private long _ticks;

        public long Ticks => Volatile.Read(ref _ticks);

        public override long TimestampFrequency => 1_000_000_000;

        public override long GetTimestamp() => Interlocked.Add(ref _ticks, 7);
    }
}
