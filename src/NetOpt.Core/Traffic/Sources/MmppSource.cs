using System.Globalization;
using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Traffic.Sources;

/// <summary>
/// A Markov-modulated Poisson process with two states: Poisson arrivals whose rate is λ1 for an exponential time of mean 1/r1, then λ2 for one of mean
/// 1/r2, and so on. Bursty over times up to a few 1/(r1 + r2), Poisson-like beyond. Starts in equilibrium: in state 1 with probability r2/(r1 + r2).
/// With s = r1 + r2: mean rate (λ1·r2 + λ2·r1)/s, dispersion in the long run 1 + 2(λ1-λ2)²r1·r2/(s²(λ1·r2 + λ2·r1)).
/// Parameters: rates per second, packet size in bytes. O(1) per packet and change of state.
/// Source: Heffes and Lucantoni, IEEE JSAC 4(6), 1986; Fischer and Meier-Hellstern, The MMPP cookbook, Performance Evaluation 18, 1993.
/// </summary>
/// <param name="FirstRate">λ1, packets per second in state 1, at least 0.</param>
/// <param name="SecondRate">λ2, packets per second in state 2, at least 0, and one of both above 0.</param>
/// <param name="LeaveFirst">r1, how often per second the process leaves state 1, above 0.</param>
/// <param name="LeaveSecond">r2, how often per second the process leaves state 2, above 0.</param>
/// <param name="RateBps">Mean rate of all copies together, bit/s; λ1 and λ2 are scaled to it. Null leaves them as they are.</param>
/// <param name="PacketBytes">Size of every packet, bytes, at least 1.</param>
/// <param name="Count">How many independent copies, at least 1.</param>
/// <param name="Name">What its flows are called; null for "Mmpp".</param>
public sealed record MmppSource(
    double FirstRate = 70, double SecondRate = 7, double LeaveFirst = 1.5, double LeaveSecond = 0.3, double? RateBps = null, int PacketBytes = 1000,
    int Count = 1, string? Name = null) : TrafficSource(Count, Name)
{
    internal override string Kind => "Mmpp";

    /// <summary>Mean rate of one copy, packets per second: (λ1·r2 + λ2·r1)/(r1 + r2).</summary>
    public double MeanPacketsPerSecond()
    {
        (double first, double second) = StateRates();
        return (first * LeaveSecond + second * LeaveFirst) / (LeaveFirst + LeaveSecond);
    }

    /// <summary>The index of dispersion for counts over intervals of length t, Var N(t)/E N(t); 1 at t = 0. Exact.</summary>
    /// <param name="seconds">t, s, at least 0.</param>
    public double Dispersion(double seconds)
    {
        SourceCheck.NotNegative(seconds, "seconds", "a time in seconds", "1");
        double st = (LeaveFirst + LeaveSecond) * seconds;
        // 1 - (1 - e^-x)/x, which loses all digits for a small x.
        double grown = st < 1e-3 ? st / 2 * (1 - st / 3 * (1 - st / 4)) : 1 + Math.Exp(-st) / st - 1 / st;
        return 1 + (DispersionLimit() - 1) * grown;
    }

    /// <summary>The limit of <see cref="Dispersion"/> for long intervals. Exact.</summary>
    public double DispersionLimit()
    {
        (double first, double second) = StateRates();
        double s = LeaveFirst + LeaveSecond, difference = first - second;
        return 1 + 2 * difference * difference * LeaveFirst * LeaveSecond / (s * s * (first * LeaveSecond + second * LeaveFirst));
    }

    /// <inheritdoc/>
    public override TrafficExpectation Expect()
    {
        (double first, double second) = StateRates();
        double s = LeaveFirst + LeaveSecond, difference = first - second, packets = MeanPacketsPerSecond() * Count;
        double scv = 1 + 2 * LeaveFirst * LeaveSecond * difference * difference / (s * s * (first * second + first * LeaveSecond + second * LeaveFirst));
        return new TrafficExpectation(Label, Kind, Count, packets * 8 * PacketBytes, PeakRateBps: null, packets, PacketBytes, scv, DispersionLimit(), Hurst: 0.5,
            ActiveFraction: null, [string.Create(CultureInfo.InvariantCulture,
                $"each source sends {first:0.###} packets/s for {1 / LeaveFirst:0.###} s on average and {second:0.###} packets/s for {1 / LeaveSecond:0.###} s")]);
    }

    internal override PacketProcess Start(RandomStream random, long endNanoseconds, OperationContext context)
    {
        (double first, double second) = StateRates();
        return new Process(first, second, LeaveFirst, LeaveSecond, PacketBytes, random, endNanoseconds, context);
    }

    private (double First, double Second) StateRates()
    {
        SourceCheck.PacketBytes(PacketBytes);
        SourceCheck.NotNegative(FirstRate, "firstRate", "packets per second", "100");
        SourceCheck.NotNegative(SecondRate, "secondRate", "packets per second", "10");
        SourceCheck.Positive(LeaveFirst, "leaveFirst", "a number of changes per second", "0.5");
        SourceCheck.Positive(LeaveSecond, "leaveSecond", "a number of changes per second", "1.5");
        if (FirstRate == 0 && SecondRate == 0) throw SourceCheck.Refuse("firstRate", FirstRate, "a rate above 0 in one of both states", "100");
        if (RateBps is not { } rate) return (FirstRate, SecondRate);
        double wanted = Each(SourceCheck.Positive(rate, "rateBps", "a rate in bit/s", "1e6")) / (8.0 * PacketBytes);
        double scale = wanted / ((FirstRate * LeaveSecond + SecondRate * LeaveFirst) / (LeaveFirst + LeaveSecond));
        return (FirstRate * scale, SecondRate * scale);
    }

    private sealed class Process : PacketProcess
    {
        private readonly RandomStream _random;
        private readonly double[] _rate, _leave;
        private int _state;
        private FineTime _time;

        public Process(double first, double second, double leaveFirst, double leaveSecond, int size, RandomStream random, long end, OperationContext context)
            : base(end, context)
        {
            _random = random;
            _rate = [first / SourceCheck.Second, second / SourceCheck.Second];
            _leave = [leaveFirst / SourceCheck.Second, leaveSecond / SourceCheck.Second];
            _state = random.NextDouble() < leaveSecond / (leaveFirst + leaveSecond) ? 0 : 1;
            Size = size;
        }

        // Whatever comes first: a packet or a change of state. Both are memoryless, so nothing needs to be remembered.
        public override bool Advance()
        {
            while (true)
            {
                double rate = _rate[_state], all = rate + _leave[_state];
                _time.Add(ExponentialSampler.Next(_random) / all);
                Time = _time.Nanoseconds;
                if (Time >= End) return false;
                if (_random.NextDouble() * all < rate) return true;
                _state = 1 - _state;
                Step();
            }
        }
    }
}
