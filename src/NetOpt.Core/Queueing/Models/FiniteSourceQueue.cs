using NetOpt.Numerics;

namespace NetOpt.Queueing.Models;

/// <summary>
/// M/M/m/K//N in steady state: N sources, each of which sends a request after an exponential time of rate λ (per second) in which it has none open; exponential service μ per server
/// (per second), m servers, K places in all. With K = N it is machine repair, with K = m Engset's loss system. A request that finds all places taken is lost and its source starts over.
/// <para>The birth and death probabilities from their peak outwards, until they are 1e-300 of it: nothing overflows. What arrivals see is a system with
/// one source less. O(√N) to O(N) time and space.</para>
/// <para>Sources: Engset 1918; Palm 1947; Gross and Harris, Fundamentals of Queueing Theory, §2.7.</para>
/// </summary>
internal static class FiniteSourceQueue
{
    private const long SourcesAtMost = 1_000_000_000;

    public static QueueFigures Solve(QueueModelRequest request)
    {
        long sources = QueueError.Count(request.Population, "number of sources", 1, SourcesAtMost, "20");
        long m = QueueError.Count(request.Servers ?? 1, "number of servers", 1, PoissonQueue.CountAtMost, "2");
        long places = QueueError.Count(request.Places ?? Math.Max(sources, m), "number of places", 1, PoissonQueue.CountAtMost, "2");
        if (places < m) throw QueueError.Invalid($"The queue has {places} places and {m} servers", "at least as many places as servers", "2", places);
        if (request.ArrivalRate is not null && request.ThinkTimeSeconds is not null)
            throw QueueError.Unclear("Both an arrival rate and a think time are given", "one of them", "10");
        double rate = request.ThinkTimeSeconds is { } think ? 1 / QueueError.Positive(think, "think time", "10") : QueueError.Positive(request.ArrivalRate, "arrival rate of a source", "0.1");
        MeanService service = QueueError.Service(request.ServiceRate, request.ServiceTimeSeconds);
        double one = service.Load(rate), mean = service.Seconds;
        places = Math.Min(places, sources);

        (long low, double[] p) = Probabilities(sources, places, m, one);
        double customers = 0, waiting = 0, busy = 0, idle = 0, entering = 0, waits = 0, secondWait = 0;
        double phase = mean / m;
        for (int i = 0; i < p.Length; i++)
        {
            long n = low + i;
            customers += n * p[i];
            waiting += Math.Max(0, n - m) * p[i];
            busy += Math.Min(n, m) * p[i];
            idle += (sources - n) * p[i];
            if (n >= places) continue;
            entering += (sources - n) * p[i];
            if (n < m) continue;
            waits += (sources - n) * p[i];
            secondWait += (sources - n) * p[i] * (n - m + 1) * (n - m + 2);
        }
        double variance = 0;
        for (int i = 0; i < p.Length; i++) variance += (low + i - customers) * (low + i - customers) * p[i];
        double carried = busy / mean, full = low + p.Length - 1 == places ? p[^1] : 0;

        string name = places == sources ? FormattableString.Invariant($"M/M/{m}//{sources}") : FormattableString.Invariant($"M/M/{m}/{places}//{sources}");
        var figures = new QueueFigures(QueueModel.FiniteSource, name, places == m ? "Engset (1918)" : "machine repair (Palm 1947)")
        {
            ArrivalRate = rate * idle,
            OfferedLoad = one * idle,
            Servers = m,
            Rho = one * idle / m,
            Utilization = busy / m,
            Empty = low == 0 ? p[0] : 0,
            Blocking = (sources - places) * full / idle,
            WaitProbability = places == m ? 0 : waits / entering,
            Throughput = carried,
            MeanCustomers = customers,
            MeanWaiting = waiting,
            MeanSojourn = customers / carried,
            MeanWait = waiting / carried,
            VarianceCustomers = variance,
        };
        figures.VarianceWait = Math.Max(0, secondWait / entering * phase * phase - figures.MeanWait.Value * figures.MeanWait.Value);
        figures.VarianceSojourn = figures.VarianceWait + mean * mean;
        if (places < sources) figures.Notes.Add(FormattableString.Invariant($"All {places} places are taken {full:G6} of the time; blocking is what the requests see."));
        var above = new double[p.Length];
        double sum = 0;
        for (int i = p.Length - 1; i >= 0; i--) above[i] = sum += p[i];
        figures.State = n => n < low ? (0, 1) : n - low < p.Length ? (p[n - low], above[n - low]) : (0, 0);
        var line = new Lazy<FiniteLine>(() => new FiniteLine(p, low, m, places, sources, entering));
        figures.WaitTail = t => line.Value.WaitTail(t / phase);
        figures.SojournTail = t => line.Value.SojournTail(t / phase, t / mean);
        return figures;
    }

