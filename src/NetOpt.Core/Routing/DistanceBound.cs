using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>
/// The lower bound on the maximum utilization that arc lengths prove: Σ demand × distance / Σ length × capacity.
/// Carrying a demand at least its distance takes that much of the network's volume, and a routing of maximum utilization θ
/// uses at most θ times the volume. The searches also renew the order of every destination's nodes.
/// Time O(t (n + m) log n), shared by all processors.
/// Source: linear-programming duality; Fleischer 2000. Deviation: none.
/// </summary>
internal sealed class DistanceBound
{
    private readonly DestinationFlow[] _flows;
    private readonly ShortestPaths[] _paths;
    private readonly BushWorkspace[] _work;
    private readonly double[] _cost;
    private readonly bool _sequential;

    public DistanceBound(ArcArrays arcs, DestinationFlow[] flows, int parts, bool sequential)
    {
        _flows = flows;
        _paths = [.. Enumerable.Range(0, parts).Select(_ => new ShortestPaths(arcs))];
        _work = [.. Enumerable.Range(0, parts).Select(_ => new BushWorkspace(arcs.NodeCount))];
        _cost = new double[flows.Length];
        _sequential = sequential;
    }

    public double Compute(CongestionLengths lengths, OperationContext context)
    {
        var options = new ParallelOptions { CancellationToken = context.Cancellation, MaxDegreeOfParallelism = _sequential ? 1 : -1 };
        Parallel.For(0, _paths.Length, options, part =>
        {
            for (int k = part; k < _flows.Length; k += _paths.Length)
            {
                context.ThrowIfCanceled();
                _paths[part].ToUnchecked(_flows[k].Target, lengths.Value);
                _cost[k] = _flows[k].Reorder(_paths[part], _work[part]);
            }
        });
        double sum = 0;
        foreach (double cost in _cost) sum += cost;
        return sum / lengths.Volume();
    }
}
