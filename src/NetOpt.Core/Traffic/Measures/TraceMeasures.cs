using System.Collections.Immutable;

namespace NetOpt.Traffic.Measures;

/// <summary>What a packet trace is like. A figure that the trace is too short or too even for is null, and a note says why.</summary>
/// <param name="Name">What the trace is called.</param>
/// <param name="Packets">How many packets there are.</param>
/// <param name="Flows">How many flows they are of.</param>
/// <param name="FirstSeconds">When the first packet arrives, in seconds from the start of the observation.</param>
/// <param name="LastSeconds">When the last packet arrives.</param>
/// <param name="DurationSeconds">How long was observed.</param>
/// <param name="TotalBytes">Bytes of all packets.</param>
/// <param name="MeanRateBps">All bits over the time from the first to the last packet; null where that is 0.</param>
/// <param name="PacketsPerSecond">One over the mean time between packets; null where that is 0.</param>
/// <param name="Size">Packet sizes in bytes.</param>
/// <param name="Interarrival">Times between packets in seconds; one fewer than packets.</param>
/// <param name="LongGapSeconds">What counts as a long time between packets.</param>
/// <param name="LongGaps">How many times between packets are longer.</param>
/// <param name="Rate">Rates in bit/s in the complete intervals of <paramref name="RateIntervalSeconds"/>.</param>
/// <param name="RateIntervalSeconds">Length of those intervals.</param>
/// <param name="EmptyIntervals">In how many of them no packet arrives.</param>
/// <param name="Scales">The traffic in intervals from short to long: peak to mean, variance, indices of dispersion.</param>
/// <param name="Hurst">The Hurst parameter of the bytes in intervals, by several estimators; null where there are too few intervals.</param>
/// <param name="SizeTail">Tail index of the sizes by Hill's estimator; null below 20 packets.</param>
/// <param name="InterarrivalTail">Tail index of the times between packets; null below 20 of them.</param>
/// <param name="SizeFits">Distributions fitted to the sizes, best first.</param>
/// <param name="InterarrivalFits">Distributions fitted to the times between packets, best first.</param>
/// <param name="Notes">What should be known when reading the figures.</param>
public sealed record TraceMeasures(
    string Name,
    int Packets,
    int Flows,
    double FirstSeconds,
    double LastSeconds,
    double DurationSeconds,
    long TotalBytes,
    double? MeanRateBps,
    double? PacketsPerSecond,
    SampleStatistics Size,
    SampleStatistics Interarrival,
    double LongGapSeconds,
    int LongGaps,
    SampleStatistics Rate,
    double RateIntervalSeconds,
    int EmptyIntervals,
    ImmutableArray<ScaleMeasures> Scales,
    HurstAnalysis? Hurst,
    TailIndex? SizeTail,
    TailIndex? InterarrivalTail,
    ImmutableArray<DistributionFit> SizeFits,
    ImmutableArray<DistributionFit> InterarrivalFits,
    ImmutableArray<string> Notes)
{
    /// <summary>The measures of one scale.</summary>
    /// <param name="intervalSeconds">Its interval.</param>
    /// <returns>Null where that scale was not measured.</returns>
    public ScaleMeasures? Scale(double intervalSeconds)
    {
        foreach (ScaleMeasures scale in Scales)
        {
            if (Math.Abs(scale.IntervalSeconds - intervalSeconds) <= 1e-12 * intervalSeconds) return scale;
        }
        return null;
    }
}
