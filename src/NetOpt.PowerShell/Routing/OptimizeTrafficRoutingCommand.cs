using System.Management.Automation;
using NetOpt.PowerShell.Arguments;
using NetOpt.Routing;
using NetOpt.Topology;
using NetOpt.Units;

namespace NetOpt.PowerShell.Routing;

/// <summary>Finds a routing that keeps the most loaded link low, and proves how near to the optimum it is.</summary>
[Cmdlet(VerbsCommon.Optimize, "TrafficRouting")]
[OutputType(typeof(MultipathResult), typeof(WeightSearchResult))]
public sealed class OptimizeTrafficRoutingCommand : NetOptCmdlet
{
    /// <summary>The network, with its demands unless -Demand gives others.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public NetworkTopology Topology { get; set; } = null!;

    /// <summary>Demands to route instead of those that the network carries.</summary>
    [Parameter]
    public TrafficMatrix? Demand { get; set; }

    /// <summary>MultiPath (the default) spreads over any number of paths; Weights searches OSPF weights.</summary>
    [Parameter(Position = 1)]
    public RoutingMethod Method { get; set; }

    /// <summary>How far from the optimum a MultiPath answer may be, above 0 and below 1. By default 0.01, which is 1 %.</summary>
    [Parameter]
    public double Gap { get; set; } = MultipathRequest.DefaultGap;

    /// <summary>Adds to a MultiPath result how every node splits its traffic for every destination.</summary>
    [Parameter]
    public SwitchParameter IncludeSplit { get; set; }

    /// <summary>How many weights may change, at least 1. By default any number.</summary>
    [Parameter]
    public int? MaxChanges { get; set; }

    /// <summary>How long to search weights at most, such as 30s. By default until the search ends by itself.</summary>
    [Parameter]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? TimeLimit { get; set; }

    /// <summary>The weights to start from: Unit, InverseCapacity, or File for the costs of the links. By default the costs where every link has one, otherwise inverse capacity.</summary>
    [Parameter]
    public WeightChoice? Start { get; set; }

    /// <summary>Largest weight to use, 1 to 65535. By default 20, or more where the starting weights need it.</summary>
    [Parameter]
    public int? MaxWeight { get; set; }

    /// <summary>Seed of the weight search: the same seed gives the same result.</summary>
    [Parameter]
    public ulong Seed { get; set; }

    /// <inheritdoc/>
    protected override void ProcessInput()
    {
        NetworkTopology network = Demand is null ? Topology : Topology.WithDemands(Demand);
        if (Method == RoutingMethod.MultiPath)
        {
            Refuse(RoutingMethod.Weights, nameof(MaxChanges), nameof(TimeLimit), nameof(Start), nameof(MaxWeight), nameof(Seed));
            WriteObject(Run("routing.multipath", new MultipathRequest(network, Gap, IncludeSplit)));
        }
        else
        {
            Refuse(RoutingMethod.MultiPath, nameof(Gap), nameof(IncludeSplit));
            WriteObject(Run("routing.weights", new WeightSearchRequest(network, MaxChanges, TimeLimit?.Seconds, Seed, Start, MaxWeight)));
        }
    }

    private void Refuse(RoutingMethod other, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (MyInvocation.BoundParameters.ContainsKey(name))
            {
                throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"-{name} has no meaning for the method {Method}",
                    $"-Method {other}, or the call without -{name}", value: name);
            }
        }
    }
}
