namespace NetOpt.Tests.Bandwidth.TokenBuckets;

/// <summary>A clock that stands where it is put.</summary>
internal sealed class HandClock(long frequency = 1_000_000_000) : TimeProvider
{
    public long Ticks;

    public override long TimestampFrequency => frequency;

    public override long GetTimestamp() => Volatile.Read(ref Ticks);
}
