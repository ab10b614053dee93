using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>
/// The exact token bucket for any number of threads, without locks: <see cref="TokenBucket"/>'s answers, one atomic word, no allocation
/// per decision. Every decision is one that the bucket would give if the callers came one after the other; none is refused because of a
/// race, and together they never take more than there is. A decision costs at most one compare-and-swap, again only where another caller
/// was faster.
/// </summary>
/// <remarks>
/// <para>
/// The word holds the time of the latest decision, in ns after the start of an epoch, above what is missing from a full bucket at that
/// time, in units of 1/P token at n/P tokens a nanosecond (see <see cref="TokenRate"/>): the theoretical arrival time of the generic cell
/// rate algorithm (ITU-T I.371, annex A), split so that neither part is ever divided or rounded. A full bucket needs k = ⌈log2(burst·P + 1)⌉
/// bits, which leaves 63 - k for the time. Where they run out (or an idle time was longer), the epoch's word is sealed, and whoever comes first puts a
/// new epoch that continues the old one in its place. That is 32 bytes each 2^(63-k) ns: every two minutes at 10 Mbit/s with 64 KiB.
/// </para>
/// <para>
/// With its own clock, a refusal has read the word, then the clock, then the same word: it holds at the instant of the clock. A grant has read
/// the clock, then the word, and swaps it: it holds at the instant of the swap, by a clock that is late at worst. The clock must be monotonic over threads, as the system's is; should it go back
/// all the same, no time passes. With the callers' stamps, a stamp earlier than one already decided counts as no time passed.
/// </para>
/// <para>
/// Exact for every rate, time stamps of 0 .. 2^63-1 ns, and bursts with burst·P &lt; 2^53; others are refused by the constructor. At a
/// rate of whole Mbit/s, P is at most 8,000 for bytes and bursts may be 1 TB; at one of any whole number of bit/s, 1 MiB.
/// </para>
/// </remarks>
public sealed class RateLimiter
{
    private const long Sealed = long.MinValue;
    private const int MostDebtBits = 53;
    private const int Pause = 40;
    private const long NanosecondsPerSecond = 1_000_000_000;

    private readonly long _perNanosecond;
    private readonly long _perToken;
    private readonly long _capacity;
    private readonly long _fillNanoseconds;
    private readonly int _debtBits;
    private readonly long _debtMask;
    private readonly long _longestEpoch;
    private readonly TimeProvider? _clock;
    private readonly long _nanosecondsPerTick;
    private Epoch _epoch;

    /// <summary>Makes a limiter with a full bucket.</summary>
    /// <param name="rate">How fast it fills.</param>
    /// <param name="burst">How many tokens it holds, at least 1.</param>
    /// <param name="clock">The clock for decisions without a time stamp; null where every decision brings one.</param>
    /// <exception cref="NetOptException">InvalidParameter: a burst below 1, or one that one word cannot count exactly at this rate.</exception>
    public RateLimiter(TokenRate rate, long burst, TimeProvider? clock = null)
    {
        BucketCheck.Burst(rate, burst);
        Int128 capacity = (Int128)burst * rate.Nanoseconds;
        if (capacity >= 1L << MostDebtBits)
        {
            throw BucketCheck.Invalid($"A burst of {burst} tokens at {rate} is more than one atomic word counts exactly", $"a burst of at most {((1L << MostDebtBits) - 1) / rate.Nanoseconds} at this rate, or a rounder rate", null, burst);
        }
        Rate = rate;
        Burst = burst;
        _capacity = (long)capacity;
        _perNanosecond = rate.Tokens;
        _perToken = rate.Nanoseconds;
        _fillNanoseconds = (_capacity - 1) / _perNanosecond + 1;
        _debtBits = 64 - BitOperations.LeadingZeroCount((ulong)_capacity);
        _debtMask = (1L << _debtBits) - 1;
        _longestEpoch = long.MaxValue >> _debtBits;
        _epoch = new Epoch(0, 0);
        _clock = clock;
        if (clock is not null && NanosecondsPerSecond % clock.TimestampFrequency == 0) _nanosecondsPerTick = NanosecondsPerSecond / clock.TimestampFrequency;
    }

    /// <summary>How fast it fills.</summary>
    public TokenRate Rate { get; }

    /// <summary>How many tokens it holds.</summary>
    public long Burst { get; }

