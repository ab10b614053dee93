namespace NetOpt.Congestion.Controllers;

/// <summary>
/// The window that follows from the signals of a round: the first that applies decides, in the order loss, marks, bloat, delay, bandwidth limit. Loss and marks never raise it.
/// Windows in bytes, times in ns.
/// </summary>
internal readonly record struct AdaptiveDecision
{
    private const double LossFactor = 0.7, MarkFactor = 0.8, RiseFactor = 1.25;

    /// <summary>The window.</summary>
    public required long Window { get; init; }

    /// <summary>The window from which loss and marks cut: the flight, or what it was before a cut less than a round ago.</summary>
    public required long Flight { get; init; }

    /// <summary>Payload of a segment.</summary>
    public required int SegmentBytes { get; init; }

    /// <summary>Bandwidth-delay product: greatest delivery rate × least round-trip time.</summary>
    public required double Bdp { get; init; }

    /// <summary>What was on the way when the packet was sent whose round-trip time <see cref="Rtt"/> is: with it that time says how much waits.</summary>
    public required long SampledFlight { get; init; }

    /// <summary>Least round-trip time of the round.</summary>
    public required long Rtt { get; init; }

    /// <summary>Least round-trip time of the path.</summary>
    public required long LeastRtt { get; init; }

    /// <summary>Whether the window was what held the sender back.</summary>
    public required bool MayGrow { get; init; }

    /// <summary>What the preset sets.</summary>
    public required AdaptiveParameters Parameters { get; init; }

    /// <summary>Whether the window may go on growing with every ACK: no signal asks for anything else.</summary>
    public bool Grows(AdaptiveSignals signals) =>
        MayGrow && (signals & (AdaptiveSignals.Loss | AdaptiveSignals.Ecn | AdaptiveSignals.Bloat | AdaptiveSignals.Delay)) == 0 && Next(signals) == Window;

    /// <summary>The window for signals.</summary>
    public long Next(AdaptiveSignals signals)
    {
        long floor = 2L * SegmentBytes;
        if ((signals & AdaptiveSignals.Loss) != 0)
        {
            bool alone = (signals & (AdaptiveSignals.Delay | AdaptiveSignals.Bloat | AdaptiveSignals.Ecn)) == 0;
            return Cut(alone ? Parameters.LoneLossFactor : LossFactor, floor);
        }
        if ((signals & AdaptiveSignals.Ecn) != 0) return Cut(MarkFactor, floor);
        if ((signals & AdaptiveSignals.Bloat) != 0) return Math.Min(Window, Math.Max((long)Bdp, 2 * floor));
        if ((signals & AdaptiveSignals.Delay) != 0)
        {
            double waiting = Vegas.Difference((double)SampledFlight / SegmentBytes, Rtt, LeastRtt);
            if (waiting < Parameters.Alpha) return MayGrow ? Window + SegmentBytes : Window;
            if (waiting <= Parameters.Beta) return Window;
            return Math.Min(Window, Math.Max((long)((double)SampledFlight * LeastRtt / Rtt + Parameters.Beta * SegmentBytes), floor));
        }
        if ((signals & AdaptiveSignals.BandwidthLimited) != 0 && Bdp > 0)
        {
            if (Window > 2 * Bdp) return Math.Min(Window, Math.Max((long)(2 * Bdp), 2 * floor));
            double target = Math.Min(Bdp + Parameters.Beta * SegmentBytes, RiseFactor * Window);
            if (MayGrow && target > Window) return (long)target;
        }
        return Window;
    }

    private long Cut(double factor, long floor) => Math.Min(Window, Math.Max((long)(Flight * factor), floor));
}
