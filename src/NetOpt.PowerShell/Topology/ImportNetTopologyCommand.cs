using System.Management.Automation;
using NetOpt.PowerShell.Arguments;
using NetOpt.Topology;
using NetOpt.Topology.Formats;
using NetOpt.Units;

namespace NetOpt.PowerShell.Topology;

/// <summary>Reads a network, with its demands where the file holds any.</summary>
[Cmdlet(VerbsData.Import, "NetTopology", DefaultParameterSetName = ByPath)]
[OutputType(typeof(NetworkTopology))]
public sealed class ImportNetTopologyCommand : NetworkImportCmdlet
{
    /// <summary>Capacity of the links that have none in the file, such as 10Gbps. Without it their capacity stays unknown. A warning tells how many it was used for.</summary>
    [Parameter]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate? DefaultCapacity { get; set; }

    /// <summary>The time that 1 stands for in a file that states no unit of delays, such as 1us. Without it such delays stay bare numbers.</summary>
    [Parameter]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? DelayUnit { get; set; }

    /// <summary>Reads the links of an SNDlib network as directed, which SNDlib states in a model file beside the network.</summary>
    [Parameter]
    public SwitchParameter DirectedLinks { get; set; }

    /// <inheritdoc/>
    protected override void Import(string path, string shown)
    {
        var options = new TopologyReadOptions
        {
            DefaultCapacityBps = DefaultCapacity?.BitsPerSecond,
            RateUnit = RateUnit?.BitsPerSecond,
            DelayUnit = DelayUnit?.Seconds,
            DirectedLinks = DirectedLinks.IsPresent ? DirectedLinks.ToBool() : null,
        };
        ImportedTopology read = Run(context => TopologyFile.Read(path, options, context));
        WriteVerbose($"{shown}: {read.Format}, {read.Topology.Nodes.Length} nodes, {read.Topology.Links.Length} links.");
        WriteNotices(shown, read.Notices);
        WriteObject(read.Topology);
    }
}
