using System.Globalization;
using NetOpt.Operations;

namespace NetOpt.Queueing.Models;

/// <summary>The routing of a network of queues: who goes where, and the flows that follow.</summary>
internal static class RoutingMatrix
{
    private const double RowTolerance = 1e-9;

    /// <summary>The matrix, checked; null is no routing at all (an open network of separate stations).</summary>
    public static double[][] Read(IReadOnlyList<IReadOnlyList<double>>? routing, int n, bool closed)
    {
        var matrix = new double[n][];
        if (routing is null)
        {
            for (int i = 0; i < n; i++) matrix[i] = new double[n];
            return matrix;
        }
        if (routing.Count != n)
            throw QueueError.Invalid($"The routing has {routing.Count} rows for {n} stations", "one row for each station, with one probability for each", "[[0, 1], [0.25, 0]]", routing.Count);
        for (int i = 0; i < n; i++)
        {
            if (routing[i] is not { } row || row.Count != n)
                throw QueueError.Invalid($"Row {i + 1} of the routing has {routing[i]?.Count ?? 0} probabilities for {n} stations", "one for each station", "[[0, 1], [0.25, 0]]");
            matrix[i] = [.. row];
            double sum = 0;
            foreach (double p in matrix[i])
            {
                if (!(p >= 0 && p <= 1)) throw QueueError.Invalid($"The routing of station {i + 1} holds {p.ToString(CultureInfo.InvariantCulture)}", "probabilities between 0 and 1", "[0.25, 0]", p);
                sum += p;
            }
            if (sum > 1 + RowTolerance || (closed && sum < 1 - RowTolerance))
            {
                throw QueueError.Invalid(string.Create(CultureInfo.InvariantCulture, $"The routing of station {i + 1} adds up to {sum}"),
                    closed ? "1 in a closed network: nobody leaves" : "at most 1; what is missing leaves the network", closed ? "[0.25, 0.75]" : "[0.25, 0]", sum);
            }
        }
        return matrix;
    }

    /// <summary>
    /// λ with λ_j = γ_j + Σ_i out_i P_ij, where out_i is λ_i, or the capacity of a station in overload. Gaussian elimination on I − Pᵀ, an M-matrix, with the
    /// diagonal as pivots (Grassmann, Taksar and Heyman's form keeps every difference positive). O(n³).
    /// </summary>
    public static double[] Flows(double[][] routing, double[] outside, bool[] over, double[] capacity, OperationContext context)
    {
        int n = outside.Length;
        var input = new double[n];
        var p = new double[n][];
        var leave = new double[n];
        for (int i = 0; i < n; i++)
        {
            p[i] = (double[])routing[i].Clone();
            input[i] = outside[i];
            double sum = 0;
            foreach (double v in p[i]) sum += v;
            leave[i] = Math.Max(0, 1 - sum);
            if (leave[i] < RowTolerance * 1e-3) leave[i] = 0;
        }
        for (int i = 0; i < n; i++)
        {
            if (!over[i]) continue;
            for (int j = 0; j < n; j++) input[j] += capacity[i] * routing[i][j];
            Array.Clear(p[i]);
            leave[i] = 1;
        }
        // Stations are taken out from the last: who goes through one is sent on to where it leads.
        var stay = new double[n];
        for (int k = n - 1; k >= 0; k--)
        {
            context.ThrowIfCanceled();
            double away = leave[k];
            for (int j = 0; j < k; j++) away += p[k][j];
            stay[k] = away;
            if (away <= 0)
            {
                bool reached = input[k] > 0;
                for (int i = 0; i < k; i++) reached |= p[i][k] > 0;
                if (reached)
                {
                    throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.Infeasible, $"Customers that reach station {k + 1} never leave the network",
                        "a way out from every station that is reached", "[[0, 1], [0.25, 0]]");
                }
                stay[k] = 1;
                continue;
            }
            for (int i = 0; i < k; i++)
            {
                double through = p[i][k] / away;
                if (through == 0) continue;
                leave[i] += through * leave[k];
                for (int j = 0; j < k; j++) p[i][j] += through * p[k][j];
            }
            for (int j = 0; j < k; j++) input[j] += input[k] / away * p[k][j];
        }
        var flow = new double[n];
        for (int k = 0; k < n; k++)
        {
            double sum = input[k];
            for (int i = 0; i < k; i++) sum += flow[i] * p[i][k];
            flow[k] = sum / stay[k];
        }
        return flow;
    }

    /// <summary>Visit ratios of a closed network relative to the first station: v = Pᵀv, v_1 = 1.</summary>
    public static double[] Visits(double[][] routing, OperationContext context)
    {
        int n = routing.Length;
        if (n == 1) return [1];
        // Cut open at the first station: one enters where the first leads, and going back to it is leaving.
        var inner = new double[n - 1][];
        var outside = new double[n - 1];
        for (int i = 1; i < n; i++)
        {
            inner[i - 1] = routing[i][1..];
            outside[i - 1] = routing[0][i];
        }
        if (routing[0][0] >= 1) throw QueueError.Invalid("Nobody ever leaves the first station", "a routing that leads through all stations", "[[0, 1], [1, 0]]");
        double[] flow = Flows(inner, outside, new bool[n - 1], new double[n - 1], context);
        return [1, .. flow];
    }
}
