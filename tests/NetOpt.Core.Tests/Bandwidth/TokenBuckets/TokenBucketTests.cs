using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using NetOpt.Bandwidth.TokenBuckets;
using NetOpt.Numerics;
using NetOpt.Units;

namespace NetOpt.Tests.Bandwidth.TokenBuckets;

public class TokenBucketTests
{
    private static TokenRate Bytes(string rate) => TokenRate.OfBytes(BitRate.Parse(rate));

    [Fact]
    public void A_rate_is_reduced_to_the_smallest_whole_numbers()
    {
        Assert.Equal((1L, 800L), (Bytes("10Mbps").Tokens, Bytes("10Mbps").Nanoseconds));
        Assert.Equal((1250L, 1L), (Bytes("10Tbps").Tokens, Bytes("10Tbps").Nanoseconds));
        Assert.Equal((1L, 8_000_000_000L), (Bytes("1bps").Tokens, Bytes("1bps").Nanoseconds));
        Assert.Equal((1L, 6_000_000_000L), (TokenRate.Of(10, Duration.Parse("1min")).Tokens, TokenRate.Of(10, Duration.Parse("1min")).Nanoseconds));
        Assert.Equal((1L, 400_000_000L), (TokenRate.OfSecond(2.5m).Tokens, TokenRate.OfSecond(2.5m).Nanoseconds));
        Assert.Equal(1_250_000, Bytes("10Mbps").PerSecond);
    }

