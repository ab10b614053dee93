using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NetOpt.Operations;
using NetOpt.Operations.Sweeps;

namespace NetOpt.Bench;

/// <summary>
/// A sweep of 64 simulations of an M/M/1 queue with a limited buffer, event by event and each on one thread: on all cores against one core. The two take turns, so that
/// other load falls on both. Both must give the same rows.
/// </summary>
internal static class SweepBench
{
    private const int Runs = 64;
    private const int Turns = 7;

    public static void Run()
    {
        JsonElement[] rates = [.. Enumerable.Range(1, Runs).Select(i => JsonDocument.Parse((50 + i * 0.5).ToString(CultureInfo.InvariantCulture)).RootElement)];
        var one = new Sweep(OperationCatalog.Get("queue.run"), SweepPoints.Grid([new SweepAxis("model.arrivalRate", rates)]))
        {
            Request = Encoding.UTF8.GetBytes("""{"model": {"model": "M/M/m/K", "serviceRate": 100, "servers": 1, "places": 50}, "customers": 200000}"""),
            Workers = 1,
        };
        Sweep all = one with { Workers = null };
        // The first turns warm up.
        if (Rows(one) != Rows(all)) throw new InvalidOperationException("the rows differ on one core and on all");
        double[] ours = new double[Turns], alone = new double[Turns];
        for (int turn = 0; turn < Turns; turn++)
        {
            ours[turn] = Seconds(all);
            alone[turn] = Seconds(one);
        }
        double fast = Timing.Median(ours), slow = Timing.Median(alone);
        Timing.Print($"sweep of {Runs} runs on {Environment.ProcessorCount} cores ({slow / fast:0.00} times as fast)", fast, "one core", slow, Environment.ProcessorCount > 1 ? Math.Round(1 / 1.8, 3) : null);
    }

    private static double Seconds(Sweep sweep)
    {
        GC.Collect();
        long start = Stopwatch.GetTimestamp();
        sweep.Run(OperationContext.Default, static _ => { });
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static string Rows(Sweep sweep)
    {
        var text = new StringBuilder();
        sweep.Run(OperationContext.Default, row => text.AppendLine(row.Fields.GetRawText()));
        return text.ToString();
    }
}
