using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Traffic.Sources;

/// <summary>
/// Poisson arrivals: exponential times between packets, independent of each other. The one traffic that is as regular at every scale
/// as its mean allows; dispersion 1, Hurst parameter 0.5.
/// Parameters: rate in bit/s, packet size in bytes. O(1) per packet and per copy. Source: theory of the Poisson process.
/// </summary>
/// <param name="RateBps">Mean rate of all copies together, bit/s, above 0; null for 140 kbit/s for each.</param>
/// <param name="PacketBytes">Size of every packet, bytes, at least 1.</param>
/// <param name="Count">How many independent copies, at least 1.</param>
/// <param name="Name">What its flows are called; null for "Poisson".</param>
public sealed record PoissonSource(double? RateBps = null, int PacketBytes = 1000, int Count = 1, string? Name = null) : TrafficSource(Count, Name)
{
    internal override string Kind => "Poisson";

    /// <inheritdoc/>
    public override TrafficExpectation Expect()
    {
        double packets = PacketsPerSecond * Count;
        return new TrafficExpectation(Label, Kind, Count, packets * 8 * PacketBytes, PeakRateBps: null, packets, PacketBytes,
            IntervalScv: 1, DispersionLimit: 1, Hurst: 0.5, ActiveFraction: null, []);
    }

    private double PacketsPerSecond =>
        SourceCheck.Positive(RateBps is { } rate ? Each(rate) : SourceDefaults.RateBps, "rateBps", "a rate in bit/s", "1e6") / (8.0 * SourceCheck.PacketBytes(PacketBytes));

    internal override PacketProcess Start(RandomStream random, long endNanoseconds, OperationContext context) =>
        new Process(SourceCheck.Second / PacketsPerSecond, PacketBytes, random, endNanoseconds, context);

    private sealed class Process(double meanInterval, int size, RandomStream random, long end, OperationContext context) : PacketProcess(end, context)
    {
        private FineTime _time;

        public override bool Advance()
        {
            _time.Add(ExponentialSampler.Next(random) * meanInterval);
            Time = _time.Nanoseconds;
            Size = size;
            return Time < End;
        }
    }
}
