using System.Collections.Immutable;

namespace NetOpt.Charts;

/// <summary>How the values of links become colors: in classes, because eyes tell six colors apart and not sixty.</summary>
/// <param name="Title">What the values are ("Utilization").</param>
/// <param name="Unit">Their unit.</param>
/// <param name="Breaks">Limits of the classes, ascending, at least two; class k holds Breaks[k] ≤ value &lt; Breaks[k+1], the last one its upper limit too.</param>
/// <param name="IsLoad">Whether the values are loads against a limit, the last break: then cool turns to hot, and what lies above the limit is marked by shape as well.</param>
public sealed record MapScale(string Title, ChartUnit Unit, ImmutableArray<double> Breaks, bool IsLoad = false);
