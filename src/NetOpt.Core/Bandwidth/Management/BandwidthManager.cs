using System.Collections.Immutable;
using NetOpt.Operations;
using NetOpt.Topology;
using NetOpt.Units;

namespace NetOpt.Bandwidth.Management;

/// <summary>
/// Gives the bandwidth of one link, or of the links of a network, to flows that ask for it: guarantees are admitted only where
/// they fit on every link of the path, and what they leave is shared in the weighted max-min fair way up to each demand
/// (<see cref="FlowSharing"/>). Rates are whole bit/s. What flows have depends on who is admitted, never on the order in which they asked.
/// Measured use lends idle bandwidth to others: a flow with <see cref="MinimumSamples"/> samples that has not used nearly all
/// that it has counts with <see cref="Headroom"/> times its largest sample, though never with less than its guarantee and
/// <see cref="ProbeShare"/> of what it would have without measurements; once it presses against what it has, with its declared demand again.
/// Safe for use by many threads: one table under one lock, and everything is worked out from that table.
/// A request or release takes O(path) (and the search for its path); rates are worked out when somebody looks at them,
/// O(n log n) for n flows on one link, so n requests in a row cost O(n log n) in all and not O(n²).
/// Source: theory of <see cref="FlowSharing"/>; the rule for measured use is our own.
/// </summary>
public sealed class BandwidthManager
{
    /// <summary>How much more than its largest measured use a flow is granted before it declares itself by pressing.</summary>
    public const double Headroom = 1.25;

    /// <summary>A flow that uses this share of what it has may want more than it shows.</summary>
    public const double PressedShare = 0.9;

    /// <summary>The part of its unmeasured share that an idle flow keeps, so that its return can be seen.</summary>
    public const double ProbeShare = 0.01;

    /// <summary>As many samples as anyone may ask for before measured use counts.</summary>
    public const int MostSamples = 1000;

    private readonly Lock _lock = new();
    private readonly ManagedLinks _links;
    private readonly FlowTable _table;
    private AllocateResult? _current;

    /// <summary>A manager of one link.</summary>
    /// <param name="capacityBps">Its capacity, whole bit/s from 1 to 2^53.</param>
    /// <param name="minimumSamples">How many measurements of a flow it takes before its use counts, 1..1000.</param>
    /// <exception cref="NetOptException">InvalidCapacity, InvalidParameter.</exception>
    public BandwidthManager(double capacityBps, int minimumSamples = 3)
        : this(new ManagedLinks(capacityBps), minimumSamples)
    {
    }

    /// <summary>A manager of a network; each direction of each link has its own capacity.</summary>
    /// <param name="topology">The network; its capacities must be known in bit/s, fractions of a bit stay unused.</param>
    /// <param name="minimumSamples">How many measurements of a flow it takes before its use counts, 1..1000.</param>
    /// <exception cref="NetOptException">InvalidParameter.</exception>
    public BandwidthManager(NetworkTopology topology, int minimumSamples = 3)
        : this(new ManagedLinks(topology ?? throw new ArgumentNullException(nameof(topology))), minimumSamples)
    {
    }

    private BandwidthManager(ManagedLinks links, int minimumSamples)
    {
        if (minimumSamples is < 1 or > MostSamples)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The minimum number of samples is {minimumSamples}", $"a number from 1 to {MostSamples}", "3", minimumSamples);
        _links = links;
        _table = new FlowTable(links);
        MinimumSamples = minimumSamples;
    }

    /// <summary>Capacity of the one link, bit/s; null where a network is managed.</summary>
    public long? CapacityBps => _links.Topology is null ? _links.Capacity(0) : null;

    /// <summary>The network; null where one link is managed.</summary>
    public NetworkTopology? Topology => _links.Topology;

    /// <summary>How many measurements of a flow it takes before its use counts.</summary>
    public int MinimumSamples { get; }

    /// <summary>How many flows there are now.</summary>
    public int FlowCount
    {
        get
        {
            lock (_lock) return _table.Count;
        }
    }

    /// <summary>The sum of all guarantees, bit/s.</summary>
    public long TotalGuaranteeBps => Allocate().TotalGuaranteeBps;

    /// <summary>The sum of what all flows have, bit/s.</summary>
    public long TotalRateBps => Allocate().TotalRateBps;

    /// <summary>What every flow has now, by id.</summary>
    public ImmutableArray<BandwidthAllocation> Allocations => Allocate().Allocations;

    /// <summary>The directions of links that flows cross, and what is given away of them.</summary>
    public ImmutableArray<BandwidthLink> Links => Allocate().Links;

    /// <summary>Asks for bandwidth. A flow with the same id is replaced, and its measurements forgotten; where the new guarantee does not fit, it stays as it was.</summary>
    /// <param name="request">What the flow asks for.</param>
    /// <param name="context">Cancellation of the search for a path.</param>
    /// <returns>Null where the flow was admitted; otherwise what would fit.</returns>
    /// <exception cref="NetOptException">InvalidParameter, InvalidDemand, UnknownNode, UnknownLink, AmbiguousName, Disconnected, MissingCapacity: the request makes no sense here.</exception>
    public BandwidthRefusal? TryRequest(BandwidthRequest request, OperationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(request);
        FlowRow row = FlowTable.Row(_links, request, context ?? OperationContext.Default);
        lock (_lock)
        {
            if (_table.TryPut(row) is { } refusal) return refusal;
            _current = null;
            return null;
        }
    }

