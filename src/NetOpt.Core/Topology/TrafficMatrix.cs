using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NetOpt.Topology;

/// <summary>
/// Demands between named nodes, in the order of their file. It stands beside the topology and not inside it,
/// so that one matrix can be routed on several versions of a network.
/// </summary>
public sealed record TrafficMatrix
{
    /// <summary>Makes a matrix.</summary>
    /// <param name="demands">The demands.</param>
    /// <param name="rateUnitKnown">Whether the rates are bit/s; false where the file states no unit.</param>
    /// <exception cref="NetOptException">InvalidDemand: a rate is negative, infinite or not a number.</exception>
    [JsonConstructor]
    public TrafficMatrix(ImmutableArray<TrafficDemand> demands, bool rateUnitKnown = true)
    {
        Demands = demands.IsDefault ? [] : demands;
        RateUnitKnown = rateUnitKnown;
        foreach (TrafficDemand demand in Demands)
        {
            if (!(demand.RateBps >= 0) || double.IsInfinity(demand.RateBps))
            {
                throw new NetOptException(ErrorCodes.InvalidDemand, ErrorKind.InvalidArgument,
                    $"Demand '{demand.Id}' from '{demand.Source}' to '{demand.Target}' has the rate {demand.RateBps}",
                    "a finite rate of at least 0", "2.5Gbps", demand.RateBps);
            }
        }
    }

    /// <summary>The demands, in order.</summary>
    public ImmutableArray<TrafficDemand> Demands { get; }

    /// <summary>Whether the rates are bit/s.</summary>
    public bool RateUnitKnown { get; }

    /// <summary>The sum of all rates.</summary>
    [JsonIgnore]
    public double TotalRateBps
    {
        get
        {
            double sum = 0;
            foreach (TrafficDemand demand in Demands) sum += demand.RateBps;
            return sum;
        }
    }

    /// <summary>The same demands, each rate times a factor.</summary>
    /// <param name="factor">At least 0 and finite.</param>
    public TrafficMatrix Scale(double factor)
    {
        if (!(factor >= 0) || double.IsInfinity(factor))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The scale factor is {factor}", "a finite number of at least 0", "1.2", factor);
        return new TrafficMatrix([.. Demands.Select(d => d with { RateBps = d.RateBps * factor })], RateUnitKnown);
    }

    /// <summary>The demands with node indices of a topology, for the algorithms. O(demands).</summary>
    /// <exception cref="NetOptException">UnknownNode or AmbiguousName: an end is not a node of the topology.</exception>
    public BoundDemands Bind(NetworkTopology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        int n = Demands.Length;
        var source = new int[n];
        var target = new int[n];
        var rate = new double[n];
        for (int i = 0; i < n; i++)
        {
            TrafficDemand demand = Demands[i];
            try
            {
                source[i] = topology.NodeIndex(demand.Source);
                target[i] = topology.NodeIndex(demand.Target);
            }
            catch (NetOptException error)
            {
                throw new NetOptException(error.Code, error.Kind, $"Demand '{demand.Id}' (number {i + 1} of {n}) does not fit the network: {error.Problem}", error.Expected, error.Example, error.Value, error);
            }
            rate[i] = demand.RateBps;
        }
        return new BoundDemands(source, target, rate);
    }
}
