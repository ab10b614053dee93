using System.Management.Automation;

namespace NetOpt.PowerShell;

/// <summary>
/// What the <c>Start-</c> cmdlets have in common: a seed, and the choice between waiting for the result with a progress bar and a job
/// that makes it in the background.
/// </summary>
public abstract class RunCmdlet : NetOptCmdlet
{
    /// <summary>Seed of the random choices of the run; the same seed gives the same result.</summary>
    [Parameter]
    public ulong Seed { get; set; }

    /// <summary>Runs in the background and returns a job for Receive-Job, Wait-Job and Stop-Job.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    /// <summary>Runs an operation and writes its result, or starts it as a job and writes that.</summary>
    /// <param name="operation">Its name in the catalog.</param>
    /// <param name="request">An object of its request type.</param>
    protected void Start(string operation, object request)
    {
        if (!AsJob)
        {
            WriteObject(Run(operation, request, Seed));
            return;
        }
        var job = new OperationJob(MyInvocation.Line.Trim(), null);
        JobRepository.Add(job);
        job.Start(context => OperationCatalog.Get(operation).Run(request, context), Seed);
        WriteObject(job);
    }
}
