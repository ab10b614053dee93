using System.Diagnostics;

namespace NetOpt.Bench;

/// <summary>Medians of wall-clock time, and the line that a benchmark prints.</summary>
internal static class Timing
{
    /// <summary>Median seconds of several runs, after warm-up runs that let the JIT settle.</summary>
    public static double Median(Action work, int runs = 7, int warmUps = 2)
    {
        for (int i = 0; i < warmUps; i++) work();
        var seconds = new double[runs];
        for (int i = 0; i < runs; i++)
        {
            GC.Collect();
            long start = Stopwatch.GetTimestamp();
            work();
            seconds[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        return Median(seconds);
    }

    /// <summary>The middle value, or the mean of the two in the middle.</summary>
    public static double Median(double[] values)
    {
        double[] sorted = [.. values.Order()];
        int half = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /// <summary>Prints work, our median, the peer's median and the ratio beside the one wanted.</summary>
    /// <param name="work">What was done, on what.</param>
    /// <param name="ours">Our median, s.</param>
    /// <param name="peer">Who the peer is.</param>
    /// <param name="theirs">The peer's median, s; null where there is no peer.</param>
    /// <param name="wanted">The ratio ours/peer not to be exceeded; null where none is set.</param>
    public static void Print(string work, double ours, string peer, double? theirs, double? wanted = null)
    {
        string line = $"{work} | ours {Spell(ours)}";
        if (theirs is { } t) line += $" | {peer} {Spell(t)} | ratio {ours / t:0.000}";
        if (theirs is not null && wanted is { } w) line += $" (wanted <= {w}: {(ours / theirs <= w ? "reached" : "MISSED")})";
        Console.WriteLine(line);
    }

    private static string Spell(double seconds) => seconds switch
    {
        < 1e-3 => $"{seconds * 1e6:0.0} us",
        < 1 => $"{seconds * 1e3:0.00} ms",
        _ => $"{seconds:0.000} s",
    };
}
