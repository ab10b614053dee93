using System.Management.Automation;
using NetOpt.Operations;
using NetOpt.PowerShell.Arguments;
using NetOpt.Topology;

namespace NetOpt.PowerShell.Operations;

/// <summary>Runs any operation of the engine by its name.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "NetOptOperation")]
[OutputType(typeof(object))]
public sealed class InvokeNetOptOperationCommand : NetOptCmdlet
{
    /// <summary>Name of the operation, such as routing.ecmp.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(OperationNameCompleter))]
    public string Name { get; set; } = "";

    /// <summary>What the operation is asked: a hashtable or object with the properties of its request, or JSON text. By default the empty request.</summary>
    [Parameter(Position = 1)]
    public object? Request { get; set; }

    /// <summary>The network that the operation works on, with its demands.</summary>
    [Parameter(ValueFromPipeline = true)]
    public NetworkTopology? Topology { get; set; }

    /// <summary>Demands to use instead of those that the network carries.</summary>
    [Parameter]
    public TrafficMatrix? Demand { get; set; }

    /// <summary>Seed of the random choices of the run; the same seed gives the same result.</summary>
    [Parameter]
    public ulong Seed { get; set; }

    /// <inheritdoc/>
    protected override void ProcessInput()
    {
        Operation operation = OperationCatalog.Get(Name);
        object request = RequestJson.Read(operation, Request);
        if ((Topology ?? (request as ITopologyRequest)?.Topology) is { } topology)
        {
            if (request is not ITopologyRequest onTopology)
            {
                throw new NetOptException(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, $"The operation '{Name}' takes no topology",
                    "the call without -Topology", value: Name);
            }
            request = onTopology.WithTopology(Demand is null ? topology : topology.WithDemands(Demand));
        }
        WriteObject(Run(context => operation.Run(request, context), Seed));
    }
}
