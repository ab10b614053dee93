using NetOpt.Routing;

namespace NetOpt.Optimization;

/// <summary>A routing and what the model says of it.</summary>
/// <param name="Splits">The routing.</param>
/// <param name="Load">Offered load of each arc.</param>
/// <param name="Figures">The figures of merit.</param>
internal sealed record MeasuredRouting(RoutingSplits Splits, double[] Load, NetworkFigures Figures);
