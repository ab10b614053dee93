using NetOpt.Numerics;

namespace NetOpt.Simulation.Queues;

/// <summary>
/// The proportional integral controller: from time to time the distance of the queue's delay from its target, and its change, are added to the probability with
/// which packets are dropped or marked. O(1) per packet and update, one draw at most.
/// Source: RFC 8033 sections 4.1 to 4.4, 5.1 (ECN), 5.4 (derandomization), 5.5 (greatest step). Deviation: the delay is exact, since departures
/// are known, and not estimated; it follows that updates can wait until a packet comes. The controller is always on (section 5.3 is optional). Section 4.1's
/// two packets are those that wait.
/// </summary>
internal sealed class PiePolicy : ArrivalPolicy
{
    private const double MarksBelow = 0.1, CertainlyNot = 0.85, Certainly = 8.5, SafeProbability = 0.2;
    private const int SafePackets = 2;

    private readonly RandomStream _random;
    private readonly long _target, _update, _burst;
    private readonly double _alpha, _beta;
    private double _probability, _sum;
    private long _delayBefore, _allowance, _nextUpdate;

    /// <summary>Makes it.</summary>
    /// <param name="random">Its own stream.</param>
    /// <param name="targetNanoseconds">The delay to keep, ns, above 0.</param>
    /// <param name="updateNanoseconds">Time between updates, ns, above 0.</param>
    /// <param name="alpha">Weight of the distance from the target, 1/s, above 0.</param>
    /// <param name="beta">Weight of the change, 1/s, at least 0.</param>
    /// <param name="burstNanoseconds">How long a burst after quiet passes unharmed, ns, at least 0.</param>
    public PiePolicy(RandomStream random, long targetNanoseconds = 15_000_000, long updateNanoseconds = 15_000_000, double alpha = 0.125, double beta = 1.25, long burstNanoseconds = 150_000_000)
    {
        _random = random;
        _target = targetNanoseconds;
        _update = updateNanoseconds;
        _alpha = alpha;
        _beta = beta;
        _burst = burstNanoseconds;
        _nextUpdate = updateNanoseconds;
    }

    /// <summary>The probability as of the last update that a packet made necessary.</summary>
    public double Probability => _probability;

    /// <inheritdoc/>
    public override ArrivalVerdict Decide(long now, in QueueState queue, int bytes)
    {
        if (now >= _nextUpdate) CatchUp(now, queue.BusyUntil);
        ArrivalVerdict verdict = ArrivalVerdict.Accept;
        if (_allowance == 0 && Unlucky(queue.Packets))
        {
            verdict = _probability < MarksBelow ? ArrivalVerdict.Mark : ArrivalVerdict.Drop;
            _sum = 0;
        }
        if (_probability == 0 && 2 * queue.DelayNanoseconds < _target && 2 * _delayBefore < _target) _allowance = _burst;
        return verdict;
    }

    /// <summary>The probability after an update.</summary>
    /// <param name="probability">The probability before, 0..1.</param>
    /// <param name="delay">The queue's delay, ns.</param>
    /// <param name="delayBefore">Its delay at the update before, ns.</param>
    public double Next(double probability, long delay, long delayBefore)
    {
        double step = (_alpha * (delay - _target) + _beta * (delay - delayBefore)) * 1e-9;
        // Small probabilities move in small steps.
        step /= probability switch
        {
            < 0.000001 => 2048,
            < 0.00001 => 512,
            < 0.0001 => 128,
            < 0.001 => 32,
            < 0.01 => 8,
            < 0.1 => 2,
            _ => 1,
        };
        if (probability >= 0.1) step = Math.Min(step, 0.02);
        probability += step;
        if (delay == 0 && delayBefore == 0) probability *= 0.98;
        return Math.Clamp(probability, 0, 1);
    }

    // Nothing has come since the last call, so that the delay has shrunk evenly. Once it is 0 the probability is so within 300 updates, and what would follow changes nothing but the allowance.
    private void CatchUp(long now, long busyUntil)
    {
        while (_nextUpdate <= now)
        {
            long delay = Math.Max(0, busyUntil - _nextUpdate), updates = 1;
            if (delay == 0 && _delayBefore == 0 && _probability == 0) updates += (now - _nextUpdate) / _update;
            else _probability = Next(_probability, delay, _delayBefore);
            _delayBefore = delay;
            _allowance = Math.Max(0, _allowance - updates * _update);
            _nextUpdate += updates * _update;
        }
    }

    private bool Unlucky(int packets)
    {
        if ((2 * _delayBefore < _target && _probability < SafeProbability) || packets <= SafePackets) return false;
        if (_probability == 0) _sum = 0;
        _sum += _probability;
        return _sum >= CertainlyNot && (_sum >= Certainly || _random.NextDouble() < _probability);
    }
}
