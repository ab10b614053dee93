using NetOpt.Operations;

namespace NetOpt.Bandwidth.Management;

/// <summary>
/// What each flow of a table has: its guarantee, and of the rest a weighted max-min fair share up to its demand, in whole bit/s.
/// Input: rows in the order of their ids, with guarantees that fit. Result: the rate and the bottleneck of each row.
/// The weights are those of <see cref="FlowPriority"/>. Shares are rounded down, and what that leaves over goes out bit by bit
/// to the lowest ids that can use it, then all that is left to the lowest ids, so that no flow could have one bit more.
/// On one link all in exact whole numbers: O(n log n). On a network by <see cref="MaxMinFairness"/>, whose doubles are taken
/// to be whole where they are within their rounding of it: O(H log A + F log F) with F flows, H = Σ path lengths, A arcs.
/// Space O(F + H + A). The answer is a function of the rows alone: neither the order in which they came nor earlier answers matter.
/// Source: Bertsekas and Gallager, Data Networks, 2nd ed. 1992, §6.5.2; guarantees and rounding are our own.
/// </summary>
internal static class FlowSharing
{
    /// <summary>Shares the links between the rows of a table.</summary>
    public static void Share(FlowTable table, OperationContext context)
    {
        FlowRow[] rows = table.Ordered;
        long[] rest = table.Rest();
        if (table.Links.Topology is null)
        {
            FillLink(rows, rest[0]);
        }
        else
        {
            foreach (FlowRow row in rows) (row.Rate, row.BottleneckArc) = (row.Guarantee, row.FirstFull(rest));
            FillNetwork(rows, rest, context);
        }
        context.ThrowIfCanceled();

        foreach (FlowRow row in rows)
        {
            foreach (int a in row.Arcs) rest[a] -= row.Rate - row.Guarantee;
        }
        TakeBack(rows, rest);
        HandOut(rows, rest, most: 1);
        HandOut(rows, rest, most: FlowRow.NoLimit);
        foreach (FlowRow row in rows)
        {
            if (row.Rate >= row.CountedDemand)
            {
                row.BottleneckArc = -1;
            }
            else if (row.BottleneckArc < 0 || rest[row.BottleneckArc] > 0)
            {
                // Rounding left some of its bottleneck to others, or another arc filled up with what was left over.
                row.Fits(rest, out int tightest);
                row.BottleneckArc = tightest;
            }
        }
    }

    // Flows are satisfied by rising room per weight, as long as room ≤ weight · rest / weights, all in whole numbers.
    private static void FillLink(FlowRow[] rows, long rest)
    {
        FlowRow[] byLevel = [.. rows];
        Array.Sort(byLevel, (a, b) => ((Int128)a.Room * b.Weight).CompareTo((Int128)b.Room * a.Weight));
        long weights = 0;
        foreach (FlowRow row in rows) weights += row.Weight;
        Int128 left = rest;
        int place = 0;
        for (; place < byLevel.Length && (Int128)byLevel[place].Room * weights <= left * byLevel[place].Weight; place++)
        {
            FlowRow row = byLevel[place];
            row.Rate = row.Guarantee + row.Room;
            row.BottleneckArc = -1;
            left -= row.Room;
            weights -= row.Weight;
        }
        for (; place < byLevel.Length; place++)
        {
            FlowRow row = byLevel[place];
            row.Rate = row.Guarantee + (long)(left * row.Weight / weights);
            row.BottleneckArc = 0;
        }
    }

    private static void FillNetwork(FlowRow[] rows, long[] rest, OperationContext context)
    {
        GrowingFlows growing = GrowingFlows.Of(rows, rest, context);
        if (growing.Rows.Count == 0) return;
        MaxMinAllocation fill = MaxMinFairness.Fill(growing.Paths, growing.Capacity, growing.Weight, growing.Room, context);
        for (int f = 0; f < growing.Rows.Count; f++)
        {
            FlowRow row = growing.Rows[f];
            double share = fill.Rate[f];
            // A share that is whole comes out within its last digits.
            row.Rate += Math.Min(row.Room, (long)Math.Floor(share + Math.Max(1e-9, share * 1e-15)));
            row.BottleneckArc = fill.BottleneckArc[f];
        }
    }

    // Rounding may in theory have put an arc over its capacity by a bit: the highest ids give it back.
    private static void TakeBack(FlowRow[] rows, long[] rest)
    {
        if (!Array.Exists(rest, r => r < 0)) return;
        for (int i = rows.Length - 1; i >= 0; i--)
        {
            FlowRow row = rows[i];
            foreach (int a in row.Arcs)
            {
                while (rest[a] < 0 && row.Rate > row.Guarantee) Give(row, -1, rest);
            }
        }
    }

    private static void HandOut(FlowRow[] rows, long[] rest, long most)
    {
        foreach (FlowRow row in rows)
        {
            long more = Math.Min(most, row.CountedDemand - row.Rate);
            if (more > 0) more = Math.Min(more, row.Fits(rest, out _));
            if (more > 0) Give(row, more, rest);
        }
    }

    private static void Give(FlowRow row, long more, long[] rest)
    {
        row.Rate += more;
        foreach (int a in row.Arcs) rest[a] -= more;
    }
}
