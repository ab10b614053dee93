using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>
/// The credit of one bucket in whole units of 1/P token at a rate of n/P tokens a nanosecond (see <see cref="TokenRate"/>): the integer
/// bucket of every meter and shaper here. Credit at a later time is min(capacity, credit + n·Δ); a time that goes back has Δ = 0.
/// A token costs P units. No division, hence no drift; a Δ that would overflow is at least the filling time and sets the bucket full.
/// </summary>
/// <typeparam name="T"><see cref="long"/> where <see cref="Fits"/>, otherwise <see cref="Int128"/>, which holds every rate and burst there is.</typeparam>
internal struct BucketCredit<T> where T : unmanaged, IBinaryInteger<T>
{
    private readonly T _perNanosecond;
    private readonly T _perToken;
    private readonly long _fillNanoseconds;
    private long _latest;

    /// <summary>A full bucket at time 0.</summary>
    public BucketCredit(TokenRate rate, long tokens)
    {
        _perNanosecond = T.CreateChecked(rate.Tokens);
        _perToken = T.CreateChecked(rate.Nanoseconds);
        Capacity = T.CreateChecked((Int128)tokens * rate.Nanoseconds);
        Credit = Capacity;
        _fillNanoseconds = Ceiling((Int128)tokens * rate.Nanoseconds, rate.Tokens);
    }

    /// <summary>What there is, in units.</summary>
    public T Credit;

    /// <summary>What there is when full, in units.</summary>
    public readonly T Capacity;

    /// <summary>The time the bucket stands at, ns.</summary>
    public readonly long Latest => _latest;

    /// <summary>Whether 64 bits hold every sum that comes up.</summary>
    public static bool Fits(TokenRate rate, long tokens) => (Int128)tokens * rate.Nanoseconds + rate.Tokens < 1L << 61;

    /// <summary>What so many tokens cost, in units.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly T Cost(long tokens) => T.CreateTruncating(tokens) * _perToken;

    /// <summary>Fills up to a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Advance(long now)
    {
        long elapsed = now - _latest;
        if (elapsed <= 0) return;
        _latest = now;
        T credit = elapsed < _fillNanoseconds ? Credit + _perNanosecond * T.CreateTruncating(elapsed) : Capacity;
        Credit = credit < Capacity ? credit : Capacity;
    }

    /// <summary>Fills up to a time and gives what ran over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T AdvanceOver(long now, long mostElapsed)
    {
        long elapsed = now - _latest;
        if (elapsed <= 0) return T.Zero;
        _latest = now;
        // Beyond that time every bucket behind this one is full as well.
        T credit = Credit + _perNanosecond * T.CreateTruncating(Math.Min(elapsed, mostElapsed));
        Credit = credit < Capacity ? credit : Capacity;
        return credit - Credit;
    }

    /// <summary>How long until there is credit for a cost that there is none for now, ns, rounded up; at most 2^63-1.</summary>
    public readonly long Wait(T cost)
    {
        T missing = cost - Credit;
        if (missing <= T.Zero) return 0;
        T wait = (missing + _perNanosecond - T.One) / _perNanosecond;
        return long.CreateSaturating(wait);
    }

    private static long Ceiling(Int128 a, long b) => long.CreateSaturating((a + b - 1) / b);
}
