using System.Threading.RateLimiting;
using NetOpt.Bandwidth.TokenBuckets;
using NetOpt.Units;
using RateLimiter = NetOpt.Bandwidth.TokenBuckets.RateLimiter;

namespace NetOpt.Bench;

/// <summary>
/// Decisions of a token bucket one by one, against System.Threading.RateLimiting.TokenBucketRateLimiter, which reads no clock (it is replenished from
/// outside): live with our own clock, on one thread and shared by two, granted and refused; and with the caller's time stamps.
/// Both sides take turns of about a millisecond, so that other load falls on both, and the median of the turns counts. Where two threads share a limiter,
/// only turns in which both really run at the same time say anything: that row needs a machine with two cores to spare.
/// </summary>
internal static class RateLimiterBench
{
    private const int Decisions = 10_000;
    private const int Turns = 1000;
    private const int WarmUps = 100;
    private const int ExactDecisions = 10_000_000;
    private const int Threads = 2;

    public static void Run()
    {
        // Far more than is asked for, and one token an hour.
        TokenRate plenty = TokenRate.OfSecond(100_000_000), hardly = TokenRate.Of(1, Duration.Parse("1h"));
        TimeProvider clock = TimeProvider.System;
        RateLimiter granting = new(plenty, 10_000_000, clock), refusing = new(hardly, 1, clock);
        TokenBucketRateLimiter peerGranting = Peer(int.MaxValue), peerRefusing = Peer(1);
        if (!refusing.TryAcquire(1, out _) || !peerRefusing.AttemptAcquire().IsAcquired) throw new InvalidOperationException("the first token was refused");

        Compare("live limiter, own clock, 1 thread, granted", 1, () => Own(granting, true), () => Theirs(peerGranting, true), 2.5);
        Compare("live limiter, own clock, 1 thread, refused", 1, () => Own(refusing, false), () => Theirs(peerRefusing, false), 2.5);
        Compare($"live limiter, own clock, shared by {Threads} threads, granted", Threads, () => Own(granting, true), () => Theirs(peerGranting, true), 0.8);
        Compare($"live limiter, own clock, shared by {Threads} threads, refused", Threads, () => Own(refusing, false), () => Theirs(peerRefusing, false), 0.8);
        var bucket = new TokenBucket(plenty, 10_000_000);
        var empty = new TokenBucket(hardly, 1);
        empty.TryAcquire(1, 0, out _);
        Compare("caller's time stamps, 1 thread, TokenBucket, granted", 1, () => Stamped(bucket, true), () => Theirs(peerGranting, true), 0.3);
        Compare("caller's time stamps, 1 thread, TokenBucket, refused", 1, () => Stamped(empty, false), () => Theirs(peerRefusing, false), 0.3);
        RateLimiter shared = new(plenty, 10_000_000), sharedEmpty = new(hardly, 1);
        sharedEmpty.TryAcquire(1, 0, out _);
        Compare("caller's time stamps, 1 thread, RateLimiter (may be shared), granted", 1, () => Stamped(shared, true), () => Theirs(peerGranting, true), 0.3);
        Compare("caller's time stamps, 1 thread, RateLimiter (may be shared), refused", 1, () => Stamped(sharedEmpty, false), () => Theirs(peerRefusing, false), 0.3);
        Bytes(granting, refusing, peerGranting, peerRefusing);
        Exact(clock);
    }

    private static TokenBucketRateLimiter Peer(int tokens) => new(new TokenBucketRateLimiterOptions
    {
        AutoReplenishment = false,
        TokenLimit = tokens,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromHours(1),
        QueueLimit = 0,
    });

    private static void Own(RateLimiter limiter, bool expected)
    {
        for (int i = 0; i < Decisions; i++)
        {
            if (limiter.TryAcquire(1, out _) != expected) throw new InvalidOperationException("wrong decision");
        }
    }

    private static void Stamped(RateLimiter limiter, bool expected)
    {
        for (int i = 0; i < Decisions; i++)
        {
            if (limiter.TryAcquire(1, s_now += 30, out _) != expected) throw new InvalidOperationException("wrong decision");
        }
    }

    private static void Stamped(TokenBucket bucket, bool expected)
    {
        for (int i = 0; i < Decisions; i++)
        {
            if (bucket.TryAcquire(1, s_now += 30, out _) != expected) throw new InvalidOperationException("wrong decision");
        }
    }

    private static long s_now;

    private static void Theirs(TokenBucketRateLimiter limiter, bool expected)
    {
        for (int i = 0; i < Decisions; i++)
        {
            using RateLimitLease lease = limiter.AttemptAcquire();
            if (lease.IsAcquired != expected) throw new InvalidOperationException("wrong decision");
        }
    }

