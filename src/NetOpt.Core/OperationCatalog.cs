using NetOpt.Bandwidth;
using NetOpt.Congestion;
using NetOpt.Operations;
using NetOpt.Optimization;
using NetOpt.Queueing;
using NetOpt.Routing;
using NetOpt.Scheduling;
using NetOpt.Topology;
using NetOpt.Topology.Formats;
using NetOpt.Traffic;

namespace NetOpt;

/// <summary>All operations of the engine, each registered once by name.</summary>
public static class OperationCatalog
{
    /// <summary>Every operation, sorted by name.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        .. new IReadOnlyList<Operation>[]
        {
            BandwidthOperations.All,
            CongestionOperations.All,
            FormatsOperations.All,
            OptimizationOperations.All,
            QueueOperations.All,
            RoutingOperations.All,
            SchedulingOperations.All,
            TopologyOperations.All,
            TrafficOperations.All,
        }.SelectMany(area => area).OrderBy(operation => operation.Name, StringComparer.Ordinal),
    ];

    /// <summary>Finds an operation by its exact name.</summary>
    /// <exception cref="NetOptException">UnknownOperation, with the nearest name.</exception>
    public static Operation Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (Operation operation in All)
        {
            if (operation.Name == name) return operation;
        }
        string? near = NearestName.Find(name, All.Select(o => o.Name));
        throw new NetOptException(ErrorCodes.UnknownOperation, ErrorKind.NotFound, $"There is no operation '{name}'",
            near is null ? "one of " + string.Join(", ", All.Select(o => o.Name)) : $"an operation such as '{near}'", value: name);
    }
}
