using System.Collections.Immutable;

namespace NetOpt.Traffic.Measures;

/// <summary>
/// One trace on one link: the queue as it is, packet by packet, and what formulas say that know only some figures of the trace.
/// Wait is the time from arrival to the start of service. Formulas speak of infinite buffers, and have no answer from load 1 on.
/// </summary>
/// <param name="Trace">What the trace is called.</param>
/// <param name="CapacityBps">Capacity of the link in bit/s.</param>
/// <param name="Load">Mean service time over mean time between arrivals; from 1 on the queue grows as long as the trace lasts.</param>
/// <param name="BufferBytes">Room for unsent bytes; null where there is no limit.</param>
/// <param name="Packets">Packets that arrive.</param>
/// <param name="LostPackets">Packets that find no room.</param>
/// <param name="Loss">Lost over all packets.</param>
/// <param name="ByteLoss">Lost over all bytes.</param>
/// <param name="MeanWaitSeconds">Mean wait of the packets that are sent.</param>
/// <param name="MedianWaitSeconds">Half of them wait at most so long.</param>
/// <param name="P95WaitSeconds">95 % of them wait at most so long.</param>
/// <param name="P99WaitSeconds">99 % of them wait at most so long.</param>
/// <param name="MaxWaitSeconds">The longest wait.</param>
/// <param name="WaitingFraction">How many of them wait at all (more than a picosecond, below which it is rounding).</param>
/// <param name="MeanDelaySeconds">Mean of wait and service together.</param>
/// <param name="MaxBacklogBytes">Most unsent bytes at a time.</param>
/// <param name="KingmanWaitSeconds">Kingman's estimate of the mean wait, ρ/(1-ρ) · (ca²+cs²)/2 · E[S]: it knows the variation of single times and sizes, not that they come in bursts.</param>
/// <param name="Mm1WaitSeconds">Mean wait if arrivals were Poisson and sizes exponential, ρ/(1-ρ) · E[S].</param>
/// <param name="Md1WaitSeconds">Mean wait if arrivals were Poisson and sizes all the same: half of that.</param>
/// <param name="Hurst">The Hurst parameter that Norros' formula is fed with, from the variance-time plot; null where it has no estimate.</param>
/// <param name="HeavyTailAlpha">The tail index of the sizes that Pakes' formula is fed with; null where they have no power tail with a finite mean.</param>
/// <param name="WaitSeconds">Waits x for the next column, rising.</param>
/// <param name="WaitTail">P(wait &gt; x) over the packets that are sent.</param>
/// <param name="BacklogBytes">Backlogs x for the next columns, rising, in bytes.</param>
/// <param name="BacklogTail">Part of the time in which more than x bytes are unsent.</param>
/// <param name="BacklogMm1">The same if arrivals were Poisson and sizes exponential: ρ·e^(-(1-ρ)x/E[bytes]); empty from load 1 on.</param>
/// <param name="BacklogNorros">The same by Norros' formula for fractional Brownian traffic; empty where there is no Hurst parameter or the load is 1 or more.</param>
/// <param name="WaitHeavyTail">P(wait &gt; x) by Pakes' asymptote for Poisson arrivals of Pareto sizes, at each of the waits; empty where it does not apply.</param>
/// <param name="Note">What should be known when reading the figures; empty for nothing.</param>
public sealed record TraceQueue(
    string Trace,
    double CapacityBps,
    double Load,
    double? BufferBytes,
    int Packets,
    int LostPackets,
    double Loss,
    double ByteLoss,
    double MeanWaitSeconds,
    double MedianWaitSeconds,
    double P95WaitSeconds,
    double P99WaitSeconds,
    double MaxWaitSeconds,
    double WaitingFraction,
    double MeanDelaySeconds,
    double MaxBacklogBytes,
    double? KingmanWaitSeconds,
    double? Mm1WaitSeconds,
    double? Md1WaitSeconds,
    double? Hurst,
    double? HeavyTailAlpha,
    ImmutableArray<double> WaitSeconds,
    ImmutableArray<double> WaitTail,
    ImmutableArray<double> BacklogBytes,
    ImmutableArray<double> BacklogTail,
    ImmutableArray<double> BacklogMm1,
    ImmutableArray<double> BacklogNorros,
    ImmutableArray<double> WaitHeavyTail,
    string Note);
