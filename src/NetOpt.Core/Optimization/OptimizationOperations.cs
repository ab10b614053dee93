using NetOpt.Operations;

namespace NetOpt.Optimization;

/// <summary>The operations of the loop.</summary>
public static class OptimizationOperations
{
    /// <summary><c>network.optimize</c>: the main job.</summary>
    public static Operation<OptimizeNetworkRequest, NetworkOptimizationResult> Network { get; } = new(
        "network.optimize", "Finds a better routing for a network's demands and proves how far from optimal it is.",
        OptimizationJsonContext.Default.OptimizeNetworkRequest, OptimizationJsonContext.Default.NetworkOptimizationResult, NetworkOptimizer.Run);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Network];
}
