namespace NetOpt.Routing;

/// <summary>
/// How sharp the soft maximum of <see cref="CongestionLengths"/> is in each round of <see cref="MultipathRouting"/>. It
/// sharpens when its softness costs more than half of what unequal paths cost. Where the gap has not halved over a number
/// of rounds, flows of different destinations have locked each other in, and it softens again so that they can trade
/// places in larger steps; from then on there are more sweeps between two bounds, and more rounds before it looks again.
/// The numbers were chosen by trial on random networks; the certificate does not depend on them.
/// </summary>
internal sealed class SharpnessSchedule(double maxUtilization)
{
    private const double First = 10; // sharpness × maximum utilization
    private const double Last = 1e5;
    private const double Sharpening = 1.5;
    private const double Softening = 4;
    private const double SettledShare = 0.5;
    private const int MostSweeps = 8;

    private double _patience = 6;
    private int _rounds;
    private double _gapBefore = double.PositiveInfinity;

    public double Sharpness { get; private set; } = First / maxUtilization;

    /// <summary>How many times to balance all destinations before the next bound.</summary>
    public int Sweeps { get; private set; } = 2;

    /// <summary>Takes note of a round and sets the sharpness of the next.</summary>
    /// <param name="max">Maximum utilization.</param>
    /// <param name="mean">Mean utilization by the lengths' weights; max - mean is what softness costs.</param>
    /// <param name="bound">The bound of this round; mean - bound is what unequal paths cost.</param>
    /// <param name="best">The best bound so far.</param>
    public void Note(double max, double mean, double bound, double best)
    {
        if (++_rounds > _patience)
        {
            double gap = (max - best) / best;
            bool halved = gap <= _gapBefore / 2;
            _rounds = 0;
            _gapBefore = gap;
            if (halved) return;
            Sharpness = Math.Max(First / max, Sharpness / Softening);
            Sweeps = Math.Min(Sweeps + 1, MostSweeps);
            _patience = Math.Ceiling(_patience * Sharpening);
        }
        else if (max - mean > SettledShare * (mean - bound) && Sharpness * max < Last)
        {
            Sharpness *= Sharpening;
        }
    }
}