    /// <summary>Takes tokens if they are there now, by the limiter's own clock.</summary>
    /// <param name="tokens">How many, 0 .. <see cref="Burst"/>.</param>
    /// <param name="retryAfterNanoseconds">0, or the exact time after which the same request conforms if nobody else takes any.</param>
    /// <returns>Whether it conforms.</returns>
    /// <exception cref="NetOptException">InvalidParameter: more tokens than the bucket holds, which can never conform, or fewer than 0.</exception>
    /// <exception cref="InvalidOperationException">The limiter was made without a clock.</exception>
    public bool TryAcquire(long tokens, out long retryAfterNanoseconds)
    {
        if ((ulong)tokens > (ulong)Burst) throw BucketCheck.Refuse(tokens, Burst, 0);
        long cost = tokens * _perToken;
        bool wordFirst = Volatile.Read(ref _epoch).WasRefused;
        while (true)
        {
            Epoch epoch = Volatile.Read(ref _epoch);
            // To be refused takes a word that was there before the clock was read and after. To be granted does not: what conforms now
            // conforms later, and reading the word but once keeps its cache line from going to and fro between threads.
            long before = wordFirst ? Volatile.Read(ref epoch.Word) : Sealed;
            long now = Now(), since = now - epoch.Start;
            long word = Volatile.Read(ref epoch.Word);
            while (word >= 0)
            {
                long debt = DebtAfter(word, since, cost, out long time);
                if (debt > _capacity)
                {
                    if (word != before) break;
                    if (!epoch.WasRefused) epoch.WasRefused = true;
                    retryAfterNanoseconds = BucketCheck.Later(time, since, (debt - _capacity - 1) / _perNanosecond + 1);
                    return false;
                }
                if (time > _longestEpoch) break;
                long seen = Interlocked.CompareExchange(ref epoch.Word, time << _debtBits | debt, word);
                if (seen == word)
                {
                    if (epoch.WasRefused) epoch.WasRefused = false;
                    retryAfterNanoseconds = 0;
                    return true;
                }
                // Somebody else is at it. Stepping back for a microsecond or two lets them decide many times while the cache line is theirs;
                // otherwise each decision of either waits until the line has come over.
                Thread.SpinWait(Pause);
                word = Volatile.Read(ref epoch.Word);
            }
            if (word < 0 || since > _longestEpoch) Continue(epoch, now);
            wordFirst = true;
        }
    }

    /// <summary>Takes tokens if they are there at the caller's time.</summary>
    /// <param name="tokens">How many, 0 .. <see cref="Burst"/>.</param>
    /// <param name="nowNanoseconds">The time, at least 0.</param>
    /// <param name="retryAfterNanoseconds">0, or the exact time from <paramref name="nowNanoseconds"/> after which the same request conforms if nobody else takes any.</param>
    /// <returns>Whether it conforms.</returns>
    /// <exception cref="NetOptException">InvalidParameter: more tokens than the bucket holds, which can never conform, or fewer than 0, or a negative time.</exception>
    public bool TryAcquire(long tokens, long nowNanoseconds, out long retryAfterNanoseconds)
    {
        if ((ulong)tokens > (ulong)Burst || nowNanoseconds < 0) throw BucketCheck.Refuse(tokens, Burst, nowNanoseconds);
        long cost = tokens * _perToken;
        while (true)
        {
            Epoch epoch = Volatile.Read(ref _epoch);
            long word = Volatile.Read(ref epoch.Word);
            long since = nowNanoseconds - epoch.Start;
            if (since > _longestEpoch || word < 0)
            {
                Continue(epoch, nowNanoseconds);
                continue;
            }
            long debt = DebtAfter(word, since, cost, out long time);
            if (debt > _capacity)
            {
                // The bucket remembers this time too, or an earlier stamp that comes later would find less credit than there was.
                long seen = time << _debtBits | (debt - cost);
                if (seen != word && Interlocked.CompareExchange(ref epoch.Word, seen, word) != word) continue;
                retryAfterNanoseconds = BucketCheck.Later(time, since, (debt - _capacity - 1) / _perNanosecond + 1);
                return false;
            }
            if (Interlocked.CompareExchange(ref epoch.Word, time << _debtBits | debt, word) != word) continue;
            retryAfterNanoseconds = 0;
            return true;
        }
    }

    // What would be missing from a full bucket after a grant at that time of the epoch.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long DebtAfter(long word, long since, long cost, out long time)
    {
        long last = word >>> _debtBits, debt = word & _debtMask;
        time = Math.Max(since, last);
        long elapsed = time - last;
        debt = elapsed < _fillNanoseconds ? Math.Max(0, debt - elapsed * _perNanosecond) : 0;
        return debt + cost;
    }

    // Seals the epoch, so that nobody decides in it any more, and puts the next one in its place, unless somebody else has.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Continue(Epoch epoch, long now)
    {
        long word = Interlocked.Or(ref epoch.Word, Sealed) & ~Sealed;
        long last = epoch.Start + (word >>> _debtBits);
        long start = Math.Max(now, last);
        long debt = DebtAfter(word, start - epoch.Start, 0, out _);
        Interlocked.CompareExchange(ref _epoch, new Epoch(start, debt), epoch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long Now()
    {
        if (_clock is null) ThrowNoClock();
        long ticks = _clock.GetTimestamp();
        return _nanosecondsPerTick == 1 ? ticks : Scale(ticks);
    }

    private long Scale(long ticks) => _nanosecondsPerTick != 0 ? ticks * _nanosecondsPerTick : (long)((Int128)ticks * NanosecondsPerSecond / _clock!.TimestampFrequency);

    [DoesNotReturn]
    private static void ThrowNoClock() => throw new InvalidOperationException("This limiter was made without a clock: hand one to its constructor, or a time stamp to each decision.");

    private sealed class Epoch(long start, long word)
    {
        public readonly long Start = start;
        public long Word = word;

        // How the latest decision went: only a guess at how the next one will go, which decides in which order it reads.
        public bool WasRefused;
    }
}
