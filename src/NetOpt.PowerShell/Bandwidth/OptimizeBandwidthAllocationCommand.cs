using System.Management.Automation;
using NetOpt.Bandwidth.Management;
using NetOpt.PowerShell.Arguments;
using NetOpt.Units;

namespace NetOpt.PowerShell.Bandwidth;

/// <summary>Rebalances a bandwidth manager by measured use, or compares its sharing with other kinds of fairness.</summary>
[Cmdlet(VerbsCommon.Optimize, "BandwidthAllocation", SupportsShouldProcess = true, DefaultParameterSetName = Rebalance)]
[OutputType(typeof(BandwidthAllocation), ParameterSetName = [Rebalance])]
[OutputType(typeof(FairnessComparison), ParameterSetName = [Compare])]
public sealed class OptimizeBandwidthAllocationCommand : NetOptCmdlet
{
    private const string Rebalance = "Rebalance";
    private const string Compare = "Compare";

    private bool? _confirmed;

    /// <summary>The manager.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public BandwidthManager Manager { get; set; } = null!;

    /// <summary>The id of a flow that was measured.</summary>
    [Parameter(ParameterSetName = Rebalance, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(FlowCompleter))]
    [Alias("Name", "Id")]
    public string? Flow { get; set; }

    /// <summary>What it used on average since the last measurement, such as 1.2Mbps; a bare number is bit/s.</summary>
    [Parameter(ParameterSetName = Rebalance, Position = 2, ValueFromPipelineByPropertyName = true)]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    [Alias("UseBps")]
    public BitRate? Use { get; set; }

    /// <summary>Compares kinds of fairness instead, and changes nothing: 1 is proportional, larger is nearer to max-min, which is Infinity, smaller is nearer to the largest total. From 0.05 to 100, or Infinity.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Compare)]
    public double[] Alpha { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessInput()
    {
        if (ParameterSetName == Compare) return;
        if (Flow is null && Use is null && !MyInvocation.ExpectingInput) return;
        if (Flow is null || Use is not { } use)
        {
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument,
                Flow is null ? "A measurement names no flow" : $"Flow '{Flow}' comes without its measured use", "a flow and what it used", "-Flow voice -Use 1.2Mbps", Flow);
        }
        if (Confirmed()) Manager.RecordUse(Flow, use.BitsPerSecond);
    }

    /// <inheritdoc/>
    protected override void FinishInput()
    {
        if (ParameterSetName == Compare) WriteObject(Run(context => Manager.Compare(Alpha, context)));
        else if (Confirmed()) WriteObject(Run(context => Manager.Rebalance(context)).Allocations, enumerateCollection: true);
    }

    // Asked once, however many measurements come.
    private bool Confirmed() => _confirmed ??= ShouldProcess(Manager.ToString(), "Rebalance by measured use");
}
