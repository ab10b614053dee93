using System.Management.Automation;
using NetOpt.PowerShell.Arguments;
using NetOpt.Topology;

namespace NetOpt.PowerShell.Topology;

/// <summary>Makes a new snapshot of a network without some nodes and their links.</summary>
[Cmdlet(VerbsCommon.Remove, "NetTopologyNode", DefaultParameterSetName = FromTopology)]
[OutputType(typeof(NetworkTopology))]
public sealed class RemoveNetTopologyNodeCommand : TopologyEditCmdlet
{
    private readonly HashSet<int> _removed = [];

    /// <summary>The network to start from.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = FromTopology)]
    [Parameter(Mandatory = true, ParameterSetName = FromRecords)]
    public override NetworkTopology Topology { get; set; } = null!;

    /// <summary>Ids or unique names of the nodes to remove.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromTopology)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NodeNameCompleter))]
    public string[] Id { get; set; } = [];

    /// <inheritdoc/>
    protected override void Edit(TopologyBuilder builder) => _removed.UnionWith(Array.ConvertAll(Id, Topology.NodeIndex));

    /// <inheritdoc/>
    protected override void Finish(TopologyBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        int links = builder.RemoveNodes(_removed);
        WriteVerbose($"{_removed.Count} nodes and {links} links removed.");
        _removed.Clear();
    }
}
