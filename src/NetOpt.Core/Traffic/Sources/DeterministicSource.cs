using System.Numerics;
using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Traffic.Sources;

/// <summary>
/// Packets of one size at equal distances (constant bit rate). Packet k comes at the phase plus k·8·size/rate, rounded down to a whole
/// nanosecond by exact integer arithmetic, so that packets never drift away from the rate, however long the trace.
/// Parameters: rate in bit/s, packet size in bytes, phase in seconds. O(1) per packet and per copy.
/// </summary>
/// <param name="RateBps">Rate of all copies together, bit/s, above 0; null for 140 kbit/s for each.</param>
/// <param name="PacketBytes">Size of every packet, bytes, at least 1.</param>
/// <param name="PhaseSeconds">When the first packet of each copy comes, s, at least 0; null for a random moment of the first interval, for each copy another.</param>
/// <param name="Count">How many copies, at least 1.</param>
/// <param name="Name">What its flows are called; null for "Deterministic".</param>
public sealed record DeterministicSource(double? RateBps = null, int PacketBytes = 1000, double? PhaseSeconds = null, int Count = 1, string? Name = null) : TrafficSource(Count, Name)
{
    internal override string Kind => "Deterministic";

    /// <inheritdoc/>
    public override TrafficExpectation Expect()
    {
        double rate = TotalRate;
        SourceCheck.PacketBytes(PacketBytes);
        if (PhaseSeconds is { } phase) SourceCheck.NotNegative(phase, "phaseSeconds", "a time in seconds", "0");
        return new TrafficExpectation(Label, Kind, Count, rate, rate, rate / (8.0 * PacketBytes), PacketBytes,
            IntervalScv: 0, DispersionLimit: 0, Hurst: null, ActiveFraction: 1, []);
    }

    private double TotalRate => SourceCheck.Positive(RateBps ?? SourceDefaults.RateBps * SourceCheck.Count(Count), "rateBps", "a rate in bit/s", "1e6");

    internal override PacketProcess Start(RandomStream random, long endNanoseconds, OperationContext context)
    {
        // A double is a whole number times a power of two, so the interval of one copy is an exact fraction.
        double rate = TotalRate;
        int shift = 0;
        while (rate != Math.Floor(rate))
        {
            rate *= 2;
            shift++;
        }
        BigInteger above = (BigInteger)PacketBytes * 8_000_000_000 * SourceCheck.Count(Count) << shift, below = new(rate);
        BigInteger whole = BigInteger.DivRem(above, below, out BigInteger rest);
        long interval = whole > long.MaxValue ? long.MaxValue : (long)whole;
        double start = PhaseSeconds is { } phase ? phase * SourceCheck.Second : random.NextDouble() * ((double)above / (double)below);
        // Below is at most 2^53 unless the rate is above 9e15 bit/s; then a fraction of a nanosecond in 2^53 parts serves as well.
        int down = Math.Max(0, (int)below.GetBitLength() - 53);
        return new Process(interval, (ulong)(rest >> down), Math.Max(1, (ulong)(below >> down)), start, PacketBytes, endNanoseconds, context);
    }

    private sealed class Process : PacketProcess
    {
        private readonly long _interval;
        private readonly ulong _rest, _below;
        private long _next;
        private ulong _sum;

        public Process(long interval, ulong rest, ulong below, double start, int size, long end, OperationContext context)
            : base(end, context)
        {
            (_interval, _rest, _below) = (interval, rest, below);
            var time = new FineTime();
            time.Add(start);
            _next = time.Nanoseconds;
            Size = size;
        }

        public override bool Advance()
        {
            Time = _next;
            if (Time >= End) return false;
            long step = _interval;
            _sum += _rest;
            if (_sum >= _below)
            {
                _sum -= _below;
                if (step < long.MaxValue) step++;
            }
            _next = step > long.MaxValue - _next ? long.MaxValue : _next + step;
            return true;
        }
    }
}
