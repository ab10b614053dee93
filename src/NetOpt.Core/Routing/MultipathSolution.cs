namespace NetOpt.Routing;

/// <summary>What <see cref="MultipathRouting"/> found.</summary>
/// <param name="Load">Load of each arc, in the unit of the demands, as the splits give it.</param>
/// <param name="MaxUtilization">Largest load over capacity.</param>
/// <param name="LowerBound">No routing of the served demands has a maximum utilization below this.</param>
/// <param name="Gap">(MaxUtilization - LowerBound) / LowerBound; 0 where both are 0.</param>
/// <param name="GapReached">Whether the gap is at most the one that was asked for; if not, rounding errors or the limit on rounds came first.</param>
/// <param name="Iterations">Rounds over all destinations.</param>
/// <param name="Splits">How every node with traffic splits it for each destination. Free of loops.</param>
/// <param name="Ignored">How many demands load nothing: from a node to itself, or of rate 0.</param>
/// <param name="Unserved">Indices of the active demands that have no path, ascending. They load nothing and the bound leaves them out.</param>
public sealed record MultipathSolution(
    double[] Load,
    double MaxUtilization,
    double LowerBound,
    double Gap,
    bool GapReached,
    int Iterations,
    RoutingSplits Splits,
    int Ignored,
    int[] Unserved);
