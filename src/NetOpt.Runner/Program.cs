using System.Runtime.InteropServices;
using System.Text;

namespace NetOpt.Runner;

internal static class Program
{
    // A run that has not ended by itself this long after Ctrl+C is left behind: the process ends with it.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(50);

    // Writing looks at the cancellation between blocks; only a disk that hangs takes longer than a moment.
    private static readonly TimeSpan ClearAway = TimeSpan.FromSeconds(2);

    private static int Main(string[] args)
    {
        using var cancel = new CancellationTokenSource();
        void Cancel(PosixSignalContext signal)
        {
            signal.Cancel = true;
            cancel.Cancel();
        }
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var error = new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true };
        return Run(args, Console.OpenStandardInput(), Console.OpenStandardOutput(), error, cancel.Token, !Console.IsErrorRedirected);
    }

    /// <summary>The whole program, with its surroundings handed in.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="input">Standard input.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="cancellation">Ctrl+C.</param>
    /// <param name="errorIsTerminal">Whether progress may rewrite its line.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] args, Stream input, Stream output, TextWriter error, CancellationToken cancellation = default, bool errorIsTerminal = false)
    {
        using var host = new Host(input, output, error, errorIsTerminal, cancellation);
        Task<int> work = Task.Factory.StartNew(() => CommandLine.Execute(args, host), CancellationToken.None,
            TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            work.Wait(cancellation);
        }
        catch (OperationCanceledException)
        {
            if (!work.Wait(Grace) && host.IsWritingFile) work.Wait(ClearAway);
        }
        return work.IsCompletedSuccessfully ? work.Result : ExitCode.Canceled;
    }
}
