using NetOpt.Numerics;

namespace NetOpt.Queueing.Models;

/// <summary>
/// M/D/1 in steady state: Poisson arrivals λ per second, constant service of s seconds, one server.
/// <para>The textbook series for the wait alternates and loses all digits beyond some 15 services. Here, with k = ⌊t/s⌋ + 1 and y = λ(ks − t):
/// P(Wq &gt; t) = Σ_{j&lt;k} P(Poisson(y) = j) P(N &gt; k − j) + P(Poisson(y) ≥ k), the complement of Franx's formula: positive terms only. The state probabilities come from
/// p_n e^(−ρ) = p₀ α_(n−1) + Σ_{0&lt;j&lt;n} α_(n−j) p_j with α_n = P(Poisson(ρ) &gt; n), positive as well, until they fall by the constant factor 1/z of the root of
/// z = e^(ρ(z − 1)); from there on they are geometric to the last digit. About 1e-13 relative at any t and ρ.
/// O(J²) time and O(J) space to set up, J ≈ 20 to 150 states; O(J) a tail.</para>
/// <para>Sources: Franx, Operations Research Letters 29 (2001); Tijms, A First Course in Stochastic Models, §9.2.</para>
/// </summary>
internal sealed class MD1Queue
{
    private const int StatesAtMost = 2000;

    private readonly double _arrivals, _service, _rho, _logZ;
    private readonly double[] _probability;
    private readonly double[] _above;

    private MD1Queue(PoissonQueue queue)
    {
        (_arrivals, _service, _rho) = (queue.ArrivalRate!.Value, queue.ServiceSeconds, queue.Rho);
        _logZ = _rho * Root(_rho, queue.Free);
        var tail = new List<double> { SpecialFunctions.GammaLower(1, _rho) };
        var p = new List<double> { queue.Free };
        int settled = 0;
        while (p.Count < StatesAtMost && settled < 3)
        {
            int n = p.Count;
            double sum = p[0] * tail[n - 1];
            for (int j = 1; j < n; j++) sum += tail[n - j] * p[j];
            double next = sum * Math.Exp(_rho);
            if (next < 1e-290) break;
            settled = Math.Abs(Math.Log(next / p[n - 1]) + _logZ) <= 1e-15 + 2e-15 * _logZ ? settled + 1 : 0;
            p.Add(next);
            tail.Add(SpecialFunctions.GammaLower(n + 1, _rho));
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

    public static QueueFigures Solve(QueueModelRequest request) => Solve(QueueModel.MD1, "M/D/1", PoissonQueue.Of(request, 1));

    internal static QueueFigures Solve(QueueModel model, string name, PoissonQueue queue)
    {
        QueueFigures figures = MG1Queue.Start(model, name, queue);
        if (!figures.Stable) return figures;
        double service = queue.ServiceSeconds;
        MG1Queue.Fill(figures, queue, 0, service * service * service);
        var solved = new Lazy<MD1Queue>(() => new MD1Queue(queue));
        figures.WaitTail = t => solved.Value.WaitTail(t);
        figures.SojournTail = t => t < service ? 1 : solved.Value.WaitTail(t - service);
        figures.SojournQuantile = q => service + TailQuantile.Find(solved.Value.WaitTail, q, service, Operations.OperationContext.Default);
        figures.State = n => (solved.Value.Probability(n), n == 0 ? 1 : solved.Value.Above(n - 1));
        return figures;
    }

    private double WaitTail(double t)
    {
        double k = Math.Floor(t / _service) + 1, y = _arrivals * Math.FusedMultiplyAdd(k, _service, -t);
        // t/s may have been rounded up to a whole number.
        if (y > _rho) (k, y) = (k - 1, y - _rho);
        if (y < 0) (k, y) = (k + 1, y + _rho);
        double sum = SpecialFunctions.GammaLower(k, y), probability = Math.Exp(-y);
        for (double j = 0; j < k; j++)
        {
            double term = probability * Above(k - j);
            sum += term;
            probability *= y / (j + 1);
            if (j > 60 && term < sum * 1e-18) break;
        }
        return Math.Min(sum, _rho);
    }

    private double Probability(double n) =>
        n < _probability.Length ? _probability[(int)n] : _probability[^1] * Math.Exp(-(n - _probability.Length + 1) * _logZ);

    // P(N > n).
    private double Above(double n) =>
        n < _above.Length ? _above[(int)n] : _above[^1] * Math.Exp(-(n - _above.Length + 1) * _logZ);

    /// <summary>The x = z − 1 above 0 with ln(1 + x) = ρx, by Newton on x − ln(1 + x) = (1 − ρ)x, which does not cancel as ρ nears 1.</summary>
    private static double Root(double rho, double free)
    {
        // ln z = ρ(z − 1) has its root right of this, and is convex.
        double x = free < 0.5 ? 2 * free / rho : 2 * (1 / rho - 1) * (1 - Math.Log(rho));
        for (int i = 0; i < 100; i++)
        {
            double step = (Excess(x) - free * x) / (x / (1 + x) - free);
            double next = x - step;
            if (!(next > 0)) next = x / 2;
            if (Math.Abs(next - x) <= 1e-15 * x) return next;
            x = next;
        }
        return x;
    }

    // x − ln(1 + x).
    private static double Excess(double x)
    {
        if (x >= 0.2) return x - SpecialFunctions.LogOnePlus(x);
        double sum = 0, power = -x;
        for (int k = 2; ; k++)
        {
            power *= -x;
            double next = sum + power / k;
            if (next == sum) return sum;
            sum = next;
        }
    }
}