    // p_n over the states that count, the first of which is Low.
    private static (long Low, double[] P) Probabilities(long sources, long places, long m, double one)
    {
        double Ratio(long n) => (sources - n + 1) * one / Math.Min(n, m);
        long peak = 0, high = places;
        while (peak < high)
        {
            long middle = peak + (high - peak + 1) / 2;
            if (Ratio(middle) >= 1) peak = middle;
            else high = middle - 1;
        }
        var up = new List<double> { 1 };
        for (long n = peak + 1; n <= places && up[^1] > 1e-300; n++) up.Add(up[^1] * Ratio(n));
        var down = new List<double>();
        double term = 1;
        for (long n = peak; n > 0 && term > 1e-300; n--) down.Add(term /= Ratio(n));
        down.Reverse();
        double[] p = [.. down, .. up];
        double total = 0;
        foreach (double weight in p) total += weight;
        for (int i = 0; i < p.Length; i++) p[i] /= total;
        return (peak - down.Count, p);
    }

    /// <summary>What an entering request meets, and how long that takes: see <see cref="PoissonMixture"/>.</summary>
    private sealed class FiniteLine
    {
        // At i, those who find at least _first + i waiting, and those past the line that are still in service.
        private readonly double[] _above, _inService;
        private readonly double _theta, _direct;
        private readonly long _first;

        public FiniteLine(double[] p, long low, long m, long places, long sources, double entering)
        {
            _theta = 1 - 1.0 / m;
            _first = Math.Max(0, low - m);
            int skip = (int)Math.Max(0, m - low), count = 0;
            while (skip + count < p.Length && low + skip + count < places) count++;
            _above = new double[count + 1];
            _inService = new double[count + 1];
            for (int i = count - 1; i >= 0; i--)
            {
                long n = low + skip + i;
                _above[i] = _above[i + 1] + (sources - n) * p[skip + i] / entering;
            }
            for (int i = 0; i < count; i++) _inService[i + 1] = _theta * _inService[i] + (_above[i] - _above[i + 1]);
            for (int i = 0; i < Math.Min(skip, p.Length); i++)
            {
                if (low + i < places) _direct += (sources - low - i) * p[i] / entering;
            }
        }

        public double WaitTail(double y) => _above.Length == 1 ? 0 : PoissonMixture.Sum(y, _first + _above.Length - 2, j => _above[Math.Max(0, j - _first)]);

        public double SojournTail(double y, double services)
        {
            double direct = _direct * Math.Exp(-services);
            return _above.Length == 1 ? direct : direct + PoissonMixture.Sum(y, long.MaxValue, Weight);
        }

        private double Weight(long j)
        {
            long i = j - _first;
            if (i <= 0) return _above[0];
            if (i < _above.Length) return _above[i] + _inService[i];
            return _theta == 0 ? 0 : _inService[^1] * Math.Exp((i - _above.Length + 1) * SpecialFunctions.LogOnePlus(_theta - 1));
        }
    }
}
