using NetOpt.Operations;

namespace NetOpt.Queueing.Models;

/// <summary>
/// A closed network of one class, exactly, at any population N. The normalizing constants G(n) of Buzen's convolution overflow, and mean value analysis of
/// stations with several servers loses all digits near saturation as it subtracts probabilities from 1. This works with the ratios G(n)/G(n − 1) = 1/X(n),
/// X the throughput with n customers: adding a station of one server keeps them in O(1) per n, adding one of several servers sums each convolution from its
/// peak outwards by ratios. Only positive terms are added anywhere.
/// <para>O(N · stations) time with single servers and thinking; a station with several servers adds O(N · w) for each such station, w ≈ √N the width of its
/// peak. O(N) space.</para>
/// <para>Sources: Buzen, CACM 16 (1973); Reiser and Lavenberg, JACM 27 (1980).</para>
/// </summary>
internal sealed class ClosedNetworkSolver
{
    /// <summary>Rounds per second.</summary>
    public required double Throughput { get; init; }

    /// <summary>Mean number at each station.</summary>
    public required double[] Customers { get; init; }

    /// <summary>Mean number waiting at each station.</summary>
    public required double[] Waiting { get; init; }

    public static ClosedNetworkSolver Solve(ClosedStation[] stations, double think, long population, OperationContext context)
    {
        int count = stations.Length, n = (int)population;
        double delay = think;
        var single = new List<double>();
        var several = new List<int>();
        for (int k = 0; k < count; k++)
        {
            ClosedStation s = stations[k];
            // With a server for everybody nobody waits.
            if (s.Demand == 0) continue;
            if (s.IsDelay || s.Servers >= population) delay += s.Demand;
            else if (s.Servers == 1) single.Add(s.Demand);
            else several.Add(k);
        }
        double[] simple = Simple(single, delay, n, context);

        var customers = new double[count];
        var waiting = new double[count];
        double[] ratio = simple;
        if (several.Count == 0)
        {
            ratio = simple;
        }
        foreach (int last in several)
        {
            ratio = simple;
            foreach (int k in several)
            {
                if (k != last) ratio = Convolve(ratio, stations[k], n, context, out _, out _);
            }
            ratio = Convolve(ratio, stations[last], n, context, out customers[last], out waiting[last]);
        }
        double throughput = 1 / ratio[n];
        for (int k = 0; k < count; k++)
        {
            ClosedStation s = stations[k];
            if (s.Demand == 0 || several.Contains(k)) continue;
            if (s.IsDelay || s.Servers >= population)
            {
                customers[k] = throughput * s.Demand;
                continue;
            }
            // Reiser and Lavenberg: an arrival sees the network with one customer less.
            double here = 0;
            for (int i = 1; i <= n; i++)
            {
                if ((i & 0xFFFF) == 0) context.ThrowIfCanceled();
                double before = here;
                here = s.Demand / ratio[i] * (1 + here);
                if (i == n) waiting[k] = s.Demand / ratio[i] * before;
            }
            customers[k] = here;
        }
        return new ClosedNetworkSolver { Throughput = throughput, Customers = customers, Waiting = waiting };
    }

    // G(i)/G(i − 1), i = 1 .. n, of stations of one server and all delay together.
    private static double[] Simple(List<double> demands, double delay, int n, OperationContext context)
    {
        var ratio = new double[n + 1];
        if (delay > 0)
        {
            for (int i = 1; i <= n; i++) ratio[i] = delay / i;
        }
        for (int k = 0; k < demands.Count; k++)
        {
            context.Report("Mean value analysis", (double)k / demands.Count);
            double d = demands[k], part = 1;
            for (int i = 1; i <= n; i++)
            {
                if ((i & 0xFFFF) == 0) context.ThrowIfCanceled();
                // part is G without this station over G with it.
                double carried = ratio[i] * part;
                ratio[i] = d + carried;
                part = carried / ratio[i];
            }
        }
        return ratio;
    }

    // h(i) = Σ_k f(k) g(i − k) for a station f, by the ratios of f and g, from the largest term outwards. Both are log-concave, so the largest term moves up or stays.
    private static double[] Convolve(double[] g, ClosedStation station, int n, OperationContext context, out double customers, out double waiting)
    {
        var h = new double[n + 1];
        (customers, waiting) = (0, 0);
        double before = 1, work = 0;
        int peak = 0;
        for (int i = 1; i <= n; i++)
        {
            // The old peak f(peak) g(i − 1 − peak) becomes f(peak) g(i − peak), then moves on while the next is larger.
            double change = g[i - peak];
            if (change == 0)
            {
                // g is empty beyond 0: all customers are here.
                change = station.StepAt(peak + 1);
                peak++;
            }
            while (peak < i && station.StepAt(peak + 1) > g[i - peak])
            {
                change *= station.StepAt(peak + 1) / g[i - peak];
                peak++;
            }
            double sum = 1, mean = peak, queue = Math.Max(0, peak - station.Servers), term = 1;
            for (int k = peak; k < i && g[i - k] > 0; k++)
            {
                term *= station.StepAt(k + 1) / g[i - k];
                sum += term;
                mean += term * (k + 1);
                queue += term * Math.Max(0, k + 1 - station.Servers);
                work++;
                // A short line is all in terms that hardly count otherwise.
                if (term < sum * 1e-18 && (i < n || (k >= station.Servers && term * k < queue * 1e-18))) break;
            }
            term = 1;
            for (int k = peak; k > 0; k--)
            {
                term *= g[i - k + 1] / station.StepAt(k);
                sum += term;
                mean += term * (k - 1);
                queue += term * Math.Max(0, k - 1 - station.Servers);
                work++;
                if (term < sum * 1e-18) break;
            }
            h[i] = change * (sum / before);
            before = sum;
            if (i == n) (customers, waiting) = (mean / sum, queue / sum);
            if (work < 1e6) continue;
            work = 0;
            context.ThrowIfCanceled();
            context.Report("Convolving stations", (double)i / n);
        }
        return h;
    }
}
