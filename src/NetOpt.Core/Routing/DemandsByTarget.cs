using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>
/// Active demands grouped by the node where they leave, since all traffic to one node can share one tree or one set of
/// splits. Groups are in the order of their node index, demands in a group in the order of the matrix. O(demands + nodes).
/// </summary>
internal sealed class DemandsByTarget
{
    private readonly int[] _offset;
    private readonly int[] _demand;

    public DemandsByTarget(BoundDemands demands, int nodeCount)
    {
        Demands = demands;
        var count = new int[nodeCount];
        for (int i = 0; i < demands.Count; i++)
        {
            if (demands.IsActive(i)) count[demands.Target[i]]++;
            else Ignored++;
        }
        Target = [.. Enumerable.Range(0, nodeCount).Where(v => count[v] > 0)];
        _offset = new int[Target.Length + 1];
        var group = new int[nodeCount];
        for (int g = 0; g < Target.Length; g++)
        {
            group[Target[g]] = g;
            _offset[g + 1] = _offset[g] + count[Target[g]];
        }
        _demand = new int[demands.Count - Ignored];
        int[] next = [.. _offset];
        for (int i = 0; i < demands.Count; i++)
        {
            if (demands.IsActive(i)) _demand[next[group[demands.Target[i]]]++] = i;
        }
    }

    public BoundDemands Demands { get; }

    /// <summary>The node of each group.</summary>
    public int[] Target { get; }

    /// <summary>How many demands are not active.</summary>
    public int Ignored { get; }

    /// <summary>Number of groups.</summary>
    public int Count => Target.Length;

    /// <summary>Indices of the demands of a group.</summary>
    public ReadOnlySpan<int> Group(int g) => _demand.AsSpan(_offset[g].._offset[g + 1]);
}
