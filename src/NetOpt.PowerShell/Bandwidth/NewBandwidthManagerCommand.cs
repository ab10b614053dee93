using System.Management.Automation;
using NetOpt.Bandwidth.Management;
using NetOpt.PowerShell.Arguments;
using NetOpt.Topology;
using NetOpt.Units;

namespace NetOpt.PowerShell.Bandwidth;

/// <summary>Makes a manager that gives the bandwidth of one link, or of a network, to flows that ask for it.</summary>
[Cmdlet(VerbsCommon.New, "BandwidthManager", DefaultParameterSetName = OneLink)]
[OutputType(typeof(BandwidthManager))]
public sealed class NewBandwidthManagerCommand : NetOptCmdlet
{
    private const string OneLink = "Link";
    private const string Network = "Network";

    /// <summary>Capacity of the one link, such as 10Gbps; a bare number is bit/s.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = OneLink)]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate Capacity { get; set; }

    /// <summary>The network to manage. Its capacities must be known in bit/s; each direction of a link is given away by itself.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Network)]
    public NetworkTopology Topology { get; set; } = null!;

    /// <summary>How many measurements of a flow it takes before its use counts, from 1 to 1000.</summary>
    [Parameter]
    public int MinimumSample { get; set; } = 3;

    /// <inheritdoc/>
    protected override void ProcessInput() =>
        WriteObject(ParameterSetName == OneLink ? new BandwidthManager(Capacity.BitsPerSecond, MinimumSample) : new BandwidthManager(Topology, MinimumSample));
}
