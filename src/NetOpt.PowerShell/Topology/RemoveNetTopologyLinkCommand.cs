using System.Management.Automation;
using NetOpt.PowerShell.Arguments;
using NetOpt.Topology;

namespace NetOpt.PowerShell.Topology;

/// <summary>Makes a new snapshot of a network without some links.</summary>
[Cmdlet(VerbsCommon.Remove, "NetTopologyLink", DefaultParameterSetName = FromTopology)]
[OutputType(typeof(NetworkTopology))]
public sealed class RemoveNetTopologyLinkCommand : TopologyEditCmdlet
{
    private readonly HashSet<int> _removed = [];

    /// <summary>The network to start from.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = FromTopology)]
    [Parameter(Mandatory = true, ParameterSetName = FromRecords)]
    public override NetworkTopology Topology { get; set; } = null!;

    /// <summary>Ids of the links to remove.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromTopology)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(LinkIdCompleter))]
    public string[] Id { get; set; } = [];

    /// <inheritdoc/>
    protected override void Edit(TopologyBuilder builder) => _removed.UnionWith(Array.ConvertAll(Id, Topology.LinkIndex));

    /// <inheritdoc/>
    protected override void Finish(TopologyBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.RemoveLinks(_removed);
        _removed.Clear();
    }
}
