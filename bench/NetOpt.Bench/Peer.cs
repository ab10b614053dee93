using System.Diagnostics;
using System.Text.Json;

namespace NetOpt.Bench;

/// <summary>
/// The other side of a benchmark: a Python script in bench/peers that reads the file we wrote, does the same work
/// several times, and prints one JSON object on its last line with "seconds" (a list) and whatever answers we compare.
/// </summary>
internal static class Peer
{
    /// <summary>Runs a script; null, after a line that says why, where Python or a module that it needs is missing.</summary>
    /// <param name="script">File name in bench/peers.</param>
    /// <param name="arguments">Its arguments.</param>
    public static JsonElement? Run(string script, params string[] arguments)
    {
        string python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        var start = new ProcessStartInfo(python) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Folder(), script));
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode == 0)
                return JsonDocument.Parse(output.TrimEnd().Split('\n')[^1]).RootElement;
            string problem = errors.Result.TrimEnd();
            if (!problem.Contains("ModuleNotFoundError")) throw new InvalidOperationException($"{script} failed: {problem}");
            Console.WriteLine($"peer not available: {problem.Split('\n')[^1]}");
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            Console.WriteLine($"peer not available: {missing.Message}");
        }
        return null;
    }

    /// <summary>The peer's median time, s; null where it did not run.</summary>
    public static double? Seconds(JsonElement? answer) =>
        answer is { } a ? Timing.Median([.. a.GetProperty("seconds").EnumerateArray().Select(v => v.GetDouble())]) : null;

    /// <summary>A path for a file that both sides read; the caller deletes it.</summary>
    public static string TemporaryFile(string extension) =>
        Path.Combine(Path.GetTempPath(), "netopt-bench-" + Guid.NewGuid().ToString("N") + extension);

    /// <summary>Fails the benchmark where both sides do not give the same answer.</summary>
    public static void AssertSame(string what, double ours, double theirs, double tolerance = 1e-9)
    {
        if (!(Math.Abs(ours - theirs) <= tolerance * Math.Max(1, Math.Abs(theirs))))
            throw new InvalidOperationException($"{what}: ours {ours:R}, peer {theirs:R}");
    }

    /// <summary>The root of the repository.</summary>
    public static string Root() => Path.GetDirectoryName(Path.GetDirectoryName(Folder()))!;

    private static string Folder()
    {
        for (DirectoryInfo? d = new(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            string peers = Path.Combine(d.FullName, "bench", "peers");
            if (Directory.Exists(peers)) return peers;
        }
        throw new DirectoryNotFoundException("bench/peers is not above " + AppContext.BaseDirectory);
    }
}
