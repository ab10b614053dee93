namespace NetOpt.Routing;

/// <summary>One path for each flow, as compressed rows of arcs: flow f uses Arc[Offset[f] .. Offset[f+1]], in the order of travel.</summary>
/// <param name="Offset">Where each flow's arcs begin; one entry more than there are flows, from 0, non-decreasing.</param>
/// <param name="Arc">Arc indices. A path may cross an arc twice, and then counts twice there.</param>
public sealed record FlowPaths(int[] Offset, int[] Arc)
{
    /// <summary>How many flows there are.</summary>
    public int Count => Offset.Length - 1;

    /// <summary>The arcs of a flow, in the order of travel; empty for a flow that goes nowhere.</summary>
    public ReadOnlySpan<int> Of(int flow) => Arc.AsSpan(Offset[flow]..Offset[flow + 1]);
}
