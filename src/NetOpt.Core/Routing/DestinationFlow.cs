using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>
/// All traffic to one destination: its flow on each arc, which is free of loops, and an order of the nodes (destination
/// first) against which every used arc leads. The arcs that lead against the order form the "bush" in which the traffic
/// is balanced: at each node, from far to near, flow moves from the longest used way onward to the shortest one until both
/// are equally long. Source: Dial 2006 ("Algorithm B"); the step is a Newton search on the logarithms of both lengths,
/// safeguarded by a bracket.
/// </summary>
internal sealed class DestinationFlow
{
    private const double StepAccuracy = 1.05;
    private const int StepEvaluations = 8;

    private readonly ArcArrays _arcs;
    private readonly int[] _order;
    private readonly int[] _place;

    public DestinationFlow(ArcArrays arcs, int target)
    {
        _arcs = arcs;
        Target = target;
        Supply = new double[arcs.NodeCount];
        Flow = new double[arcs.Count];
        _order = new int[arcs.NodeCount];
        _place = new int[arcs.NodeCount];
    }

    public int Target { get; }

    /// <summary>What enters at each node for this destination.</summary>
    public double[] Supply { get; }

    public double[] Flow { get; }

    /// <summary>Nodes that can reach the destination; they are the first ones of the order.</summary>
    public int Reached { get; private set; }

    /// <summary>Puts all traffic on one shortest path from each node, in place of what was there.</summary>
    public void RouteOnTree(ShortestPaths paths, CongestionLengths lengths, BushWorkspace work)
    {
        for (int a = 0; a < Flow.Length; a++)
        {
            if (Flow[a] == 0) continue;
            lengths.Add(a, -Flow[a]);
            Flow[a] = 0;
        }
        paths.ToUnchecked(Target, lengths.Value);
        TakeOrder(paths.Order);
        Supply.CopyTo(work.Held, 0);
        for (int i = Reached - 1; i > 0; i--)
        {
            int v = _order[i];
            double amount = work.Held[v];
            if (amount == 0) continue;
            int a = paths.Arc[v];
            work.Held[_arcs.Target[a]] += amount;
            Flow[a] = amount;
            lengths.Add(a, amount);
        }
    }

    /// <summary>
    /// Puts the nodes in the order of their distance to the destination, as far as the used arcs allow: a node stays
    /// behind every node that its traffic passes.
    /// </summary>
    /// <returns>Σ supply × distance, the least that this traffic can cost under these lengths.</returns>
    public double Reorder(ShortestPaths paths, BushWorkspace work)
    {
        double cost = 0;
        double[] rank = work.Longest;
        for (int i = 0; i < Reached; i++)
        {
            int v = _order[i];
            double r = paths.Distance[v];
            cost += Supply[v] * r;
            for (int o = _arcs.OutOffset[v]; o < _arcs.OutOffset[v + 1]; o++)
            {
                int a = _arcs.OutArc[o];
                if (Flow[a] > 0) r = Math.Max(r, rank[_arcs.Target[a]] * (1 + 1e-14));
            }
            rank[v] = r;
        }
        // Nearly sorted already, so insertion is quick; it keeps equal ranks in the order of the search.
        TakeOrder(paths.Order);
        for (int i = 1; i < Reached; i++)
        {
            int v = _order[i];
            int j = i;
            for (; j > 0 && rank[_order[j - 1]] > rank[v]; j--) _order[j] = _order[j - 1];
            _order[j] = v;
        }
        for (int i = 0; i < Reached; i++) _place[_order[i]] = i;
        return cost;
    }

    /// <summary>Moves flow from longest to shortest ways at every node, once.</summary>
    /// <param name="lengths">Kept up to date.</param>
    /// <param name="tolerance">Relative difference of lengths that is left alone.</param>
    /// <param name="work">Scratch.</param>
    public void Balance(CongestionLengths lengths, double tolerance, BushWorkspace work)
    {
        Label(lengths, work);
        for (int i = Reached - 1; i > 0; i--)
        {
            int v = _order[i];
            if (work.LongestArc[v] < 0 || work.LongestArc[v] == work.ShortestArc[v]) continue;
            if (work.Longest[v] - work.Shortest[v] > tolerance * work.Longest[v]) Shift(v, lengths, tolerance, work);
        }
    }

    /// <summary>Lists the share of each used arc, farthest nodes first. Shares below <paramref name="leastShare"/> go to the others.</summary>
    public void WriteSplits(RoutingSplits splits, ShortestPaths paths, CongestionLengths lengths, BushWorkspace work, double leastShare)
    {
        Label(lengths, work);
        Supply.CopyTo(work.Held, 0);
        // A supply that is a rounding error beside the rest may have lost its flow: it joins the others by a shortest path.
        bool searched = false;
        for (int i = Reached - 1; i > 0; i--)
        {
            if (Supply[_order[i]] == 0 || work.LongestArc[_order[i]] >= 0) continue;
            if (!searched) paths.ToUnchecked(Target, lengths.Value);
            searched = true;
        }
        for (int i = searched ? paths.Order.Length - 1 : 0; i > 0; i--)
        {
            int v = paths.Order[i];
            if (work.Held[v] > 0 && work.LongestArc[v] < 0) Use(splits, work, v, paths.Arc[v], 1);
        }
        for (int i = Reached - 1; i > 0; i--)
        {
            int v = _order[i];
            if (work.Held[v] == 0 || work.LongestArc[v] < 0) continue;
            ReadOnlySpan<int> leaving = _arcs.OutArc.AsSpan(_arcs.OutOffset[v]..(_arcs.OutOffset[v + 1]));
            double sum = 0, kept = 0;
            foreach (int a in leaving) sum += Arriving(a, work);
            foreach (int a in leaving)
            {
                if (Arriving(a, work) > leastShare * sum) kept += Flow[a];
            }
            foreach (int a in leaving)
            {
                if (Arriving(a, work) > leastShare * sum) Use(splits, work, v, a, Flow[a] / kept);
            }
        }
        splits.EndDestination();
    }

