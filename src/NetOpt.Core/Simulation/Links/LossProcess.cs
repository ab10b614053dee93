using NetOpt.Numerics;

namespace NetOpt.Simulation.Links;

/// <summary>
/// Random loss on a wire: independent, or in bursts by the chain of Gilbert and Elliott, which stays in a good or a bad state for geometric numbers of
/// packets and loses in each with a probability of its own. O(1), two draws at most per packet.
/// Source: Gilbert 1960; Elliott 1963. Deviation: none; the chain starts in its stationary state.
/// </summary>
internal sealed class LossProcess
{
    private readonly RandomStream _random;
    private readonly double _goodLoss, _badLoss, _toBad, _toGood;
    private bool _bad;

    /// <summary>Makes it.</summary>
    /// <param name="random">Its own stream.</param>
    /// <param name="goodLoss">Probability of loss in the good state, 0..1; without bursts, that of every packet.</param>
    /// <param name="badLoss">Probability of loss in the bad state, 0..1.</param>
    /// <param name="toBad">Probability that the state turns bad before a packet, 0..1; 0 for independent loss.</param>
    /// <param name="toGood">Probability that it turns good, above 0 where <paramref name="toBad"/> is.</param>
    public LossProcess(RandomStream random, double goodLoss, double badLoss = 0, double toBad = 0, double toGood = 1)
    {
        _random = random;
        _goodLoss = goodLoss;
        _badLoss = badLoss;
        _toBad = toBad;
        _toGood = toGood;
        if (toBad > 0) _bad = random.NextDouble() < toBad / (toBad + toGood);
    }

    /// <summary>Whether the next packet is lost.</summary>
    public bool Next()
    {
        if (_toBad > 0 && _random.NextDouble() < (_bad ? _toGood : _toBad)) _bad = !_bad;
        return _random.NextDouble() < (_bad ? _badLoss : _goodLoss);
    }
}
