using System.Globalization;
using System.Text.Json;
using NetOpt.Queueing.Models;

namespace NetOpt.Bench;

/// <summary>Erlang C of 100,000 servers beside scipy: one load, by sums of logarithms and by its closed form, and a thousand loads in one array.</summary>
internal static class ErlangBench
{
    private const int Servers = 100_000;
    private const int Inner = 1000;

    // Enough for the JIT compiler to have done its best, as each run is short.
    private const int WarmUps = 2000;

    public static void Run()
    {
        double[] loads = [99_900, .. Enumerable.Range(0, 999).Select(i => 98_500 + 1.5 * i)];
        var ours = new double[loads.Length];
        double one = 0;
        double single = Timing.Median(() =>
        {
            for (int i = 0; i < Inner; i++) one = ErlangFormulas.C(Servers, loads[0]);
        }, runs: 25, WarmUps) / Inner;
        double all = Timing.Median(() =>
        {
            for (int i = 0; i < loads.Length; i++) ours[i] = ErlangFormulas.C(Servers, loads[i]);
        }, runs: 25, WarmUps);
        for (int i = 0; i < loads.Length; i += 37)
        {
            double exact = Exact(loads[i]);
            if (!(Math.Abs(ours[i] - exact) <= 1e-12 * exact)) throw new InvalidOperationException($"{loads[i]} Erlang: {ours[i]:R}, exactly {exact:R}");
        }

        JsonElement? answer = Peer.Run("erlang.py", [Servers.ToString(CultureInfo.InvariantCulture), "15", .. loads.Select(a => a.ToString("R", CultureInfo.InvariantCulture))]);
        if (answer is { } theirs)
        {
            // The peer's logarithms leave it some ten digits.
            Peer.AssertSame("by sums", one, theirs.GetProperty("by_sums").GetDouble(), 1e-8);
            int i = 0;
            foreach (JsonElement value in theirs.GetProperty("answers").EnumerateArray()) Peer.AssertSame($"{loads[i]} Erlang", ours[i++], value.GetDouble(), 1e-8);
        }
        Timing.Print($"Erlang C, {Servers:N0} servers, one load", single, "scipy, sum of gammaln", Median(answer, "sums"), 1);
        Timing.Print($"Erlang C, {Servers:N0} servers, one load", single, "scipy, gammaincc", Median(answer, "closed"), 1);
        Timing.Print($"Erlang C, {Servers:N0} servers, {loads.Length:N0} loads", all, "scipy, gammaincc on an array", Peer.Seconds(answer), 1);
    }

    private static double? Median(JsonElement? answer, string name) =>
        answer is { } a ? Timing.Median([.. a.GetProperty(name).EnumerateArray().Select(v => v.GetDouble())]) : null;

    // 1/B as its sum, in 28 decimal digits.
    private static double Exact(double load)
    {
        decimal a = (decimal)load, term = 1, sum = 1;
        for (int k = Servers; k > 0 && term > 1e-26m; k--)
        {
            term *= k / a;
            sum += term;
        }
        return (double)(1 / (a / Servers + (1 - a / Servers) * sum));
    }
}
