using System.Management.Automation;
using NetOpt.Bandwidth;
using NetOpt.PowerShell.Arguments;
using NetOpt.Topology;
using NetOpt.Units;

namespace NetOpt.PowerShell.Bandwidth;

/// <summary>Shares one link, or a whole network, in the weighted max-min fair way.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "WaterFilling", DefaultParameterSetName = OneLink)]
[OutputType(typeof(WaterfillResult), typeof(AlphaFairResult))]
public sealed class InvokeWaterFillingCommand : NetOptCmdlet
{
    private const string OneLink = "Link";
    private const string Network = "Network";

    /// <summary>Capacity of the one link, such as 10Gbps; a bare number is bit/s.</summary>
    [Parameter(Mandatory = true, ParameterSetName = OneLink)]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate Capacity { get; set; }

    /// <summary>The network to share, each demand along its path with the fewest hops.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = Network)]
    public NetworkTopology Topology { get; set; } = null!;

    /// <summary>On one link the demanded rates, such as 2Gbps,unlimited; for a network a traffic matrix, by default the demands that the network carries. Quote what PowerShell would read as a number, such as "10GB/s".</summary>
    [Parameter(Mandatory = true, ParameterSetName = OneLink)]
    [Parameter(ParameterSetName = Network)]
    [DemandArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public object? Demand { get; set; }

    /// <summary>A weight above 0 for each demand, in their order. By default all weigh the same.</summary>
    [Parameter]
    public double[]? Weight { get; set; }

    /// <summary>Makes every demand greedy: it takes what it can get, whatever it asked for.</summary>
    [Parameter]
    public SwitchParameter Uncapped { get; set; }

    /// <summary>Shares in the alpha-fair way instead: 1 is proportional fairness, larger is nearer to max-min, which is Infinity, smaller is nearer to the largest total. From 0.05 to 100, or Infinity; several give a result each.</summary>
    [Parameter]
    public double[]? Alpha { get; set; }

    /// <inheritdoc/>
    protected override void ProcessInput()
    {
        bool oneLink = ParameterSetName == OneLink;
        if (!oneLink && Demand is not (null or TrafficMatrix)) throw NotThese("a traffic matrix", "Import-TrafficMatrix ./network.demands");
        var request = oneLink
            ? new WaterfillRequest(DemandCapped: !Uncapped, Capacity: Capacity.BitsPerSecond, Demands: Rates(), Weights: Weight)
            : new WaterfillRequest(Demand is TrafficMatrix matrix ? Topology.WithDemands(matrix) : Topology, DemandCapped: !Uncapped, Weights: Weight);
        // On one link the engine cannot know that the numbers are bit/s; here they are.
        foreach (double alpha in Alpha ?? [double.PositiveInfinity])
        {
            if (double.IsPositiveInfinity(alpha))
            {
                var fill = (WaterfillResult)Run("bandwidth.waterfill", request);
                WriteObject(oneLink ? fill with { RateUnitKnown = true } : fill);
                continue;
            }
            var result = (AlphaFairResult)Run("bandwidth.alphafair", new AlphaFairRequest(request.Topology, request.DemandCapped, request.Capacity, request.Demands, request.Weights, alpha));
            WriteObject(oneLink ? result with { RateUnitKnown = true } : result);
        }
    }

    private double?[] Rates() => Demand switch
    {
        double one => [one],
        object[] many when Array.TrueForAll(many, d => d is double) => Array.ConvertAll(many, d => (double?)(double)d),
        _ => throw NotThese("a list of rates", "-Demand 2Gbps,2.6Gbps"),
    };

    private NetOptException NotThese(string expected, string example) =>
        new(ErrorCodes.InvalidDemand, ErrorKind.InvalidArgument, $"These demands do not fit the parameter set {ParameterSetName}", expected, example, Demand);
}