    private static void Compare(string name, int threads, Action ours, Action theirs, double wanted)
    {
        double[] own = new double[Turns], peer = new double[Turns];
        using var pair = new Pair();
        for (int turn = -WarmUps; turn < Turns; turn++)
        {
            double a = pair.Seconds(threads, ours), b = pair.Seconds(threads, theirs);
            // Optimized code comes in by and by.
            if (turn == -WarmUps / 2) Thread.Sleep(200);
            if (turn >= 0) (own[turn], peer[turn]) = (a, b);
        }
        Array.Sort(own);
        Array.Sort(peer);
        double mine = own[Turns / 2] / (Decisions * threads), other = peer[Turns / 2] / (Decisions * threads);
        Console.WriteLine($"{name} | ours {mine * 1e9:0.0} ns | System.Threading.RateLimiting {other * 1e9:0.0} ns | ratio {mine / other:0.000} (wanted <= {wanted}: {(mine / other <= wanted ? "reached" : "MISSED")})");
    }

    // This thread and a second one that waits awake for work, so that both begin at once.
    private sealed class Pair : IDisposable
    {
        private readonly Thread _second;
        private Action _work = () => { };
        private int _begun, _ended;
        private bool _over;

        public Pair()
        {
            _second = new Thread(() =>
            {
                for (int seen = 0; ; seen++)
                {
                    while (Volatile.Read(ref _begun) == seen)
                    {
                        if (Volatile.Read(ref _over)) return;
                    }
                    _work();
                    Interlocked.Increment(ref _ended);
                }
            });
            _second.Start();
        }

        public double Seconds(int threads, Action work)
        {
            _work = work;
            int ended = Volatile.Read(ref _ended);
            long begin = TimeProvider.System.GetTimestamp();
            if (threads == 2) Interlocked.Increment(ref _begun);
            work();
            while (threads == 2 && Volatile.Read(ref _ended) == ended)
            {
            }
            return TimeProvider.System.GetElapsedTime(begin).TotalSeconds;
        }

        public void Dispose()
        {
            Volatile.Write(ref _over, true);
            _second.Join();
        }
    }

    private static void Bytes(RateLimiter granting, RateLimiter refusing, TokenBucketRateLimiter peerGranting, TokenBucketRateLimiter peerRefusing)
    {
        Console.WriteLine($"bytes per decision | ours {Per(() => Own(granting, true)):0.###} granted, {Per(() => Own(refusing, false)):0.###} refused (wanted 0) | System.Threading.RateLimiting {Per(() => Theirs(peerGranting, true)):0.#}, {Per(() => Theirs(peerRefusing, false)):0.#}");

        static double Per(Action work)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Decisions;
        }
    }

    // Two threads ask for more than there is. The bucket starts empty and would need 1000 s to be full, so that no credit runs over however the
    // threads are delayed, and what was granted is exactly rate · time: one token more or less would be a wrong decision. A refusal's retry-after is tried as well.
    private static void Exact(TimeProvider clock)
    {
        TokenRate rate = TokenRate.OfSecond(3_000_000);
        const long burst = 3_000_000_000;
        var limiter = new RateLimiter(rate, burst, clock);
        long start = clock.GetTimestamp();
        limiter.TryAcquire(burst, start, out _);
        long granted = 0, refused = 0;
        using var pair = new Pair();
        pair.Seconds(Threads, () =>
        {
            long mine = 0, no = 0;
            for (int i = 0; i < ExactDecisions / Threads; i++)
            {
                if (limiter.TryAcquire(1, out _)) mine++;
                else no++;
            }
            Interlocked.Add(ref granted, mine);
            Interlocked.Add(ref refused, no);
        });
        long end = clock.GetTimestamp();
        while (limiter.TryAcquire(1, end, out _)) granted++;
        limiter.TryAcquire(1, end, out long wait);
        if (limiter.TryAcquire(1, end + wait - 1, out _) || !limiter.TryAcquire(1, end + wait, out _)) throw new InvalidOperationException("retry-after is not exact");
        long expected = (long)((Int128)(end - start) * rate.Tokens / rate.Nanoseconds);
        if (granted != expected) throw new InvalidOperationException($"{granted} tokens were granted where there were {expected}");
        Console.WriteLine($"{Threads} threads, {ExactDecisions:N0} decisions, {refused:N0} refused: {granted:N0} tokens granted of {expected:N0} that there were, retry-after exact to the nanosecond");
    }
}