    /// <summary>As <see cref="TryRequest"/>, with a refusal as an error.</summary>
    /// <exception cref="NetOptException">GuaranteeRefused, and those of <see cref="TryRequest"/>.</exception>
    public void Request(BandwidthRequest request, OperationContext? context = null)
    {
        if (TryRequest(request, context) is { } refusal) throw refusal.ToError();
    }

    /// <summary>Takes a flow out; all that it had goes back.</summary>
    /// <exception cref="NetOptException">UnknownFlow, with the nearest name.</exception>
    public void Release(string flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        lock (_lock)
        {
            _table.Remove(flow);
            _current = null;
        }
    }

    /// <summary>Whether there is such a flow.</summary>
    public bool Contains(string flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        lock (_lock) return _table.Contains(flow);
    }

    /// <summary>Notes what a flow was measured to use. Nothing changes before the next <see cref="Rebalance"/>.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="rateBps">Its mean rate since the last measurement, bit/s, at least 0.</param>
    /// <exception cref="NetOptException">UnknownFlow, with the nearest name; InvalidParameter.</exception>
    public void RecordUse(string flow, double rateBps)
    {
        ArgumentNullException.ThrowIfNull(flow);
        if (!(rateBps >= 0 && double.IsFinite(rateBps)))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The measured use of flow '{flow}' is {rateBps} bit/s", "a finite rate of at least 0", "2Mbps", rateBps);
        lock (_lock)
        {
            FlowRow row = _table.Find(flow);
            Current(OperationContext.Default);
            row.Use.Add(rateBps, pressed: rateBps >= PressedShare * row.Rate, MinimumSamples);
        }
    }

    /// <summary>Lets the measurements count: idle bandwidth goes to those who can use it, and comes back to those who press for it. O(n log n).</summary>
    /// <param name="context">Cancellation; a canceled call changes nothing.</param>
    public AllocateResult Rebalance(OperationContext? context = null)
    {
        context ??= OperationContext.Default;
        lock (_lock)
        {
            FlowRow[] rows = _table.Ordered;
            long[] before = Array.ConvertAll(rows, r => r.CountedDemand);
            try
            {
                foreach (FlowRow row in rows) row.CountedDemand = row.Demand;
                _current = null;
                if (!Array.Exists(rows, r => r.Use.Count == MinimumSamples)) return Current(context);
                FlowSharing.Share(_table, context);
                foreach (FlowRow row in rows) row.CountedDemand = Counted(row);
                return Current(context);
            }
            catch (OperationCanceledException)
            {
                for (int i = 0; i < rows.Length; i++) rows[i].CountedDemand = before[i];
                throw;
            }
        }
    }

    /// <summary>What everyone has now. O(n log n) after a change, otherwise O(1).</summary>
    /// <param name="context">Cancellation; a canceled call changes nothing.</param>
    public AllocateResult Allocate(OperationContext? context = null)
    {
        lock (_lock) return Current(context ?? OperationContext.Default);
    }

    /// <summary>
    /// What flows would have under other kinds of fairness: their guarantees and, of the rest, shares up to the demands that count now.
    /// Changes nothing. Works on a copy, so others are not held up.
    /// </summary>
    /// <param name="alphas">For each comparison an alpha (<see cref="AlphaFairness"/>), ∞ for max-min.</param>
    /// <param name="context">Cancellation and progress.</param>
    /// <exception cref="NetOptException">EmptyInput: no flows, or nothing to compare; InvalidParameter: an alpha; TooLarge.</exception>
    public FairnessComparison Compare(IReadOnlyList<double> alphas, OperationContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(alphas);
        context ??= OperationContext.Default;
        FlowRow[] rows;
        long[] rest;
        GrowingFlows growing;
        lock (_lock)
        {
            rows = _table.Ordered;
            rest = _table.Rest();
            growing = GrowingFlows.Of(rows, rest, context);
        }
        return FairnessComparison.Of(rows, growing, alphas, context);
    }

    /// <summary>What is managed, and for how many flows: "10 Gbps for 3 flows".</summary>
    public override string ToString() =>
        (Topology is null ? BitRate.FromBitsPerSecond((decimal)CapacityBps!.Value).ToString() : $"the network '{Topology.Name}'") + $" for {FlowCount} flows";

    private AllocateResult Current(OperationContext context)
    {
        if (_current is not null) return _current;
        FlowSharing.Share(_table, context);
        return _current = _table.Result([]);
    }

    // row.Rate is what the flow would have without measurements.
    private long Counted(FlowRow row)
    {
        if (row.Use.Count < MinimumSamples || row.Use.Pressed) return row.Demand;
        double wanted = Math.Ceiling(Math.Max(row.Use.Largest * Headroom, row.Rate * ProbeShare));
        return wanted >= row.Demand ? row.Demand : Math.Max(row.Guarantee, (long)wanted);
    }
}
