using NetOpt.Numerics;
using NetOpt.Numerics.Distributions;
using NetOpt.Operations;

namespace NetOpt.Traffic.Sources;

/// <summary>
/// Poisson arrivals: exponential times between packets, independent of each other. The one traffic that is as regular at every scale
/// as its mean allows; dispersion 1, Hurst parameter 0.5. Sizes are all the same, or independent draws from a distribution (of exponential
/// sizes a link makes M/M/1, of any others M/G/1).
/// Parameters: rate in bit/s, sizes in bytes. O(1) per packet and per copy. Source: theory of the Poisson process.
/// </summary>
/// <param name="RateBps">Mean rate of all copies together, bit/s, above 0; null for 140 kbit/s for each.</param>
/// <param name="PacketBytes">Size of every packet, bytes, at least 1; null for 1000 where there are no <paramref name="PacketSizes"/>.</param>
/// <param name="PacketSizes">Sizes in bytes, with a finite mean above 0; each draw is rounded to a whole byte and to 1 at least. Null for packets of one size.</param>
/// <param name="Count">How many independent copies, at least 1.</param>
/// <param name="Name">What its flows are called; null for "Poisson".</param>
public sealed record PoissonSource(double? RateBps = null, int? PacketBytes = null, Distribution? PacketSizes = null, int Count = 1, string? Name = null) : TrafficSource(Count, Name)
{
    internal override string Kind => "Poisson";

    /// <inheritdoc/>
    public override TrafficExpectation Expect()
    {
        double packets = PacketsPerSecond * Count, size = MeanBytes;
        return new TrafficExpectation(Label, Kind, Count, packets * 8 * size, PeakRateBps: null, packets, size,
            IntervalScv: 1, DispersionLimit: 1, Hurst: 0.5, ActiveFraction: null, PacketSizes is null ? [] : [$"packet sizes {PacketSizes}"]);
    }

    private double MeanBytes
    {
        get
        {
            if (PacketSizes is null) return SourceCheck.PacketBytes(PacketBytes ?? SourceDefaults.PacketBytes);
            if (PacketBytes is { } both) throw SourceCheck.Refuse("packetBytes", both, "one size of packets or a distribution of sizes, and not both", null);
            return PacketSizes.Mean is > 0 and { } mean
                ? mean
                : throw SourceCheck.Refuse("mean of the packet sizes", PacketSizes.Mean?.ToString() ?? "infinite", "a finite mean above 0, or there is no mean rate", "exponential(mean=1000)");
        }
    }

    private double PacketsPerSecond =>
        SourceCheck.Positive(RateBps is { } rate ? Each(rate) : SourceDefaults.RateBps, "rateBps", "a rate in bit/s", "1e6") / (8.0 * MeanBytes);

    internal override PacketProcess Start(RandomStream random, long endNanoseconds, OperationContext context) =>
        new Process(SourceCheck.Second / PacketsPerSecond, PacketBytes ?? SourceDefaults.PacketBytes, PacketSizes, random, endNanoseconds, context);

    private sealed class Process : PacketProcess
    {
        private readonly double _meanInterval;
        private readonly Distribution? _sizes;
        private readonly RandomStream _random;
        private FineTime _time;

        public Process(double meanInterval, int size, Distribution? sizes, RandomStream random, long end, OperationContext context)
            : base(end, context)
        {
            (_meanInterval, _sizes, _random) = (meanInterval, sizes, random);
            Size = size;
        }

        public override bool Advance()
        {
            _time.Add(ExponentialSampler.Next(_random) * _meanInterval);
            Time = _time.Nanoseconds;
            if (Time >= End) return false;
            if (_sizes is not null) Size = WholeBytes(_sizes.Sample(_random));
            return true;
        }

        private static int WholeBytes(double size) => size < int.MaxValue
            ? Math.Max(1, (int)Math.Round(size))
            : throw SourceCheck.Refuse("size of a packet", size, "sizes of less than 2147483647 bytes", "bounded-pareto(alpha=1.2, min=40, max=1500)");
    }
}
