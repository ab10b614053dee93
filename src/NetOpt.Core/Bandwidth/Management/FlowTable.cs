using System.Collections.Immutable;
using NetOpt.Operations;

namespace NetOpt.Bandwidth.Management;

/// <summary>
/// The one table of a manager: its flows, and from them what is guaranteed on each arc. Guarantees change only where rows do,
/// in whole numbers, so their sums are always those of the rows. Not safe for use by several threads at once.
/// </summary>
internal sealed class FlowTable(ManagedLinks links)
{
    private readonly Dictionary<string, FlowRow> _rows = new(StringComparer.Ordinal);
    private readonly long[] _guaranteed = new long[links.ArcCount];
    private FlowRow[]? _ordered;

    public ManagedLinks Links => links;

    public int Count => _rows.Count;

    /// <summary>The rows by <see cref="FlowIdOrder"/>. O(n log n) after a flow came or went.</summary>
    public FlowRow[] Ordered
    {
        get
        {
            if (_ordered is not null) return _ordered;
            FlowRow[] rows = [.. _rows.Values];
            Array.Sort(Array.ConvertAll(rows, r => r.Flow), rows, FlowIdOrder.Instance);
            return _ordered = rows;
        }
    }

    /// <summary>A row from a request, checked.</summary>
    /// <exception cref="NetOptException">InvalidParameter, InvalidDemand, and those of <see cref="ManagedLinks.Route"/>.</exception>
    public static FlowRow Row(ManagedLinks links, BandwidthRequest request, OperationContext context)
    {
        if (string.IsNullOrWhiteSpace(request.Flow))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, "A flow has no id", "a name for each flow", "voice");
        if (!Enum.IsDefined(request.Priority))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"Flow '{request.Flow}' has the priority {(int)request.Priority}", "one of " + string.Join(", ", Enum.GetNames<FlowPriority>()), value: (int)request.Priority);
        long guarantee = Whole(request, request.Guarantee, "guarantee");
        long demand = request.Demand is null or double.PositiveInfinity ? FlowRow.NoLimit : Whole(request, request.Demand.Value, "demand");
        if (guarantee > demand)
            throw new NetOptException(ErrorCodes.InvalidDemand, ErrorKind.InvalidArgument, $"Flow '{request.Flow}' asks for a guarantee of {BandwidthRefusal.Rate(guarantee)} and can use {BandwidthRefusal.Rate(demand)}", "a demand of at least the guarantee, or none where there is no limit", value: demand);
        return new FlowRow(request.Flow, guarantee, demand, request.Priority, links.Route(request, context));
    }

    /// <summary>Adds a row, or puts it in the place of the one with its id; leaves the table as it was where its guarantee does not fit. O(path²), and sorting later.</summary>
    /// <returns>Null where it was admitted.</returns>
    public BandwidthRefusal? TryPut(FlowRow row)
    {
        _rows.TryGetValue(row.Flow, out FlowRow? old);
        if (row.Guarantee > 0 && Refusal(row, old) is { } refusal) return refusal;
        Guarantee(old, -1);
        Guarantee(row, 1);
        _rows[row.Flow] = row;
        _ordered = null;
        return null;
    }

    /// <summary>Takes a flow out. O(path).</summary>
    /// <exception cref="NetOptException">UnknownFlow, with the nearest name.</exception>
    public void Remove(string flow)
    {
        FlowRow row = Find(flow);
        Guarantee(row, -1);
        _rows.Remove(flow);
        _ordered = null;
    }

    /// <summary>Whether there is such a flow.</summary>
    public bool Contains(string flow) => _rows.ContainsKey(flow);

    /// <summary>The row of a flow.</summary>
    /// <exception cref="NetOptException">UnknownFlow, with the nearest name.</exception>
    public FlowRow Find(string flow)
    {
        if (_rows.TryGetValue(flow, out FlowRow? row)) return row;
        string? near = NearestName.Find(flow, _rows.Keys);
        throw new NetOptException(ErrorCodes.UnknownFlow, ErrorKind.NotFound, $"There is no flow '{flow}'",
            near is not null ? $"a flow such as '{near}'" : Count == 0 ? "a flow that was admitted; there is none now" : "the id of a flow that was admitted", value: flow);
    }

    /// <summary>What the rows have, after <see cref="FlowSharing.Share"/>. O(n + Σ path lengths).</summary>
    public AllocateResult Result(ImmutableArray<BandwidthRefusal> refusals)
    {
        FlowRow[] rows = Ordered;
        var allocated = new long[links.ArcCount];
        var crossing = new int[links.ArcCount];
        var lastFlow = new int[links.ArcCount];
        var allocations = ImmutableArray.CreateBuilder<BandwidthAllocation>(rows.Length);
        long total = 0, guaranteed = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            FlowRow row = rows[i];
            foreach (int a in row.Arcs)
            {
                allocated[a] += row.Rate;
                if (lastFlow[a] == i + 1) continue;
                lastFlow[a] = i + 1;
                crossing[a]++;
            }
            total = checked(total + row.Rate);
            guaranteed = checked(guaranteed + row.Guarantee);
            allocations.Add(new BandwidthAllocation(row.Flow, row.Priority, row.Guarantee, row.Demand == FlowRow.NoLimit ? null : row.Demand,
                row.CountedDemand < row.Demand ? row.CountedDemand : null, row.Rate, row.Rate == row.Demand,
                row.BottleneckArc < 0 ? null : links.Name(row.BottleneckArc), links.Source(row.Arcs[0]), links.Target(row.Arcs[^1]), row.Arcs.Length));
        }
        var used = ImmutableArray.CreateBuilder<BandwidthLink>();
        for (int a = 0; a < allocated.Length; a++)
        {
            if (crossing[a] > 0 || links.Topology is null)
                used.Add(new BandwidthLink(a, links.Name(a), links.Source(a), links.Target(a), links.Capacity(a), _guaranteed[a], allocated[a], crossing[a]));
        }
        return new AllocateResult(allocations.MoveToImmutable(), used.ToImmutable(), total, guaranteed, refusals);
    }

    /// <summary>What the guarantees leave of each arc.</summary>
    public long[] Rest()
    {
        var rest = new long[links.ArcCount];
        for (int a = 0; a < rest.Length; a++) rest[a] = Math.Max(0, links.Capacity(a)) - _guaranteed[a];
        return rest;
    }

    private BandwidthRefusal? Refusal(FlowRow row, FlowRow? old)
    {
        long largest = long.MaxValue, others = 0;
        int tightest = -1, most = 0;
        foreach (int a in row.Arcs)
        {
            int crossings = row.Crossings(a);
            long taken = _guaranteed[a] - (old is null ? 0 : old.Guarantee * old.Crossings(a));
            long fits = (links.Capacity(a) - taken) / crossings;
            if (fits >= largest) continue;
            (largest, tightest, others, most) = (fits, a, taken, crossings);
        }
        return row.Guarantee <= largest ? null
            : new BandwidthRefusal(row.Flow, row.Guarantee, largest, links.Name(tightest), links.Source(tightest), links.Target(tightest), links.Capacity(tightest), others, most);
    }

    private void Guarantee(FlowRow? row, int sign)
    {
        if (row is null || row.Guarantee == 0) return;
        foreach (int a in row.Arcs) _guaranteed[a] += sign * row.Guarantee;
    }

    private static long Whole(BandwidthRequest request, double rate, string what)
    {
        if (rate >= 0 && rate <= ManagedLinks.MostBps && Math.Floor(rate) == rate) return (long)rate;
        throw new NetOptException(ErrorCodes.InvalidDemand, ErrorKind.InvalidArgument, $"The {what} of flow '{request.Flow}' is {rate} bit/s", "a whole number of bit/s from 0 to 2^53", "20Mbps", rate);
    }
}
