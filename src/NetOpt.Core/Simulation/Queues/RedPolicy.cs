using NetOpt.Numerics;

namespace NetOpt.Simulation.Queues;

/// <summary>
/// Random early detection: the moving average of the queue decides how probable it is that a packet is marked or dropped, and counting spaces the
/// marks evenly. Up to twice the upper threshold the probability grows on to 1 (gentle); above it everything is dropped. O(1) per packet, one draw at most.
/// Source: Floyd and Jacobson 1993; Floyd 2000 (gentle); RFC 3168 section 7 (marks in place of drops). Deviation: the queue is what waits,
/// without the packet that is being sent; an idle time need not be whole packets long.
/// </summary>
internal sealed class RedPolicy : ArrivalPolicy
{
    private readonly RandomStream _random;
    private readonly double _packetNanoseconds, _minimum, _maximum, _most, _weight, _logKept;
    private double _average;
    private int _count = -1;

    /// <summary>Makes it.</summary>
    /// <param name="random">Its own stream.</param>
    /// <param name="packetNanoseconds">How long a typical packet takes to be sent, ns, above 0: as if so many had passed, the average decays while the link is idle.</param>
    /// <param name="minimumPackets">Average up to which nothing is dropped, packets, at least 0.</param>
    /// <param name="maximumPackets">Average at which the probability is <paramref name="maximumProbability"/>, packets, above the minimum.</param>
    /// <param name="maximumProbability">Above 0, at most 1.</param>
    /// <param name="weight">Weight of the newest length in the average, above 0 and below 1.</param>
    public RedPolicy(RandomStream random, double packetNanoseconds, double minimumPackets = 5, double maximumPackets = 15, double maximumProbability = 0.1, double weight = 0.002)
    {
        _random = random;
        _packetNanoseconds = packetNanoseconds;
        _minimum = minimumPackets;
        _maximum = maximumPackets;
        _most = maximumProbability;
        _weight = weight;
        _logKept = PortableMath.Log(1 - weight);
    }

    /// <summary>The moving average, packets.</summary>
    public double Average => _average;

    /// <inheritdoc/>
    public override ArrivalVerdict Decide(long now, in QueueState queue, int bytes)
    {
        if (queue.BusyUntil > now) _average += _weight * (queue.Packets - _average);
        else _average *= PortableMath.Exp((now - queue.BusyUntil) / _packetNanoseconds * _logKept);
        if (_average < _minimum)
        {
            _count = -1;
            return ArrivalVerdict.Accept;
        }
        if (_average >= 2 * _maximum)
        {
            _count = 0;
            return ArrivalVerdict.Drop;
        }
        _count++;
        if (_random.NextDouble() >= Spaced(Probability(_average), _count)) return ArrivalVerdict.Accept;
        _count = 0;
        return ArrivalVerdict.Mark;
    }

    /// <summary>The probability that belongs to an average, before spacing: 0..1.</summary>
    /// <param name="average">The average, packets.</param>
    public double Probability(double average) =>
        average < _minimum ? 0
        : average < _maximum ? _most * (average - _minimum) / (_maximum - _minimum)
        : Math.Min(1, _most + (1 - _most) * (average - _maximum) / _maximum);

    /// <summary>The probability for a packet, so that the numbers of packets between marks are uniform and not geometric.</summary>
    /// <param name="probability">Before spacing, 0..1.</param>
    /// <param name="count">How many packets came since the last mark, with this one.</param>
    public static double Spaced(double probability, int count) => count * probability < 1 ? Math.Min(1, probability / (1 - count * probability)) : 1;
}
