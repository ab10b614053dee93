using System.Globalization;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Units;

namespace NetOpt.Traffic.Sources;

/// <summary>
/// The packets of a trace once more: all of it or a part, faster or slower, once or over and over. Flows keep their names.
/// Each time is computed from the one in the trace, so that nothing drifts. O(1) per packet.
/// </summary>
/// <param name="Trace">The trace, with at least one packet.</param>
/// <param name="Speed">How many times as fast, above 0; 2 halves all times and doubles the rate. Null for as it was, or what the rate asks for.</param>
/// <param name="RateBps">Mean rate to replay at, bit/s, above 0; gives the speed. Null for what the speed gives.</param>
/// <param name="FromSeconds">Where in the trace to begin, s, at least 0.</param>
/// <param name="ToSeconds">Where in the trace to end, s, after the beginning; null for the end of the trace.</param>
/// <param name="Repeat">Whether to begin again when the part is over, until the end of the new trace.</param>
/// <param name="Count">1: copies of a replay would be the same packets at the same times.</param>
/// <param name="Name">What its flows are called; null for the names in the trace.</param>
public sealed record ReplaySource(
    PacketTrace? Trace = null, double? Speed = null, double? RateBps = null, double FromSeconds = 0, double? ToSeconds = null, bool Repeat = false, int Count = 1, string? Name = null)
    : TrafficSource(Count, Name)
{
    internal override string Kind => "Replay";

    internal override double Packets(TrafficExpectation expectation, double seconds) => base.Packets(expectation, Repeat ? seconds : Math.Min(seconds, DurationSeconds()));

    internal override int Flows => PacketTrace.Required(Trace).FlowCount;

    internal override string FlowName(int flow)
    {
        PacketTrace trace = PacketTrace.Required(Trace);
        if (Name is null && trace.FlowNames is not null) return trace.FlowName(flow);
        return trace.FlowCount == 1 ? Label : string.Create(CultureInfo.InvariantCulture, $"{Label} {trace.FlowName(flow)}");
    }

    /// <summary>How long the part takes at this speed, s.</summary>
    public double DurationSeconds() => Part().Length / SourceCheck.Second / Part().Speed;

    /// <inheritdoc/>
    public override TrafficExpectation Expect()
    {
        (_, long length, int first, int last, double bytes, double speed) = Part();
        double seconds = length / SourceCheck.Second / speed;
        return new TrafficExpectation(Name ?? Trace!.Name, Kind, 1, bytes * 8 / seconds, PeakRateBps: null, (last - first) / seconds, last > first ? bytes / (last - first) : null,
            IntervalScv: null, DispersionLimit: null, Hurst: null, ActiveFraction: null,
            [string.Create(CultureInfo.InvariantCulture, $"{last - first} packets of '{Trace!.Name}'{(speed == 1 ? "" : $" at {speed:0.####} times their speed")}{(Repeat ? ", over and over" : $"; the rates hold for the {UnitFormat.Time(seconds)} that it takes")}")]);
    }

    internal override PacketProcess Start(RandomStream random, long endNanoseconds, OperationContext context)
    {
        (long start, long length, int first, int last, _, double speed) = Part();
        return new Process(Trace!, start, length, first, last, speed, Repeat, endNanoseconds, context);
    }

    private (long Start, long Length, int First, int Last, double Bytes, double Speed) Part()
    {
        PacketTrace trace = PacketTrace.Required(Trace);
        if (Count != 1) throw SourceCheck.Refuse("count", Count, "1, as copies of a replay would be the same packets at the same times", null);
        SourceCheck.NotNegative(FromSeconds, "fromSeconds", "a time in seconds", "0");
        // A trace whose one packet comes at 0 lasts no time; a nanosecond holds it.
        long whole = Math.Max(1, trace.DurationNanoseconds);
        double to = ToSeconds is { } s ? s * SourceCheck.Second : whole, from = FromSeconds * SourceCheck.Second;
        if (!(to > from && to <= whole))
        {
            throw SourceCheck.Refuse(ToSeconds is null ? "fromSeconds" : "toSeconds", ToSeconds ?? FromSeconds,
                string.Create(CultureInfo.InvariantCulture, $"a part of the trace, which lasts {whole / SourceCheck.Second} s, that ends after it begins and not after the trace"), null);
        }
        long start = (long)from, end = (long)Math.Ceiling(to);
        int first = LowerBound(trace, start), last = ToSeconds is null || end >= whole ? trace.Count : LowerBound(trace, end);
        double bytes = 0;
        for (int i = first; i < last; i++) bytes += trace.SizeBytes[i];
        if (Speed is not null && RateBps is not null) throw SourceCheck.Refuse("speed", Speed, "a speed or a rate, and not both", "2");
        double speed = SourceCheck.Positive(Speed ?? 1, "speed", "a factor", "2");
        if (RateBps is { } rate)
        {
            SourceCheck.Positive(rate, "rateBps", "a rate in bit/s", "1e6");
            if (bytes == 0) throw SourceCheck.Refuse("rateBps", rate, "no rate, as this part of the trace holds no packet", null);
            speed = rate / (bytes * 8 / ((end - start) / SourceCheck.Second));
        }
        return (start, end - start, first, last, bytes, speed);
    }

    private static int LowerBound(PacketTrace trace, long time)
    {
        int low = 0, high = trace.Count;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (trace.TimeNanoseconds[middle] < time) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private sealed class Process : PacketProcess
    {
        private readonly PacketTrace _trace;
        private readonly long _start, _length;
        private readonly int _first, _last;
        private readonly double _speed;
        private readonly bool _repeat, _hasFlows;
        private int _next;
        private long _round;

        public Process(PacketTrace trace, long start, long length, int first, int last, double speed, bool repeat, long end, OperationContext context)
            : base(end, context)
        {
            (_trace, _start, _length, _first, _last, _speed, _repeat) = (trace, start, length, first, last, speed, repeat);
            _hasFlows = trace.Flow is not null;
            _next = first;
        }

        public override bool Advance()
        {
            if (_next == _last)
            {
                if (!_repeat || _first == _last) return false;
                _round++;
                _next = _first;
            }
            Int128 time = (Int128)_round * _length + (_trace.TimeNanoseconds[_next] - _start);
            if (_speed != 1) time = (Int128)Math.Min((double)time / _speed, 9.2e18);
            if (time >= End) return false;
            Time = (long)time;
            Size = _trace.SizeBytes[_next];
            if (_hasFlows) Flow = _trace.Flow!.Value[_next];
            _next++;
            return true;
        }
    }
}
