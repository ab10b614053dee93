using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Units;

namespace NetOpt.Traffic.Sources;

/// <summary>
/// Self-similar traffic: the bytes of each slot of time are fractional Gaussian noise around a mean, as the sum of many on-off sources with heavy tails
/// would be. A slot sends its bytes as packets at equal distances; what makes no whole packet is left to the next slot. A slot below nothing sends
/// nothing; the others are scaled down so that the mean rate stays as asked for.
/// Parameters: H, mean rate in bit/s, slot in seconds, variation (standard deviation over mean of a slot). O(n log n), n slots; space O(n).
/// Source: Norros, A storage model with self-similar input, Queueing Systems 16, 1994; noise by <see cref="FractionalGaussianNoise"/>.
/// </summary>
/// <param name="Hurst">Hurst parameter, above 0 and below 1.</param>
/// <param name="RateBps">Mean rate of all copies together, bit/s, above 0; null for 7 Mbit/s for each.</param>
/// <param name="SlotSeconds">Length of a slot, s, above 0; below it the traffic is even.</param>
/// <param name="Variation">Standard deviation over mean of the bytes of a slot, above 0.</param>
/// <param name="PacketBytes">Size of every packet, bytes, at least 1.</param>
/// <param name="Count">How many independent copies, at least 1.</param>
/// <param name="Name">What its flows are called; null for "FractionalGaussian".</param>
public sealed record FractionalGaussianSource(
    double Hurst = 0.8, double? RateBps = null, double SlotSeconds = 0.01, double Variation = 0.3, int PacketBytes = 1000, int Count = 1, string? Name = null)
    : TrafficSource(Count, Name)
{
    private const long MostSlots = 1L << 25;

    internal override string Kind => "FractionalGaussian";

    /// <inheritdoc/>
    public override TrafficExpectation Expect()
    {
        double rate = TotalRate;
        if (!(Hurst > 0 && Hurst < 1)) throw SourceCheck.Refuse("hurst", Hurst, "a Hurst parameter above 0 and below 1", "0.8");
        SourceCheck.Positive(SlotSeconds, "slotSeconds", "a time in seconds", "0.01");
        SourceCheck.Positive(Variation, "variation", "a standard deviation over the mean", "0.3");
        double packets = rate / (8.0 * SourceCheck.PacketBytes(PacketBytes)), clipped = SpecialFunctions.NormalCdf(-1 / Variation);
        var notes = ImmutableArray.CreateBuilder<string>();
        notes.Add(string.Create(CultureInfo.InvariantCulture, $"slots of {UnitFormat.Time(SlotSeconds)}, standard deviation {Variation:0.###} of the mean"));
        if (clipped > 1e-6) notes.Add($"{UnitFormat.Percent(clipped)} of the slots would be below nothing and send nothing");
        return new TrafficExpectation(Label, Kind, Count, rate, PeakRateBps: null, packets, PacketBytes, IntervalScv: null, DispersionLimit: null, Hurst, ActiveFraction: null, notes.ToImmutable());
    }

    private double TotalRate => SourceCheck.Positive(RateBps ?? SourceDefaults.AggregateBps * SourceCheck.Count(Count), "rateBps", "a rate in bit/s", "7e6");

    internal override PacketProcess Start(RandomStream random, long endNanoseconds, OperationContext context)
    {
        double slots = Math.Ceiling(endNanoseconds / (SlotSeconds * SourceCheck.Second));
        if (slots * Count > MostSlots)
        {
            throw new NetOptException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, string.Create(CultureInfo.InvariantCulture, $"{slots * Count:0.####e0} slots were asked for"),
                $"at most {MostSlots} slots of all sources together: longer slots or a shorter duration", value: slots * Count);
        }
        // E max(0, 1 + vZ) = Φ(1/v) + v·φ(1/v).
        double z = 1 / Variation, kept = SpecialFunctions.NormalCdf(z) + Variation * Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        double packetsPerSlot = TotalRate / SourceCheck.Count(Count) * SlotSeconds / (8.0 * PacketBytes);
        return new Process(this, FractionalGaussianNoise.Generate(Math.Max(1, (int)slots), Hurst, random, context), packetsPerSlot / kept, random, endNanoseconds, context);
    }

    private sealed class Process : PacketProcess
    {
        private readonly double[] _noise;
        private readonly double _mean, _variation, _slot;
        private int _next, _packets, _sent;
        private double _rest;

        public Process(FractionalGaussianSource source, double[] noise, double mean, RandomStream random, long end, OperationContext context)
            : base(end, context)
        {
            (_noise, _mean, _variation) = (noise, mean, source.Variation);
            _slot = source.SlotSeconds * SourceCheck.Second;
            _rest = random.NextDouble();
            Size = source.PacketBytes;
        }

        public override bool Advance()
        {
            while (_sent == _packets)
            {
                if (_next == _noise.Length) return false;
                Step();
                double full = _rest + _mean * Math.Max(0, 1 + _variation * _noise[_next]);
                if (full > int.MaxValue) throw SourceCheck.Refuse("slotSeconds", _slot / SourceCheck.Second, "slots of at most 2^31 packets", "0.01");
                _packets = (int)full;
                _rest = full - _packets;
                _sent = 0;
                _next++;
            }
            Time = (long)((_next - 1 + (_sent + 0.5) / _packets) * _slot);
            _sent++;
            return Time < End;
        }
    }
}
