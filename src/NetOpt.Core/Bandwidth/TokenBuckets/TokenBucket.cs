namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>
/// The exact token bucket with the caller's time stamps, for one thread at a time (<see cref="RateLimiter"/> is the one to share).
/// Parameters: rate (tokens per ns as a fraction) and burst (tokens). A request of k tokens at time t (ns) conforms iff the credit
/// min(burst, credit + rate·Δ) is at least k, equality included; then k is taken. All in whole numbers, so any pattern of polling gives
/// the same answer, nothing drifts and nothing is lost. A time stamp that goes back counts as no time passed. The bucket starts full.
/// Time and space per decision: O(1), no allocation. Exact for every rate, burst and time of 0 .. 2^63-1 ns; 128-bit arithmetic is used
/// where 64 bits do not hold a full bucket.
/// Source: ITU-T I.371 and RFC 2697 §3 for the bucket, theory.md §3 for the integer form.
/// </summary>
public sealed class TokenBucket
{
    private readonly bool _isWide;
    private BucketCredit<long> _narrow;
    private BucketCredit<Int128> _wide;

    /// <summary>Makes a full bucket.</summary>
    /// <param name="rate">How fast it fills.</param>
    /// <param name="burst">How many tokens it holds, at least 1.</param>
    /// <exception cref="NetOptException">InvalidParameter: a burst below 1, or a rate that is the default value.</exception>
    public TokenBucket(TokenRate rate, long burst)
    {
        BucketCheck.Burst(rate, burst);
        Rate = rate;
        Burst = burst;
        _isWide = !BucketCredit<long>.Fits(rate, burst);
        if (_isWide) _wide = new BucketCredit<Int128>(rate, burst);
        else _narrow = new BucketCredit<long>(rate, burst);
    }

    /// <summary>How fast it fills.</summary>
    public TokenRate Rate { get; }

    /// <summary>How many tokens it holds.</summary>
    public long Burst { get; }

    /// <summary>Whole tokens in the bucket at the latest time stamp seen.</summary>
    public long WholeTokens => _isWide ? (long)(_wide.Credit / Rate.Nanoseconds) : _narrow.Credit / Rate.Nanoseconds;

    /// <summary>Takes tokens if they are there.</summary>
    /// <param name="tokens">How many, 0 .. <see cref="Burst"/>.</param>
    /// <param name="nowNanoseconds">The time, at least 0.</param>
    /// <param name="retryAfterNanoseconds">0, or the exact time from <paramref name="nowNanoseconds"/> after which the same request conforms if nobody else takes any; one nanosecond less would not do. At most 2^63-1.</param>
    /// <returns>Whether it conforms.</returns>
    /// <exception cref="NetOptException">InvalidParameter: more tokens than the bucket holds, which can never conform, or fewer than 0, or a negative time.</exception>
    public bool TryAcquire(long tokens, long nowNanoseconds, out long retryAfterNanoseconds)
    {
        if ((ulong)tokens > (ulong)Burst || nowNanoseconds < 0) throw BucketCheck.Refuse(tokens, Burst, nowNanoseconds);
        if (_isWide) return Take(ref _wide, tokens, nowNanoseconds, out retryAfterNanoseconds);
        _narrow.Advance(nowNanoseconds);
        long cost = _narrow.Cost(tokens), rest = _narrow.Credit - cost;
        if (rest < 0)
        {
            retryAfterNanoseconds = BucketCheck.Later(_narrow.Latest, nowNanoseconds, _narrow.Wait(cost));
            return false;
        }
        _narrow.Credit = rest;
        retryAfterNanoseconds = 0;
        return true;
    }

    private static bool Take(ref BucketCredit<Int128> bucket, long tokens, long now, out long retryAfter)
    {
        bucket.Advance(now);
        Int128 cost = bucket.Cost(tokens);
        if (bucket.Credit < cost)
        {
            retryAfter = BucketCheck.Later(bucket.Latest, now, bucket.Wait(cost));
            return false;
        }
        bucket.Credit -= cost;
        retryAfter = 0;
        return true;
    }
}
