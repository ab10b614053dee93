using System.Management.Automation;
using NetOpt.Optimization;
using NetOpt.PowerShell.Arguments;
using NetOpt.Routing;
using NetOpt.Topology;
using NetOpt.Units;

namespace NetOpt.PowerShell.Optimization;

/// <summary>Makes a network better: routes its demands as they are now, finds better weights or splits, and measures both on the same model.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "NetOptimization", SupportsShouldProcess = true)]
[OutputType(typeof(NetworkOptimizationResult), typeof(NetworkTopology))]
public sealed class InvokeNetOptimizationCommand : NetOptCmdlet
{
    private static readonly OptimizeNetworkRequest Defaults = new();
    private static readonly QueueAssumptions DefaultQueues = new();

    /// <summary>The network, with its demands unless -Demand gives others.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public NetworkTopology Topology { get; set; } = null!;

    /// <summary>Demands to route instead of those that the network carries.</summary>
    [Parameter]
    public TrafficMatrix? Demand { get; set; }

    /// <summary>Auto (the default) chooses by stated rules; Weights, MultiPath and None do what they say.</summary>
    [Parameter]
    public OptimizationMethod Method { get; set; } = Defaults.Method;

    /// <summary>How many weights may change, at least 1. With the method Auto a limit asks for weights.</summary>
    [Parameter]
    public int? MaxChanges { get; set; }

    /// <summary>The weights that the demands are routed on now: Unit, InverseCapacity, or File for the costs of the links. By default the costs where every link has one, otherwise inverse capacity.</summary>
    [Parameter]
    public WeightChoice? Weights { get; set; }

    /// <summary>How far from the optimum a multipath routing may be, above 0 and below 1. By default 0.01, which is 1 %.</summary>
    [Parameter]
    public double Gap { get; set; } = Defaults.Gap;

    /// <summary>How long to search weights at most, such as 30s. By default 10 seconds.</summary>
    [Parameter]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration TimeLimit { get; set; } = Duration.FromSeconds(Defaults.TimeLimitSeconds);

    /// <summary>Mean packet size in bytes that queues are modeled with, such as 1000B. By default 1000.</summary>
    [Parameter]
    [DataSizeArgument]
    [ArgumentCompleter(typeof(DataSizeCompleter))]
    public DataSize MeanPacketSize { get; set; } = DataSize.FromBytes((long)DefaultQueues.MeanPacketBytes);

    /// <summary>Packets that an interface holds at most, at least 1. By default 100.</summary>
    [Parameter]
    public int BufferPackets { get; set; } = DefaultQueues.BufferPackets;

    /// <summary>Seed of the weight search: the same seed gives the same result.</summary>
    [Parameter]
    public ulong Seed { get; set; }

    /// <summary>Returns the improved network instead of the report.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessInput()
    {
        // With -WhatIf the report is made all the same, as it is what the user wants to see; the new snapshot is not.
        bool build = ShouldProcess($"{Topology.Name}, version {Topology.Version}", "Make an improved snapshot");
        var result = (NetworkOptimizationResult)Run("network.optimize", new OptimizeNetworkRequest
        {
            Topology = Demand is null ? Topology : Topology.WithDemands(Demand),
            Method = Method,
            Weights = Weights,
            MaxChanges = MaxChanges,
            Gap = Gap,
            TimeLimitSeconds = TimeLimit.Seconds,
            Seed = Seed,
            Queues = new QueueAssumptions(MeanPacketSize.Bytes, BufferPackets),
            IncludeImproved = build,
        }, Seed);
        if (PassThru && build)
        {
            WriteVerbose(result.Verdict);
            WriteObject(result.ImprovedNetwork);
        }
        else
        {
            WriteObject(result);
        }
    }
}