    [Fact]
    public void Rates_that_are_none_are_refused()
    {
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => Bytes("0")).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => TokenRate.OfSecond(-1)).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => TokenRate.Of(0, Duration.Parse("1s"))).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => TokenRate.OfSecond(0.1234567890123456789m)).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => new TokenBucket(default, 1)).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => new TokenBucket(Bytes("1bps"), 0)).Code);
    }

    // theory.md §3: r = 1 Mb/s, b = 24000 bit, packets of 12000 bit.
    [Fact]
    public void The_policer_example_of_the_theory_comes_out()
    {
        var bucket = new TokenBucket(Bytes("1Mbps"), 3000);
        long[] milliseconds = [0, 0, 0, 5, 12, 20];
        Assert.Equal([true, true, false, false, true, false], milliseconds.Select(ms => bucket.TryAcquire(1500, ms * 1_000_000, out _)));
    }

    // theory.md §3 and mistake 27: 50 a second polled each 11 ms yields 550 in 11 s, where a design that truncates gets 0.
    [Fact]
    public void Fifty_a_second_polled_each_11_ms_for_11_s_yields_550()
    {
        var bucket = new TokenBucket(TokenRate.OfSecond(50), 1);
        Assert.True(bucket.TryAcquire(1, 0, out _));
        int granted = 0;
        for (int poll = 1; poll <= 1000; poll++)
        {
            if (bucket.TryAcquire(1, poll * 11_000_000L, out _)) granted++;
        }
        // Between two polls at most one token comes, and a bucket of one loses what comes when it is full.
        Assert.Equal(500, granted);
        var larger = new TokenBucket(TokenRate.OfSecond(50), 2);
        Assert.True(larger.TryAcquire(2, 0, out _));
        granted = 0;
        for (int poll = 1; poll <= 1000; poll++)
        {
            while (larger.TryAcquire(1, poll * 11_000_000L, out _)) granted++;
        }
        Assert.Equal(550, granted);
    }

    [Fact]
    public void Equality_conforms_and_one_nanosecond_less_does_not()
    {
        var bucket = new TokenBucket(Bytes("1Mbps"), 1500);
        Assert.True(bucket.TryAcquire(1500, 0, out long wait));
        Assert.Equal(0, wait);
        Assert.False(bucket.TryAcquire(1500, 11_999_999, out wait));
        Assert.Equal(1, wait);
        Assert.True(bucket.TryAcquire(1500, 12_000_000, out _));
    }

    [Fact]
    public void A_clock_that_goes_back_counts_as_no_time_passed()
    {
        var bucket = new TokenBucket(Bytes("8Mbps"), 1000);
        Assert.True(bucket.TryAcquire(600, 1_000_000, out _));
        Assert.True(bucket.TryAcquire(400, 5, out _));
        Assert.False(bucket.TryAcquire(1, 6, out long wait));
        Assert.Equal(1_000_000 - 6 + 1000, wait);
        Assert.True(bucket.TryAcquire(1, 6 + wait, out _));
    }

    [Fact]
    public void Requests_that_can_never_conform_are_errors()
    {
        var bucket = new TokenBucket(Bytes("8Mbps"), 1000);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => bucket.TryAcquire(1001, 0, out _)).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => bucket.TryAcquire(-1, 0, out _)).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => bucket.TryAcquire(1, -1, out _)).Code);
        Assert.True(bucket.TryAcquire(0, 0, out _));
        Assert.Equal(1000, bucket.WholeTokens);
    }

    [Theory]
    [InlineData("1bps", 1)]
    [InlineData("1bps", 1500)]
    [InlineData("1bps", long.MaxValue / 1024)]
    [InlineData("10Tbps", 1)]
    [InlineData("10Tbps", 65536)]
    [InlineData("9999999999999bps", 1L << 40)]
    [InlineData("1234567891bps", 65536)]
    [InlineData("0.001bps", 3)]
    public void The_bucket_equals_the_obvious_one_at_the_extremes(string rate, long burst)
    {
        TokenRate tokens = Bytes(rate);
        var bucket = new TokenBucket(tokens, burst);
        // In thousandths of a bit, so that a rate below 1 bit/s is whole as well.
        var obvious = new RationalBucket((BigInteger)(BitRate.Parse(rate).ExactBitsPerSecond * 1000), (BigInteger)burst * 8000);
        var random = new RandomStream(7, rate);
        long now = 0;
        for (int i = 0; i < 3000; i++)
        {
            // Steps from nanoseconds to a century, and sometimes back.
            long step = (long)Math.Exp(random.NextDouble() * 40);
            now = random.NextInt32(8) == 0 ? Math.Max(0, now - step) : now > long.MaxValue - step ? long.MaxValue : now + step;
            long want = (long)Math.Min(burst, Math.Exp(random.NextDouble() * Math.Log(burst + 1.0)));
            bool granted = bucket.TryAcquire(want, now, out long wait);
            Assert.Equal(obvious.TryAcquire((BigInteger)want * 8000, now, out _), granted);
            if (granted) continue;
            if (wait == long.MaxValue)
            {
                Assert.False(obvious.Copy().TryAcquire((BigInteger)want * 8000, long.MaxValue, out _));
                continue;
            }
            Assert.False(obvious.Copy().TryAcquire((BigInteger)want * 8000, (BigInteger)now + wait - 1, out _));
            Assert.True(obvious.Copy().TryAcquire((BigInteger)want * 8000, (BigInteger)now + wait, out _));
        }
    }

    [Fact]
    public void Any_pattern_of_polling_gives_the_same_answers()
    {
        Prop.ForAll<ulong>(seed =>
        {
            var random = new RandomStream(seed, "polling");
            TokenRate rate = Bytes($"{1 + random.NextInt32(int.MaxValue)}bps");
            long burst = 1 + random.NextInt32(100_000);
            TokenBucket seldom = new(rate, burst), often = new(rate, burst);
            long now = 0;
            for (int i = 0; i < 200; i++)
            {
                long next = now + random.NextInt32(1 + (int)Math.Min(int.MaxValue - 1, burst * rate.Nanoseconds / rate.Tokens / 10 + 1));
                for (int poll = random.NextInt32(5); poll > 0; poll--)
                {
                    now += (next - now) / 3;
                    often.TryAcquire(0, now, out _);
                }
                now = next;
                long want = random.NextInt32((int)burst + 1);
                Assert.Equal(seldom.TryAcquire(want, now, out long a), often.TryAcquire(want, now, out long b));
                Assert.Equal(a, b);
            }
        }).QuickCheckThrowOnFailure();
    }
}
