using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Routing;

namespace NetOpt.Bandwidth;

/// <summary>The state of a network while it fills; <see cref="MaxMinFairness"/> says what happens next.</summary>
internal ref struct ProgressiveFilling
{
    private const int StillGrowing = -2;
    private const int AtDemand = -1;

    private readonly int[] _pathOffset;
    private readonly int[] _pathArc;
    private readonly ReadOnlySpan<double> _weights;
    private readonly ArcState[] _arcs;
    private readonly int[] _flowOffset;
    private readonly int[] _flowOfArc;
    private readonly IndexedHeap _heap;
    private readonly int[] _bottleneck;
    private readonly int[] _stopping;
    private int[] _fetched = [];
    private readonly List<SaturatedArc> _saturated = [];
    private readonly List<int> _together = [];
    private DoubleDouble _level;

    private struct ArcState
    {
        public DoubleDouble Remaining;
        public int Growing;

        // Of the growing flows; kept only where flows weigh differently.
        public DoubleDouble Weight;
    }

    public ProgressiveFilling(FlowPaths paths, ReadOnlySpan<double> capacity, ReadOnlySpan<double> weights, OperationContext context)
    {
        int flows = paths.Count;
        Growing = flows;
        _pathOffset = paths.Offset;
        _pathArc = paths.Arc;
        _weights = weights;
        _bottleneck = new int[flows];
        _bottleneck.AsSpan().Fill(StillGrowing);
        _arcs = new ArcState[capacity.Length];
        for (int f = 0; f < flows; f++)
        {
            if (_pathOffset[f] == _pathOffset[f + 1])
                throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"Flow {f} has no arcs", "a path of at least one arc", value: f);
            for (int h = _pathOffset[f]; h < _pathOffset[f + 1]; h++)
            {
                ref ArcState arc = ref _arcs[_pathArc[h]];
                arc.Growing++;
                if (!weights.IsEmpty) arc.Weight.Add(weights[f]);
            }
        }
        context.ThrowIfCanceled();

        _flowOffset = new int[_arcs.Length + 1];
        _heap = new IndexedHeap(_arcs.Length);
        int most = 0;
        for (int a = 0; a < _arcs.Length; a++)
        {
            ref ArcState arc = ref _arcs[a];
            _flowOffset[a + 1] = _flowOffset[a] + arc.Growing;
            if (arc.Growing == 0) continue;
            FairnessInput.CheckCapacity(capacity[a], $"arc {a}");
            arc.Remaining = new DoubleDouble(capacity[a]);
            _heap.Set(a, Share(a).Value);
            most = Math.Max(most, arc.Growing);
        }
        _stopping = new int[most];
        _flowOfArc = new int[_pathArc.Length];
        int[] next = _flowOffset.AsSpan(0, _arcs.Length).ToArray();
        for (int f = 0; f < flows; f++)
        {
            for (int h = _pathOffset[f]; h < _pathOffset[f + 1]; h++) _flowOfArc[next[_pathArc[h]]++] = f;
        }
        context.ThrowIfCanceled();
    }

    /// <summary>How many flows have neither their demand nor a bottleneck yet.</summary>
    public int Growing { get; private set; }

    public readonly bool IsGrowing(int flow) => _bottleneck[flow] == StillGrowing;

    /// <summary>The level at which the next arc fills if no flow stops before.</summary>
    public readonly double NextShare()
    {
        while (true)
        {
            int top = _heap.MinKey;
            if (_arcs[top].Growing == 0)
            {
                _heap.Remove(top);
                continue;
            }
            double share = Share(top).Value;
            if (share <= _heap.MinPriority) return share;
            _heap.Set(top, share);
        }
    }

    /// <summary>Stops a flow at its demand.</summary>
    public void Satisfy(int flow, double demand)
    {
        _bottleneck[flow] = AtDemand;
        Growing--;
        Stop(_pathArc.AsSpan(_pathOffset[flow].._pathOffset[flow + 1]), new DoubleDouble(-demand), _weights.IsEmpty ? 0 : -_weights[flow]);
    }

    /// <summary>Fills the next arc, with all that fill at the same level, and stops the flows on them.</summary>
    public void Saturate()
    {
        DoubleDouble share = Share(_heap.MinKey);
        // Rounding in the 32nd digit must not turn the order round.
        if (share.Value > _level.Value) _level = share;
        double level = _level.Value;
        FairnessInput.CheckLevel(level);
        double tie = level * (1 + MaxMinFairness.TieTolerance);
        _together.Clear();
        while (_heap.Count > 0 && _heap.MinPriority <= tie)
        {
            int arc = _heap.Pop(out _);
            if (_arcs[arc].Growing == 0) continue;
            double own = Share(arc).Value;
            if (own <= tie) _together.Add(arc);
            else _heap.Set(arc, own);
        }
        _together.Sort();
        foreach (int arc in _together)
        {
            _saturated.Add(new SaturatedArc(arc, level));
            StopFlowsOn(arc);
        }
    }

    /// <summary>What each flow got. O(flows + arcs).</summary>
    public readonly MaxMinAllocation Result(ReadOnlySpan<double> demands)
    {
        var levelOfArc = new double[_arcs.Length];
        foreach (SaturatedArc full in _saturated) levelOfArc[full.Arc] = full.Level;
        var rate = new double[_bottleneck.Length];
        var level = new double[_bottleneck.Length];
        for (int f = 0; f < rate.Length; f++)
        {
            double weight = _weights.IsEmpty ? 1 : _weights[f];
            bool atDemand = _bottleneck[f] == AtDemand;
            level[f] = atDemand ? demands[f] / weight : levelOfArc[_bottleneck[f]];
            rate[f] = atDemand ? demands[f] : level[f] * weight;
        }
        return new MaxMinAllocation(rate, level, _bottleneck, _saturated);
    }

    private readonly DoubleDouble Share(int a)
    {
        ref readonly ArcState arc = ref _arcs[a];
        return arc.Remaining / (_weights.IsEmpty ? new DoubleDouble(arc.Growing) : arc.Weight);
    }

    // In three steps: to find the flows, to fetch their paths, to change the arcs. The first two are all cache misses, and
    // those overlap only while the processor has nothing else in its way.
    private void StopFlowsOn(int arc)
    {
        int[] bottleneck = _bottleneck, stopping = _stopping;
        int count = 0;
        foreach (int flow in _flowOfArc.AsSpan(_flowOffset[arc].._flowOffset[arc + 1]))
        {
            if (bottleneck[flow] != StillGrowing) continue;
            bottleneck[flow] = arc;
            stopping[count++] = flow;
        }
        Growing -= count;

        int hops = 0;
        int[] offset = _pathOffset, pathArc = _pathArc, fetched = _fetched;
        foreach (int flow in stopping.AsSpan(0, count))
        {
            int start = offset[flow], end = offset[flow + 1];
            if (hops + end - start > fetched.Length) Array.Resize(ref fetched, 2 * (hops + end - start));
            for (int h = start; h < end; h++) fetched[hops++] = pathArc[h];
        }
        _fetched = fetched;

        DoubleDouble less = -_level;
        if (_weights.IsEmpty)
        {
            Stop(fetched.AsSpan(0, hops), less, 0);
            return;
        }
        hops = 0;
        foreach (int flow in stopping.AsSpan(0, count))
        {
            int length = offset[flow + 1] - offset[flow];
            double weight = _weights[flow];
            Stop(fetched.AsSpan(hops, length), less * weight, -weight);
            hops += length;
        }
    }

    private readonly void Stop(ReadOnlySpan<int> path, DoubleDouble less, double lessWeight)
    {
        ArcState[] arcs = _arcs;
        foreach (int a in path)
        {
            ref ArcState arc = ref arcs[a];
            arc.Remaining.Add(less);
            arc.Growing--;
            if (lessWeight != 0) arc.Weight.Add(lessWeight);
        }
    }
}
