using System.Management.Automation;
using NetOpt.PowerShell.Arguments;
using NetOpt.Topology;
using NetOpt.Units;

namespace NetOpt.PowerShell.Topology;

/// <summary>Makes a new snapshot of a network in which some links have other properties.</summary>
[Cmdlet(VerbsCommon.Set, "NetTopologyLink", DefaultParameterSetName = FromTopology)]
[OutputType(typeof(NetworkTopology))]
public sealed class SetNetTopologyLinkCommand : TopologyEditCmdlet
{
    /// <summary>The network to start from.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = FromTopology)]
    [Parameter(Mandatory = true, ParameterSetName = FromRecords)]
    public override NetworkTopology Topology { get; set; } = null!;

    /// <summary>Ids of the links to change. Links of the network can be piped in: only their id is taken.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromTopology)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = FromRecords, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(LinkIdCompleter))]
    public string[] Id { get; set; } = [];

    // Only the id binds by property name: a piped link would bring the values of its forward direction with it,
    // and they would overwrite the way back.

    /// <summary>The new capacity, such as 10Gbps; a bare number is bit/s.</summary>
    [Parameter]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate? Capacity { get; set; }

    /// <summary>The new one-way propagation delay, such as 5ms; a bare number is seconds.</summary>
    [Parameter]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? Latency { get; set; }

    /// <summary>The new loss ratio, from 0 to 1.</summary>
    [Parameter]
    [NumberArgument]
    public double? Loss { get; set; }

    /// <summary>The new routing weight (OSPF or IS-IS metric).</summary>
    [Parameter]
    [NumberArgument]
    [Alias("Weight")]
    public double? Cost { get; set; }

    /// <summary>The measured load over capacity, at least 0; the link quality follows from it and from the loss.</summary>
    [Parameter]
    [NumberArgument]
    public double? Utilization { get; set; }

    /// <summary>Which direction to change: Both (the default), Forward (source to target) or Backward.</summary>
    [Parameter]
    public LinkSide Direction { get; set; }

    /// <inheritdoc/>
    protected override void Edit(TopologyBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (Capacity is null && Latency is null && Loss is null && Cost is null && Utilization is null)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, "There is nothing to change", "one of -Capacity, -Latency, -Loss, -Cost and -Utilization", "-Capacity 10Gbps");
        foreach (int index in Array.ConvertAll(Id, Topology.LinkIndex))
        {
            NetworkLink link = builder.Link(index);
            if (link.IsDirected && Direction == LinkSide.Backward)
            {
                throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"Link '{link.Id}' is directed and has no way back",
                    "-Direction Forward or Both", value: link.Id);
            }
            builder.SetLink(index, link with
            {
                Forward = Direction == LinkSide.Backward ? link.Forward : Change(link.Forward),
                Backward = Direction == LinkSide.Forward || link.Backward is not { } back ? link.Backward : Change(back),
            });
        }
    }

    private LinkDirection Change(LinkDirection from) => new(
        Capacity?.BitsPerSecond ?? from.CapacityBps,
        Latency?.Seconds ?? from.LatencySeconds,
        Loss ?? from.Loss,
        Cost ?? from.Cost,
        Utilization ?? from.Utilization);
}
