using System.Globalization;
using System.Management.Automation.Host;

namespace NetOpt.PowerShell.Notebooks;

/// <summary>The host of the cells of a notebook: nobody is there to answer a prompt, so there is no user interface.</summary>
internal sealed class NotebookHost : PSHost
{
    private const string OwnName = "NetOptNotebook", KernelName = ".NET Interactive Host";

    /// <summary>Whether a host with this name shows charts in place.</summary>
    public static bool IsNotebook(string? name) => name is OwnName or KernelName;

    /// <summary>The code that a cell called exit with, or null.</summary>
    public int? ExitCode { get; private set; }

    public override string Name => OwnName;

    public override Version Version { get; } = typeof(NotebookHost).Assembly.GetName().Version ?? new Version(0, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override PSHostUserInterface? UI => null;

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException("A notebook that runs by itself has no prompt.");

    public override void ExitNestedPrompt()
    {
    }

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
