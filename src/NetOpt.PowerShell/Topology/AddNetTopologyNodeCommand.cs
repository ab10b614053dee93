using System.Management.Automation;
using NetOpt.PowerShell.Arguments;
using NetOpt.Topology;

namespace NetOpt.PowerShell.Topology;

/// <summary>Makes a new snapshot of a network with more nodes.</summary>
[Cmdlet(VerbsCommon.Add, "NetTopologyNode", DefaultParameterSetName = FromTopology)]
[OutputType(typeof(NetworkTopology))]
public sealed class AddNetTopologyNodeCommand : TopologyEditCmdlet
{
    /// <summary>The network to add to.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = FromTopology)]
    [Parameter(Mandatory = true, ParameterSetName = FromRecords)]
    public override NetworkTopology Topology { get; set; } = null!;

    /// <summary>Id of the new node, unique in the network.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromTopology)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    public string Id { get; set; } = "";

    /// <summary>What people call the node. By default its id.</summary>
    [Parameter(ParameterSetName = FromTopology)]
    [Parameter(ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    public string? Name { get; set; }

    /// <summary>Longitude in degrees, or x where the coordinates are not geographical.</summary>
    [Parameter(ParameterSetName = FromTopology)]
    [Parameter(ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    [Alias("Longitude")]
    [NumberArgument]
    public double? X { get; set; }

    /// <summary>Latitude in degrees, or y where the coordinates are not geographical.</summary>
    [Parameter(ParameterSetName = FromTopology)]
    [Parameter(ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    [Alias("Latitude")]
    [NumberArgument]
    public double? Y { get; set; }

    /// <summary>What the node can do, such as "transit" or "customer".</summary>
    [Parameter(ParameterSetName = FromTopology)]
    [Parameter(ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    [Alias("Capabilities")]
    public string[] Capability { get; set; } = [];

    /// <summary>Processing load, from 0 to 1.</summary>
    [Parameter(ParameterSetName = FromTopology)]
    [Parameter(ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public double? Load { get; set; }

    /// <summary>Probability that the node is up, from 0 to 1.</summary>
    [Parameter(ParameterSetName = FromTopology)]
    [Parameter(ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public double? Reliability { get; set; }

    /// <summary>Trust in the node, from 0 to 1.</summary>
    [Parameter(ParameterSetName = FromTopology)]
    [Parameter(ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public double? Trust { get; set; }

    /// <inheritdoc/>
    protected override void Edit(TopologyBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddNode(new NetworkNode(Id, string.IsNullOrEmpty(Name) ? Id : Name)
        {
            X = X,
            Y = Y,
            Capabilities = [.. Capability],
            Load = Load,
            Reliability = Reliability,
            Trust = Trust,
        });
    }
}
