using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using NetOpt.Notebooks;

namespace NetOpt.PowerShell.Notebooks;

/// <summary>A fresh PowerShell session in which the cells of one notebook run after each other, with this module imported and the notebook's folder as location.</summary>
internal sealed class NotebookSession : IDisposable
{
    private const int TextWidth = 120;
    private readonly NotebookHost _host = new();
    private readonly Runspace _runspace;

    /// <summary>Opens a session.</summary>
    /// <param name="module">The manifest of this module, or its assembly.</param>
    /// <param name="folder">Where relative paths of the cells start.</param>
    public NotebookSession(string module, string folder)
    {
        _runspace = RunspaceFactory.CreateRunspace(_host, InitialSessionState.CreateDefault2());
        _runspace.Open();
        Invoke("Import-Module", ("Name", module), ("ErrorAction", "Stop"));
        Invoke("Set-Location", ("LiteralPath", folder));
        // A cell that goes on after an error would show results that mean nothing.
        _runspace.SessionStateProxy.SetVariable("ErrorActionPreference", ActionPreference.Stop);
    }

    /// <summary>Runs the PowerShell of one cell.</summary>
    /// <param name="source">The text.</param>
    /// <param name="cancellation">Stops the cell.</param>
    /// <returns>What it printed, the error that ended it or null, how many warnings it gave, and how long it took.</returns>
    public (List<NotebookOutput> Outputs, ErrorRecord? Error, int Warnings, TimeSpan Duration) Run(string source, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var shell = System.Management.Automation.PowerShell.Create();
        shell.Runspace = _runspace;
        shell.AddScript(source, useLocalScope: false);
        using var output = new PSDataCollection<PSObject>();
        var outputs = new CellOutputs(LayOut, ShowsInformation);
        outputs.Listen(shell, output);
        ErrorRecord? error = null;
        long start = Stopwatch.GetTimestamp();
        using (cancellation.Register(() => shell.BeginStop(null, null)))
        {
            try
            {
                shell.Invoke(null, output);
            }
            catch (PipelineStoppedException) when (cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellation);
            }
            catch (RuntimeException failure)
            {
                error = failure.ErrorRecord;
            }
        }
        TimeSpan duration = Stopwatch.GetElapsedTime(start);
        cancellation.ThrowIfCancellationRequested();
        if (error is null && _host.ExitCode is { } code)
            error = new ErrorRecord(new InvalidOperationException($"The cell ended the session with exit code {code}."), "SessionEnded", ErrorCategory.InvalidOperation, code);

        List<NotebookOutput> all = outputs.ToOutputs();
        if (error is not null) all.Add(new NotebookOutput.Error(Id(error), error.ToString(), outputs.LayOutError(error).Split('\n')));
        return (all, error, outputs.Warnings, duration);
    }

    /// <summary>The stable id of an error: its own, or the type of the exception where a text was thrown.</summary>
    public static string Id(ErrorRecord error)
    {
        string id = error.FullyQualifiedErrorId.Split(',')[0];
        return id.Length == 0 || id.Any(char.IsWhiteSpace) || id == error.ToString() ? error.Exception.GetType().Name : id;
    }

    /// <inheritdoc/>
    public void Dispose() => _runspace.Dispose();

    private bool ShowsInformation() => Convert.ToString(_runspace.SessionStateProxy.GetVariable("InformationPreference"), null) is "Continue" or "Inquire";

    private string LayOut(IReadOnlyList<PSObject> values)
    {
        using var shell = System.Management.Automation.PowerShell.Create();
        shell.Runspace = _runspace;
        shell.AddCommand("Microsoft.PowerShell.Utility\\Out-String").AddParameter("Width", TextWidth);
        return string.Concat(shell.Invoke(values).Select(text => text.ToString()));
    }

    private Collection<PSObject> Invoke(string command, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var shell = System.Management.Automation.PowerShell.Create();
        shell.Runspace = _runspace;
        shell.AddCommand(command);
        foreach ((string name, object value) in parameters) shell.AddParameter(name, value);
        return shell.Invoke();
    }
}
