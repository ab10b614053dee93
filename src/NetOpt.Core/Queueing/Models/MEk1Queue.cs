using NetOpt.Numerics;

namespace NetOpt.Queueing.Models;

/// <summary>
/// M/E_k/1 in steady state: Poisson arrivals λ per second, service of k exponential phases with mean s in all, one server.
/// <para>Counted in phases, an arrival brings k of them and one ends at rate kμ while there are any: P(X = n) = (ρ/k) Σ_{1≤j≤k} P(X = n − j), positive terms only, until
/// the probabilities are geometric with the root of (ρ/k) Σ zʲ = 1. A wait exceeds t where fewer than X phases end in t: P(Wq &gt; t) = Σ_j P(Poisson(kμt) = j) P(X &gt; j).
/// About 1e-13 relative at any t and ρ. O(J) time and space to set up and for a tail, J ≈ 20k to 150k phases.</para>
/// <para>Source: Gross and Harris, Fundamentals of Queueing Theory, §3.3.</para>
/// </summary>
internal sealed class MEk1Queue
{
    /// <summary>The most phases: beyond, constant service is the better model.</summary>
    public const int PhasesAtMost = 10_000;

    private readonly int _phases;
    private readonly double _phaseRate, _logZ, _empty;
    private readonly double[] _probability;
    private readonly double[] _above;

    private MEk1Queue(PoissonQueue queue, int phases)
    {
        _phases = phases;
        _phaseRate = phases / queue.ServiceSeconds;
        _empty = queue.Free;
        double part = queue.Rho / phases;
        _logZ = Root(phases, part, queue.Free);
        var p = new List<double> { queue.Free };
        double window = 0;
        int settled = 0, most = 400 * phases + 400;
        while (p.Count < most && settled <= phases)
        {
            int n = p.Count;
            // Summed afresh once per k, so that what was subtracted cannot pile up.
            if (n % phases == 0 || n <= phases)
            {
                window = 0;
                for (int j = Math.Max(0, n - phases); j < n; j++) window += p[j];
            }
            else
            {
                window += p[n - 1] - p[n - 1 - phases];
            }
            double next = part * window;
            if (next < 1e-290) break;
            settled = Math.Abs(Math.Log(next / p[n - 1]) + _logZ) <= 1e-15 + 1e-14 * _logZ ? settled + 1 : 0;
            p.Add(next);
        }
        _probability = [.. p];
        _above = new double[p.Count];
        double above = _probability[^1] * Math.Exp(-_logZ) / -SpecialFunctions.ExpMinusOne(-_logZ);
        for (int n = p.Count - 1; n >= 0; n--)
        {
            _above[n] = above;
            above += _probability[n];
        }
    }

    public static QueueFigures Solve(QueueModelRequest request) =>
        Solve(request, (int)QueueError.Count(request.Phases, "number of phases", 1, PhasesAtMost, "4"));

    private static QueueFigures Solve(QueueModelRequest request, int phases) =>
        Solve(QueueModel.MEk1, FormattableString.Invariant($"M/E{phases}/1"), PoissonQueue.Of(request, 1), phases);

    internal static QueueFigures Solve(QueueModel model, string name, PoissonQueue queue, int phases)
    {
        QueueFigures figures = MG1Queue.Start(model, name, queue);
        if (!figures.Stable) return figures;
        double service = queue.ServiceSeconds;
        MG1Queue.Fill(figures, queue, 1.0 / phases, service * service * service * (phases + 1) * (phases + 2) / ((double)phases * phases));
        var solved = new Lazy<MEk1Queue>(() => new MEk1Queue(queue, phases));
        figures.WaitTail = t => Math.Min(queue.Rho, solved.Value.Tail(t, 0));
        figures.SojournTail = t => Math.Min(1, solved.Value.Tail(t, phases));
        figures.State = n => solved.Value.State(n);
        return figures;
    }

    // P(X + shift phases are not over in t).
    private double Tail(double t, int shift)
    {
        double y = _phaseRate * t;
        if (y == 0) return shift > 0 ? 1 : 1 - _empty;
        int count = _above.Length;
        double sum = shift == 0 ? 0 : SpecialFunctions.GammaUpper(shift, y);
        int start = (int)Math.Clamp(Math.Floor(y) - shift, 0, count - 1);
        double at = SpecialFunctions.PoissonProbability(start + (double)shift, y), probability = at;
        for (int i = start; i >= 0; i--)
        {
            sum += probability * _above[i];
            probability *= (i + shift) / y;
        }
        probability = at;
        for (int i = start + 1; i < count; i++)
        {
            probability *= y / (i + shift);
            sum += probability * _above[i];
            if (probability < 1e-300) break;
        }
        // From here on P(X > i) is geometric, and the sum has a closed form.
        double from = count + (double)shift, decay = -SpecialFunctions.ExpMinusOne(-_logZ), log = Math.Log(_above[^1]) + (from - 1) * _logZ - y * decay;
        double lower = SpecialFunctions.GammaLower(from, y * (1 - decay));
        return lower > 0 ? sum + Math.Exp(log + Math.Log(lower)) : sum;
    }

    private (double, double) State(long n)
    {
        if (n == 0) return (_empty, 1);
        double first = ((double)n - 1) * _phases, atLeast = Above(first), sum = 0;
        for (int j = 1; j <= _phases; j++)
        {
            double i = first + j;
            sum += i < _probability.Length ? _probability[(int)i] : _probability[^1] * Math.Exp(-(i - _probability.Length + 1) * _logZ);
        }
        return (sum, atLeast);
    }

    private double Above(double n) =>
        n < _above.Length ? _above[(int)n] : _above[^1] * Math.Exp(-(n - _above.Length + 1) * _logZ);

    /// <summary>The y = ln z above 0 with part · Σ_{i≤k} (zⁱ − 1) = 1 − ρ: convex and rising, so Newton comes down to it from the right.</summary>
    private static double Root(int phases, double part, double free)
    {
        double y = Math.Min(2 * free / (part * phases * (phases + 1)), -Math.Log(part) / phases);
        for (int step = 0; step < 200; step++)
        {
            double value = 0, slope = 0;
            for (int i = phases; i >= 1; i--)
            {
                double grown = SpecialFunctions.ExpMinusOne(i * y);
                value += grown;
                slope += i * (grown + 1);
            }
            double next = y - (part * value - free) / (part * slope);
            if (!(next > 0)) next = y / 2;
            if (Math.Abs(next - y) <= 1e-15 * y) return next;
            y = next;
        }
        return y;
    }
}
