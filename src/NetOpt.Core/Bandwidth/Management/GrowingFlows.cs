using NetOpt.Operations;
using NetOpt.Routing;

namespace NetOpt.Bandwidth.Management;

/// <summary>The flows that can have more than their guarantees, as the problem of sharing what the guarantees leave.</summary>
/// <param name="Rows">The flows.</param>
/// <param name="Paths">Their paths.</param>
/// <param name="Capacity">What is left of each arc.</param>
/// <param name="Weight">Their weights.</param>
/// <param name="Room">The most that each may have beyond its guarantee; ∞ where there is no limit.</param>
internal sealed record GrowingFlows(IReadOnlyList<FlowRow> Rows, FlowPaths Paths, double[] Capacity, double[] Weight, double[] Room)
{
    private const int RowsBetweenChecks = 1 << 12;

    /// <summary>Picks them. O(n + Σ path lengths).</summary>
    public static GrowingFlows Of(FlowRow[] rows, long[] rest, OperationContext context)
    {
        var growing = new List<FlowRow>(rows.Length);
        int hops = 0;
        foreach (FlowRow row in rows)
        {
            if (row.Room == 0 || row.FirstFull(rest) >= 0) continue;
            growing.Add(row);
            hops = checked(hops + row.Arcs.Length);
        }
        var offset = new int[growing.Count + 1];
        var arcs = new int[hops];
        var weight = new double[growing.Count];
        var room = new double[growing.Count];
        for (int f = 0; f < weight.Length; f++)
        {
            if (f % RowsBetweenChecks == 0) context.ThrowIfCanceled();
            FlowRow row = growing[f];
            row.Arcs.CopyTo(arcs.AsSpan(offset[f]));
            offset[f + 1] = offset[f] + row.Arcs.Length;
            weight[f] = row.Weight;
            room[f] = row.CountedDemand == FlowRow.NoLimit ? double.PositiveInfinity : row.Room;
        }
        return new GrowingFlows(growing, new FlowPaths(offset, arcs), Array.ConvertAll(rest, r => (double)r), weight, room);
    }
}
