using NetOpt.Operations;

namespace NetOpt.Queueing.Models;

/// <summary>
/// Mean value analysis of a closed network with several classes. Exact over all population vectors while that takes at most 2·10⁷ steps, otherwise the fixed point of Bard and
/// Schweitzer: an arrival of class r sees (N_r − 1)/N_r of its own class's queue and all of the others'.
/// <para>Stations are single servers or delays; one of m servers becomes a single server m times as fast and a delay of (m − 1)/m of its demand (Seidmann, Schweitzer and
/// Shalev-Oren 1987), an approximation.</para>
/// <para>Exact: O(C K Π(N_r + 1)) time and O(K Π(N_r + 1)) space for C classes and K stations. Approximate: O(C K) per round. Sources: Reiser and Lavenberg 1980; Schweitzer 1979.</para>
/// </summary>
internal static class MultiClassMva
{
    private const double StepsAtMost = 2e7;
    private const int RoundsAtMost = 100_000;
    private const double Settled = 1e-13;

    /// <summary>Demand[r·K + k] of class r at station k, s.</summary>
    internal sealed record Input(int Stations, int[] Population, double[] Think, double[] Demand, bool[] Delay, long[] Servers, bool Approximated)
    {
        public static Input Read(IReadOnlyList<QueueStation> stations, IReadOnlyList<QueueClass> classes)
        {
            int n = stations.Count, c = classes.Count;
            QueueError.Count(c, "number of classes", 1, 1000, "2");
            var input = new Input(n, new int[c], new double[c], new double[c * n], new bool[n], new long[n], false);
            bool approximated = false;
            for (int k = 0; k < n; k++)
            {
                QueueStation s = stations[k] ?? throw QueueError.Unclear($"Station {k + 1} is null", "a station");
                if (s.ServiceRate is not null || s.ServiceTimeSeconds is not null || s.Visits is not null || s.ArrivalRate is not null)
                    throw QueueError.Unclear($"Station {k + 1} has rates of its own in a network with classes", "its demand with each class", "[0.1, 0.2]");
                input.Servers[k] = QueueError.Count(s.Servers, $"number of servers of station {k + 1}", 1, PoissonQueue.CountAtMost, "1");
                input.Delay[k] = s.IsDelay;
                approximated |= s.Servers > 1 && !s.IsDelay;
            }
            for (int r = 0; r < c; r++)
            {
                QueueClass q = classes[r] ?? throw QueueError.Unclear($"Class {r + 1} is null", "a class");
                if (q.ArrivalRate is not null || q.ServiceRate is not null || q.ServiceTimeSeconds is not null)
                    throw QueueError.Unclear($"Class {r + 1} of a closed network has rates", "a population and demands", """{"population": 5, "demandSeconds": [0.1, 0.2]}""");
                input.Population[r] = (int)QueueError.Count(q.Population, $"population of class {r + 1}", 1, 1_000_000_000, "5");
                input.Think[r] = QueueError.AtLeastZero(q.ThinkTimeSeconds, $"think time of class {r + 1}", "1");
                if (q.DemandSeconds is not { } demand || demand.Count != n)
                    throw QueueError.Unclear($"Class {r + 1} has {q.DemandSeconds?.Count ?? 0} demands for {n} stations", "one for each station", "[0.1, 0.2]");
                double total = input.Think[r];
                for (int k = 0; k < n; k++) total += input.Demand[r * n + k] = QueueError.AtLeastZero(demand[k], $"demand of class {r + 1} at station {k + 1}", "[0.1, 0.2]");
                if (total == 0) throw QueueError.Invalid($"Class {r + 1} asks for nothing", "a demand or think time above 0", "[0.1, 0.2]");
            }
            return input with { Approximated = approximated };
        }
    }

    /// <summary>Customers[r·K + k] of class r at station k.</summary>
    internal sealed record Output(bool Exact, double[] Throughput, double[] Customers);

    public static Output Solve(Input input, OperationContext context)
    {
        double steps = input.Stations * input.Population.Length;
        foreach (int population in input.Population) steps *= population + 1.0;
        return steps <= StepsAtMost ? Exact(input, context) : Approximate(input, context);
    }

