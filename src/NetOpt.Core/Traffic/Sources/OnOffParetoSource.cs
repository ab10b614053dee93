using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Units;

namespace NetOpt.Traffic.Sources;

/// <summary>
/// A source that sends at its peak rate for a Pareto time and is silent for a Pareto time. With tail indices below 2 a period may last
/// as long as the trace itself; many such sources together are self-similar with H = (3 - alpha)/2, alpha the smaller index.
/// While it is on, bits flow evenly, and a packet leaves whenever one is full; what is not full when the source goes silent waits for the
/// next time. So the mean rate is exactly peak·on/(on + off). The source starts in equilibrium: on with probability on/(on + off),
/// with the residual life of the period under way (<see cref="ParetoPeriod"/>) and a packet filled to a random part.
/// Parameters: rates in bit/s, times in seconds, packet size in bytes. O(1) per packet and per period.
/// Source: Taqqu, Willinger and Sherman, Proof of a fundamental result in self-similar traffic modeling, CCR 27(2), 1997.
/// </summary>
/// <param name="Alpha">Tail index of the on-times, above 1.</param>
/// <param name="AlphaOff">Tail index of the off-times, above 1; null for that of the on-times.</param>
/// <param name="RateBps">Mean rate of all copies together, bit/s; null for what the other parameters give. With it the peak rate follows, or, where that is given, the mean off-time.</param>
/// <param name="PeakRateBps">Rate of one copy while it is on, bit/s; null for 1 Mbit/s, or what the mean rate asks for.</param>
/// <param name="MeanOnSeconds">Mean on-time, s, above 0; null for 0.35 s.</param>
/// <param name="MeanOffSeconds">Mean off-time, s, above 0; null for 2.15 s, or what the rates ask for.</param>
/// <param name="PacketBytes">Size of every packet, bytes, at least 1.</param>
/// <param name="Count">How many independent copies, at least 1.</param>
/// <param name="Name">What its flows are called; null for "OnOffPareto".</param>
public sealed record OnOffParetoSource(
    double Alpha = 1.5, double? AlphaOff = null, double? RateBps = null, double? PeakRateBps = null, double? MeanOnSeconds = null,
    double? MeanOffSeconds = null, int PacketBytes = 1000, int Count = 1, string? Name = null) : TrafficSource(Count, Name)
{
    internal override string Kind => "OnOffPareto";

    /// <inheritdoc/>
    public override TrafficExpectation Expect()
    {
        OnOffTimes times = Times;
        double least = Math.Min(Index(Alpha, "alpha"), Index(AlphaOff ?? Alpha, "alphaOff"));
        double packets = times.PeakRateBps * times.Activity / (8.0 * SourceCheck.PacketBytes(PacketBytes)) * Count;
        var notes = ImmutableArray.CreateBuilder<string>();
        notes.Add(times.ToString());
        if (least < 2) notes.Add(string.Create(CultureInfo.InvariantCulture, $"periods have infinite variance (tail index {least:0.###}): the dispersion grows without limit as t^{2 - least:0.###}"));
        return new TrafficExpectation(Label, Kind, Count, packets * 8 * PacketBytes, times.PeakRateBps * Count, packets, PacketBytes,
            IntervalScv: null, DispersionLimit: null, Hurst: least < 2 ? (3 - least) / 2 : 0.5, times.Activity, notes.ToImmutable());
    }

    private OnOffTimes Times => OnOffTimes.Of(this, RateBps, PeakRateBps, MeanOnSeconds, MeanOffSeconds);

    private static double Index(double alpha, string name) => alpha > 1 && double.IsFinite(alpha)
        ? alpha
        : throw SourceCheck.Refuse(name, alpha, "a tail index above 1, as periods with one of at most 1 have an infinite mean and the source no mean rate", "1.4");

    internal override PacketProcess Start(RandomStream random, long endNanoseconds, OperationContext context) =>
        new Process(this, Times, random, endNanoseconds, context);

    private sealed class Process : PacketProcess
    {
        private readonly RandomStream _random;
        private readonly ParetoPeriod _onPeriod, _offPeriod;
        private readonly double _packetTime;
        private double _onLeft, _packetLeft;
        private FineTime _time;

        public Process(OnOffParetoSource source, OnOffTimes times, RandomStream random, long end, OperationContext context)
            : base(end, context)
        {
            _random = random;
            _onPeriod = new ParetoPeriod(source.Alpha, times.OnSeconds * SourceCheck.Second);
            _offPeriod = new ParetoPeriod(source.AlphaOff ?? source.Alpha, times.OffSeconds * SourceCheck.Second);
            _packetTime = source.PacketBytes * 8.0 / times.PeakRateBps * SourceCheck.Second;
            Size = source.PacketBytes;
            if (random.NextDouble() < times.Activity)
            {
                _onLeft = _onPeriod.NextResidual(random);
            }
            else
            {
                _time.Add(_offPeriod.NextResidual(random));
                _onLeft = _onPeriod.Next(random);
            }
            _packetLeft = (1 - random.NextDouble()) * _packetTime;
        }

        public override bool Advance()
        {
            while (_onLeft < _packetLeft)
            {
                Step();
                _packetLeft -= _onLeft;
                _time.Add(_onLeft);
                _time.Add(_offPeriod.Next(_random));
                _onLeft = _onPeriod.Next(_random);
                if (_time.Nanoseconds >= End) return false;
            }
            _onLeft -= _packetLeft;
            _time.Add(_packetLeft);
            _packetLeft = _packetTime;
            Time = _time.Nanoseconds;
            return Time < End;
        }
    }
}
