using System.Diagnostics;
using NetOpt.Runner;

namespace NetOpt.Tests;

/// <summary>What only a real process shows: exit codes, signals, pipes.</summary>
public class ProcessTests
{
    [Fact]
    public async Task A_result_goes_to_standard_output_and_success_is_0()
    {
        using Process process = Start("run", "bandwidth.waterfill", "--request", "-");
        await process.StandardInput.WriteAsync("""{"capacity": 10, "demands": [2, 2.6, 4, 5]}""");
        process.StandardInput.Close();
        string output = await process.StandardOutput.ReadToEndAsync(), error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((ExitCode.Ok, ""), (process.ExitCode, error));
        Assert.Contains("\"totalRate\": 10", output);
    }

    [InterruptFact]
    public async Task The_interrupt_signal_ends_a_waiting_run_with_130_and_no_output()
    {
        using Process process = Start("run", "routing.ecmp", "--request", "-");
        await Ready(process);
        using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString()])) await kill.WaitForExitAsync();
        string output = await process.StandardOutput.ReadToEndAsync(), error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal((ExitCode.Canceled, "", ""), (process.ExitCode, output, error));
    }

    [LinuxFact]
    public async Task A_full_device_behind_standard_output_is_an_error_and_not_silence()
    {
        using Process process = StartShell("exec dotnet \"$0\" list --json > /dev/full");
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.Equal(ExitCode.Data, process.ExitCode);
        Assert.Contains(ErrorCodes.FileUnwritable, error);
    }

    private static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "netopt.dll");

    private static Process Start(params string[] args) => Process.Start(Redirected("dotnet", [s_program, .. args]))!;

    private static Process StartShell(string script) => Process.Start(Redirected("/bin/sh", ["-c", script, s_program]))!;

    private static ProcessStartInfo Redirected(string command, string[] args) => new(command, args)
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    // The process handles the signal from the moment its handler is in /proc's mask of caught signals.
    private static async Task Ready(Process process)
    {
        while (!process.HasExited)
        {
            if ((Signals.Mask($"/proc/{process.Id}/status", "SigCgt:") & Signals.Interrupt) != 0) return;
            await Task.Yield();
        }
    }
}

/// <summary>A fact about signals and devices as Linux has them; skipped elsewhere.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux()) Skip = "this test uses /proc and /dev/full";
    }
}

/// <summary>A fact about the interrupt signal; skipped where the tests themselves were started with it ignored, which child processes inherit.</summary>
internal sealed class InterruptFactAttribute : FactAttribute
{
    public InterruptFactAttribute()
    {
        if (!OperatingSystem.IsLinux()) Skip = "this test uses /proc";
        else if ((Signals.Mask("/proc/self/status", "SigIgn:") & Signals.Interrupt) != 0) Skip = "the interrupt signal is ignored in this session";
    }
}

/// <summary>What /proc says of a process's signals.</summary>
internal static class Signals
{
    public const ulong Interrupt = 1UL << 1;

    public static ulong Mask(string statusFile, string field) =>
        Convert.ToUInt64(File.ReadLines(statusFile).First(l => l.StartsWith(field, StringComparison.Ordinal))[field.Length..].Trim(), 16);
}
