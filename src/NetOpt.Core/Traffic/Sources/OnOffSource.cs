using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Traffic.Sources;

/// <summary>
/// A source that sends packets at equal distances for an exponential time and is silent for an exponential time, such as packet voice.
/// A spurt holds a whole number of packets, geometric with the mean on-time over the packet distance, which makes the source a renewal
/// process: the time between packets is the distance T, and with probability T/on an exponential silence besides. Its mean rate is exactly
/// peak·on/(on + off), its squared coefficient of variation (2·p·off² - (p·off)²)/(T + p·off)², p = T/on, and its counts have that dispersion in
/// the long run. It starts in equilibrium: silent with probability off/(on + off), and otherwise at an even place between two packets.
/// Parameters: rates in bit/s, times in seconds, packet size in bytes. O(1) per packet and per copy.
/// Source: Sriram and Whitt, Characterizing superposition arrival processes in packet multiplexers for voice and data, IEEE JSAC 4(6), 1986;
/// Heffes and Lucantoni, the same issue.
/// </summary>
/// <param name="Preset">A published model of voice, which sets both times and the packet distance; null for none.</param>
/// <param name="RateBps">Mean rate of all copies together, bit/s; null for what the other parameters give. With it the peak rate follows, or, where that is given, the mean off-time.</param>
/// <param name="PeakRateBps">Rate of one copy while it is on, bit/s; null for 1 Mbit/s, or what the mean rate asks for.</param>
/// <param name="MeanOnSeconds">Mean on-time, s, at least the time of a packet at the peak rate; null for 0.35 s.</param>
/// <param name="MeanOffSeconds">Mean off-time, s, above 0; null for 2.15 s, or what the rates ask for.</param>
/// <param name="PacketBytes">Size of every packet, bytes, at least 1; null for 1000, or of voice for 64 kbit/s while talking.</param>
/// <param name="Count">How many independent copies, at least 1.</param>
/// <param name="Name">What its flows are called; null for "OnOff" or the name of the preset.</param>
public sealed record OnOffSource(
    VoicePreset? Preset = null, double? RateBps = null, double? PeakRateBps = null, double? MeanOnSeconds = null, double? MeanOffSeconds = null,
    int? PacketBytes = null, int Count = 1, string? Name = null) : TrafficSource(Count, Name)
{
    private const double VoiceBytesPerSecond = 8000;

    internal override string Kind => Preset?.ToString() ?? "OnOff";

    /// <inheritdoc/>
    public override TrafficExpectation Expect()
    {
        (OnOffTimes times, int size, double distance) = Parameters();
        double off = times.OffSeconds, silent = distance / times.OnSeconds, interval = distance + silent * off;
        double scv = (2 * silent * off * off - silent * off * silent * off) / (interval * interval);
        double packets = Count / interval;
        return new TrafficExpectation(Label, Kind, Count, packets * 8 * size, times.PeakRateBps * Count, packets, size, scv, scv, Hurst: 0.5, times.Activity,
            [times.ToString(), string.Create(CultureInfo.InvariantCulture, $"a packet each {distance * 1e3:0.###} ms while on, {times.OnSeconds / distance:0.###} in a row on average")]);
    }

    /// <summary>The probability that more than so many of the copies are on at once, P(Bin(N, q) &gt; k): the overload of a link with room for k of them. O(1).</summary>
    /// <param name="most">k, at least 0.</param>
    public double OverloadProbability(int most)
    {
        if (most < 0) throw SourceCheck.Refuse("most", most, "a number of sources of at least 0", null);
        double q = Parameters().Times.Activity;
        return most >= Count ? 0 : SpecialFunctions.BetaLower(q, most + 1, Count - most);
    }

    internal override PacketProcess Start(RandomStream random, long endNanoseconds, OperationContext context)
    {
        (OnOffTimes times, int size, double distance) = Parameters();
        return new Process(times, size, distance * SourceCheck.Second, random, endNanoseconds, context);
    }

    private (OnOffTimes Times, int Size, double Distance) Parameters()
    {
        SourceCheck.Count(Count);
        if (Preset is { } preset)
        {
            if (RateBps is not null || PeakRateBps is not null || MeanOnSeconds is not null || MeanOffSeconds is not null)
                throw SourceCheck.Refuse("preset", preset, "no rates and times beside a preset, which sets them; its packet size can be changed", null);
            (double on, double off, double every) = preset == VoicePreset.Voice ? (0.352, 0.650, 0.016) : (1.004, 1.587, 0.020);
            int bytes = SourceCheck.PacketBytes(PacketBytes ?? (int)Math.Round(VoiceBytesPerSecond * every));
            return (new OnOffTimes(bytes * 8 / every, on, off), bytes, every);
        }
        int size = SourceCheck.PacketBytes(PacketBytes ?? SourceDefaults.PacketBytes);
        OnOffTimes times = OnOffTimes.Of(this, RateBps, PeakRateBps, MeanOnSeconds, MeanOffSeconds);
        double distance = size * 8.0 / times.PeakRateBps;
        if (times.OnSeconds < distance)
        {
            throw SourceCheck.Refuse("meanOnSeconds", times.OnSeconds,
                string.Create(CultureInfo.InvariantCulture, $"at least the {distance:0.######} s that a packet of {size} bytes takes at the peak rate"), null);
        }
        return (times, size, distance);
    }

    private sealed class Process : PacketProcess
    {
        private readonly RandomStream _random;
        private readonly double _distance, _off, _silence;
        private FineTime _time;
        private bool _started;
        private double _first;

        public Process(OnOffTimes times, int size, double distance, RandomStream random, long end, OperationContext context)
            : base(end, context)
        {
            (_random, _distance) = (random, distance);
            _off = times.OffSeconds * SourceCheck.Second;
            _silence = distance / (times.OnSeconds * SourceCheck.Second);
            Size = size;
            // Within a distance, of which any part may be over, and then perhaps a silence; or in a silence, of which nothing is ever over.
            _first = random.NextDouble() < times.Activity ? random.NextDouble() * distance + Silence() : ExponentialSampler.Next(random) * _off;
        }

        public override bool Advance()
        {
            _time.Add(_started ? _distance + Silence() : _first);
            _started = true;
            Time = _time.Nanoseconds;
            return Time < End;
        }

        private double Silence() => _random.NextDouble() < _silence ? ExponentialSampler.Next(_random) * _off : 0;
    }
}