    // The flow on an arc, if it carries on to the destination.
    private double Arriving(int arc, BushWorkspace work) =>
        _arcs.Target[arc] == Target || work.LongestArc[_arcs.Target[arc]] >= 0 ? Flow[arc] : 0;

    private void Use(RoutingSplits splits, BushWorkspace work, int v, int arc, double share)
    {
        splits.Add(arc, share);
        work.Held[_arcs.Target[arc]] += work.Held[v] * share;
    }

    private void TakeOrder(ReadOnlySpan<int> order)
    {
        Reached = order.Length;
        order.CopyTo(_order);
        _place.AsSpan().Fill(int.MaxValue);
        for (int i = 0; i < order.Length; i++) _place[order[i]] = i;
    }

    // Shortest way onward in the bush from each node, and longest way that carries flow all along (rounding leaves crumbs of
    // flow on arcs that lead no further; they are no way). A node without traffic may have no way in the bush.
    private void Label(CongestionLengths lengths, BushWorkspace work)
    {
        double[] length = lengths.Value, shortest = work.Shortest, longest = work.Longest;
        int[] ends = _arcs.Target, offset = _arcs.OutOffset, outArc = _arcs.OutArc;
        shortest[Target] = longest[Target] = 0;
        work.ShortestArc[Target] = work.LongestArc[Target] = -1;
        for (int i = 1; i < Reached; i++)
        {
            int v = _order[i];
            double low = double.PositiveInfinity, high = -1;
            int lowArc = -1, highArc = -1;
            for (int o = offset[v]; o < offset[v + 1]; o++)
            {
                int a = outArc[o];
                int w = ends[a];
                if (_place[w] >= i) continue;
                double near = length[a] + shortest[w];
                if (near < low) (low, lowArc) = (near, a);
                if (Flow[a] > 0 && (work.LongestArc[w] >= 0 || w == Target) && length[a] + longest[w] is var far && far > high) (high, highArc) = (far, a);
            }
            shortest[v] = low;
            work.ShortestArc[v] = lowArc;
            longest[v] = highArc < 0 ? low : high;
            work.LongestArc[v] = highArc;
        }
    }

    // Both ways are followed from v to the node where they meet, always going on from the node that is farther in the order.
    private void Shift(int v, CongestionLengths lengths, double tolerance, BushWorkspace work)
    {
        int longCount = 0, shortCount = 0;
        int p = v, q = v;
        double most = double.PositiveInfinity;
        do
        {
            if (longCount == 0 || _place[p] > _place[q])
            {
                int a = work.LongestArc[p];
                most = Math.Min(most, Flow[a]);
                if (!(most > 0)) return; // an earlier shift emptied this way
                work.Long[longCount++] = a;
                p = _arcs.Target[a];
            }
            else
            {
                int a = work.ShortestArc[q];
                work.Short[shortCount++] = a;
                q = _arcs.Target[a];
            }
        }
        while (p != q);

        ReadOnlySpan<int> from = work.Long.AsSpan(0, longCount), to = work.Short.AsSpan(0, shortCount);
        double amount = Step(from, to, most, lengths, tolerance);
        if (!(amount > 0)) return;
        foreach (int a in from)
        {
            double left = Flow[a] - amount;
            Flow[a] = left > 1e-12 * amount ? left : 0;
            lengths.Add(a, -amount);
        }
        foreach (int a in to)
        {
            Flow[a] += amount;
            lengths.Add(a, amount);
        }
    }

    // The amount at which both ways are equally long, or all there is. The bracket's upper end is where one arc of the
    // shorter way alone would be as long as the longer way is now; no step can rightly be larger.
    private static double Step(ReadOnlySpan<int> from, ReadOnlySpan<int> to, double most, CongestionLengths lengths, double tolerance)
    {
        double high = Sum(from, 0, lengths, out double fall), low = Sum(to, 0, lengths, out double rise);
        if (!(high > low * (1 + tolerance))) return 0;
        double logHigh = Math.Log(high), upper = most;
        foreach (int a in to) upper = Math.Min(upper, lengths.RoomUntil(a, logHigh));
        double sure = 0, end = upper, at = 0;
        for (int i = 0; i < StepEvaluations; i++)
        {
            at += Math.Log(high / low) / (fall / high + rise / low);
            if (!(at < upper) && upper == end) at = upper;
            else if (!(at < upper) || at <= sure) at = (sure + upper) / 2;
            high = Sum(from, -at, lengths, out fall);
            low = Sum(to, at, lengths, out rise);
            if (high >= low ? at >= upper || high <= low * StepAccuracy : low <= high * StepAccuracy) return at;
            if (high >= low) sure = at;
            else upper = at;
        }
        return sure;
    }

    private static double Sum(ReadOnlySpan<int> way, double more, CongestionLengths lengths, out double growth)
    {
        double sum = 0;
        growth = 0;
        foreach (int a in way)
        {
            sum += lengths.With(a, more, out double g);
            growth += g;
        }
        return sum;
    }
}
