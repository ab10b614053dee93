using NetOpt.Traffic;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>Equal intervals over the duration of a trace, in whole nanoseconds; the last packet is in the last one.</summary>
internal readonly struct TimeSlots
{
    private readonly long _length;
    private readonly long _duration;

    public TimeSlots(PacketTrace trace, int most) : this(trace.DurationNanoseconds, most)
    {
    }

    public TimeSlots(long duration, int most)
    {
        _duration = duration;
        _length = Math.Max(1, (duration - 1) / most + 1);
        Count = (int)Math.Max(1, (duration - 1) / _length + 1);
    }

    /// <summary>How many there are, 1 .. most.</summary>
    public int Count { get; }

    /// <summary>The first nanosecond after a slot.</summary>
    public long End(int slot) => slot == Count - 1 ? long.MaxValue : (slot + 1) * _length;

    public double StartSeconds(int slot) => slot * _length / 1e9;

    public double LengthSeconds(int slot) => (slot == Count - 1 ? _duration - slot * _length : _length) / 1e9;
}