    private static Output Exact(Input input, OperationContext context)
    {
        int n = input.Stations, c = input.Population.Length, states = 1;
        var stride = new int[c];
        for (int r = 0; r < c; r++)
        {
            stride[r] = states;
            states *= input.Population[r] + 1;
        }
        var queue = new double[(long)states * n];
        var at = new int[c];
        var throughput = new double[c];
        var residence = new double[c * n];
        for (int state = 1; state < states; state++)
        {
            if ((state & 0xFFF) == 0)
            {
                context.ThrowIfCanceled();
                context.Report("Mean value analysis", (double)state / states);
            }
            for (int r = 0; r < c; r++)
            {
                if (++at[r] <= input.Population[r]) break;
                at[r] = 0;
            }
            Span<double> here = queue.AsSpan(state * n, n);
            for (int r = 0; r < c; r++)
            {
                throughput[r] = 0;
                if (at[r] == 0) continue;
                ReadOnlySpan<double> seen = queue.AsSpan((state - stride[r]) * n, n);
                double cycle = input.Think[r];
                for (int k = 0; k < n; k++) cycle += residence[r * n + k] = Residence(input, r, k, seen[k]);
                throughput[r] = at[r] / cycle;
                for (int k = 0; k < n; k++) here[k] += throughput[r] * residence[r * n + k];
            }
            // What is remembered of a station is the queue at its servers, without the delay that stands for some of them.
            for (int k = 0; k < n; k++) here[k] = Queued(input, throughput, here[k], k);
        }
        return Collect(input, true, throughput, residence);
    }

    private static Output Approximate(Input input, OperationContext context)
    {
        int n = input.Stations, c = input.Population.Length;
        var queue = new double[c * n];
        var residence = new double[c * n];
        var throughput = new double[c];
        for (int r = 0; r < c; r++)
        {
            for (int k = 0; k < n; k++) queue[r * n + k] = (double)input.Population[r] / n;
        }
        for (int round = 0; round < RoundsAtMost; round++)
        {
            context.ThrowIfCanceled();
            double change = 0;
            var total = new double[n];
            for (int r = 0; r < c; r++)
            {
                for (int k = 0; k < n; k++) total[k] += queue[r * n + k];
            }
            for (int r = 0; r < c; r++)
            {
                double cycle = input.Think[r];
                for (int k = 0; k < n; k++)
                    cycle += residence[r * n + k] = Residence(input, r, k, Math.Max(0, total[k] - queue[r * n + k] / input.Population[r]));
                throughput[r] = input.Population[r] / cycle;
            }
            for (int r = 0; r < c; r++)
            {
                for (int k = 0; k < n; k++)
                {
                    double next = throughput[r] * (residence[r * n + k] - Aside(input, r, k));
                    change = Math.Max(change, Math.Abs(next - queue[r * n + k]) / input.Population[r]);
                    queue[r * n + k] = next;
                }
            }
            if (change < Settled) return Collect(input, false, throughput, residence);
        }
        throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.Infeasible, "Bard and Schweitzer's approximation did not settle for these demands", "smaller populations, for which the recursion is exact");
    }

    // Time per round at a station, where an arrival finds so many at its servers.
    private static double Residence(Input input, int r, int k, double seen)
    {
        double demand = input.Demand[r * input.Stations + k];
        return input.Delay[k] ? demand : demand / input.Servers[k] * (1 + seen) + Aside(input, r, k);
    }

    // The part of the demand at several servers that a delay stands for.
    private static double Aside(Input input, int r, int k) =>
        input.Delay[k] ? 0 : input.Demand[r * input.Stations + k] * ((input.Servers[k] - 1.0) / input.Servers[k]);

    private static double Queued(Input input, double[] throughput, double customers, int k)
    {
        if (input.Delay[k] || input.Servers[k] == 1) return customers;
        for (int r = 0; r < throughput.Length; r++) customers -= throughput[r] * Aside(input, r, k);
        return Math.Max(0, customers);
    }

    private static Output Collect(Input input, bool exact, double[] throughput, double[] residence)
    {
        var customers = new double[residence.Length];
        for (int i = 0; i < customers.Length; i++) customers[i] = throughput[i / input.Stations] * residence[i];
        return new Output(exact, throughput, customers);
    }
}
