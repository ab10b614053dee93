using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace NetOpt.Bench;

/// <summary>
/// The time of Import-Module for the staged module, beside that of a module that holds nothing. Each import runs in a
/// process of its own, ours and the empty one by turns; the clock starts after the shell has done its first command.
/// </summary>
internal static class ImportBench
{
    private const int Runs = 9;
    private const double WantedMilliseconds = 120;

    public static void Run()
    {
        string staged = Path.Combine(Root(), "out", "NetOpt", "NetOpt.psd1");
        if (!File.Exists(staged))
        {
            Console.WriteLine("import: the module is not staged in out/NetOpt; run build.sh build first");
            return;
        }
        string folder = Directory.CreateTempSubdirectory("netopt-bench-").FullName;
        try
        {
            string empty = Path.Combine(folder, "Empty.psd1");
            File.WriteAllText(Path.ChangeExtension(empty, ".psm1"), "");
            File.WriteAllText(empty, "@{ RootModule = 'Empty.psm1'; ModuleVersion = '1.0'; FunctionsToExport = @(); CmdletsToExport = @(); AliasesToExport = @(); VariablesToExport = @() }");
            var ours = new double[Runs];
            var theirs = new double[Runs];
            for (int i = -1; i < Runs; i++)
            {
                // The first round brings the files into the cache of the system and does not count.
                double a = Milliseconds(staged), b = Milliseconds(empty);
                if (i >= 0) (ours[i], theirs[i]) = (a, b);
            }
            double over = Timing.Median(ours) - Timing.Median(theirs);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"import of the module | ours {Timing.Median(ours):0.0} ms | empty module {Timing.Median(theirs):0.0} ms | over it {over:0.0} ms (wanted < {WantedMilliseconds} ms: {(over < WantedMilliseconds ? "reached" : "MISSED")})"));
        }
        catch (Win32Exception missing)
        {
            Console.WriteLine($"import: no PowerShell: {missing.Message}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Milliseconds(string module)
    {
        string script = $"$null = Get-Date; $watch = [System.Diagnostics.Stopwatch]::StartNew(); Import-Module '{module}'; $watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)";
        var start = new ProcessStartInfo("pwsh", ["-NoProfile", "-NonInteractive", "-Command", script]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(text.Trim(), CultureInfo.InvariantCulture);
    }

    private static string Root()
    {
        for (DirectoryInfo? d = new(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "NetOpt.slnx"))) return d.FullName;
        }
        return Directory.GetCurrentDirectory();
    }
}
