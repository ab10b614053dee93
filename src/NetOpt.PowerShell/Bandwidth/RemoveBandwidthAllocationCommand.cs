using System.Management.Automation;
using NetOpt.Bandwidth.Management;
using NetOpt.PowerShell.Arguments;

namespace NetOpt.PowerShell.Bandwidth;

/// <summary>Takes flows out of a bandwidth manager; what they had goes to the others.</summary>
[Cmdlet(VerbsCommon.Remove, "BandwidthAllocation", SupportsShouldProcess = true)]
[OutputType(typeof(BandwidthManager))]
public sealed class RemoveBandwidthAllocationCommand : NetOptCmdlet
{
    /// <summary>The manager that has the flows.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public BandwidthManager Manager { get; set; } = null!;

    /// <summary>The ids of the flows to take out.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FlowCompleter))]
    [Alias("Name", "Id")]
    public string[] Flow { get; set; } = [];

    /// <summary>Returns the manager when all are out.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessInput()
    {
        foreach (string flow in Flow)
        {
            if (!ShouldProcess(Manager.ToString(), $"Remove flow '{flow}'")) continue;
            try
            {
                Manager.Release(flow);
            }
            catch (NetOptException error) when (Flow.Length > 1)
            {
                WriteProblem(error, flow);
            }
        }
    }

    /// <inheritdoc/>
    protected override void FinishInput()
    {
        if (PassThru) WriteObject(Manager);
    }
}
