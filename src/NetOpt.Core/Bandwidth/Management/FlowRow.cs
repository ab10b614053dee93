namespace NetOpt.Bandwidth.Management;

/// <summary>One flow of the table: what it asked for, how it runs, what it was measured to use, and what it has.</summary>
internal sealed class FlowRow
{
    /// <summary>The demand of a flow that can use whatever it gets.</summary>
    public const long NoLimit = long.MaxValue;

    private readonly bool _repeats;

    public FlowRow(string flow, long guarantee, long demand, FlowPriority priority, int[] arcs)
    {
        Flow = flow;
        Guarantee = guarantee;
        Demand = CountedDemand = demand;
        Priority = priority;
        Arcs = arcs;
        _repeats = arcs.Length > 1 && new HashSet<int>(arcs).Count < arcs.Length;
    }

    public string Flow { get; }

    public long Guarantee { get; }

    public long Demand { get; }

    public FlowPriority Priority { get; }

    /// <summary>In fifths of the weight of the highest class, so that shares can be worked out in whole numbers.</summary>
    public int Weight => (int)Priority + 1;

    /// <summary>The arcs that it crosses, in order.</summary>
    public int[] Arcs { get; }

    /// <summary>The demand that sharing goes by: the declared one, or less where measured use says so.</summary>
    public long CountedDemand { get; set; }

    /// <summary>What it may have beyond its guarantee.</summary>
    public long Room => CountedDemand - Guarantee;

    public long Rate { get; set; }

    /// <summary>The full arc that keeps it from more; -1 where it has all that counts as its demand.</summary>
    public int BottleneckArc { get; set; } = -1;

    public UseSamples Use { get; } = new();

    /// <summary>How many times it crosses an arc. O(1) but for paths that cross one twice.</summary>
    public int Crossings(int arc)
    {
        if (!_repeats) return Array.IndexOf(Arcs, arc) < 0 ? 0 : 1;
        int count = 0;
        foreach (int a in Arcs) count += a == arc ? 1 : 0;
        return count;
    }

    /// <summary>The first arc of its path that has nothing left; -1 where all have.</summary>
    /// <param name="rest">What is left of each arc.</param>
    public int FirstFull(long[] rest)
    {
        foreach (int a in Arcs)
        {
            if (rest[a] == 0) return a;
        }
        return -1;
    }

    /// <summary>The most that fits on every arc of its path.</summary>
    /// <param name="rest">What is left of each arc.</param>
    /// <param name="tightest">The first arc on which no more fits.</param>
    public long Fits(long[] rest, out int tightest)
    {
        long fits = long.MaxValue;
        tightest = -1;
        foreach (int a in Arcs)
        {
            long here = _repeats ? rest[a] / Crossings(a) : rest[a];
            if (here >= fits) continue;
            (fits, tightest) = (here, a);
        }
        return fits;
    }
}
