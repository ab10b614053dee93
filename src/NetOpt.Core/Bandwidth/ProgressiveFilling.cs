using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Routing;

namespace NetOpt.Bandwidth;

/// <summary>The state of a network while it fills; <see cref="MaxMinFairness"/> says what happens next.</summary>
internal ref struct ProgressiveFilling
{
    private const int Unset = -2;
    private const int AtDemand = -1;

    private readonly FlowPaths _paths;
    private readonly ReadOnlySpan<double> _weights;
    private readonly ArcState[] _arcs;
    private readonly int[] _flowOffset;
    private readonly int[] _flowOfArc;
    private readonly IndexedHeap _heap;
    private readonly double[] _rate;
    private readonly double[] _level;
    private readonly int[] _bottleneck;
    private readonly List<SaturatedArc> _saturated = [];
    private readonly List<int> _together = [];
    private DoubleDouble _commonLevel;

    private struct ArcState
    {
        public DoubleDouble Remaining;
        public DoubleDouble Weight;
        public int Growing;

        public readonly DoubleDouble Share => Remaining / Weight;
    }

    public ProgressiveFilling(FlowPaths paths, ReadOnlySpan<double> capacity, ReadOnlySpan<double> weights, OperationContext context)
    {
        _paths = paths;
        _weights = weights;
        int flows = paths.Count;
        _rate = new double[flows];
        _level = new double[flows];
        _bottleneck = new int[flows];
        _bottleneck.AsSpan().Fill(Unset);
        _arcs = new ArcState[capacity.Length];
        Growing = flows;

        int[] offset = paths.Offset, arcOf = paths.Arc;
        for (int f = 0; f < flows; f++)
        {
            if (offset[f] == offset[f + 1])
                throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"Flow {f} has no arcs", "a path of at least one arc", value: f);
            double weight = weights.IsEmpty ? 1 : weights[f];
            for (int h = offset[f]; h < offset[f + 1]; h++)
            {
                ref ArcState arc = ref _arcs[arcOf[h]];
                arc.Weight.Add(weight);
                arc.Growing++;
            }
        }
        context.ThrowIfCanceled();

        _flowOffset = new int[_arcs.Length + 1];
        _heap = new IndexedHeap(_arcs.Length);
        for (int a = 0; a < _arcs.Length; a++)
        {
            ref ArcState arc = ref _arcs[a];
            _flowOffset[a + 1] = _flowOffset[a] + arc.Growing;
            if (arc.Growing == 0) continue;
            FairnessInput.CheckCapacity(capacity[a], $"arc {a}");
            arc.Remaining = new DoubleDouble(capacity[a]);
            _heap.Set(a, arc.Share.Value);
        }
        _flowOfArc = new int[arcOf.Length];
        int[] next = _flowOffset.AsSpan(0, _arcs.Length).ToArray();
        for (int f = 0; f < flows; f++)
        {
            for (int h = offset[f]; h < offset[f + 1]; h++) _flowOfArc[next[arcOf[h]]++] = f;
        }
        context.ThrowIfCanceled();
    }

    /// <summary>How many flows have neither their demand nor a bottleneck yet.</summary>
    public int Growing { get; private set; }

    public readonly bool IsGrowing(int flow) => _bottleneck[flow] == Unset;

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
            double share = _arcs[top].Share.Value;
            if (share <= _heap.MinPriority) return share;
            _heap.Set(top, share);
        }
    }

    /// <summary>Stops a flow at its demand.</summary>
    public void Satisfy(int flow, double demand, double level)
    {
        _bottleneck[flow] = AtDemand;
        Stop(flow, new DoubleDouble(demand));
        _level[flow] = level;
    }

    /// <summary>Fills the next arc, with all that fill at the same level, and stops the flows on them.</summary>
    public void Saturate()
    {
        DoubleDouble share = _arcs[_heap.MinKey].Share;
        // Rounding in the 32nd digit must not turn the order round.
        if (share.Value > _commonLevel.Value) _commonLevel = share;
        double level = _commonLevel.Value;
        FairnessInput.CheckLevel(level);
        _together.Clear();
        while (_heap.Count > 0 && _heap.MinPriority <= level * (1 + MaxMinFairness.TieTolerance))
        {
            int arc = _heap.Pop(out _);
            if (_arcs[arc].Growing == 0) continue;
            double own = _arcs[arc].Share.Value;
            if (own <= level * (1 + MaxMinFairness.TieTolerance)) _together.Add(arc);
            else _heap.Set(arc, own);
        }
        _together.Sort();
        foreach (int arc in _together)
        {
            _saturated.Add(new SaturatedArc(arc, level));
            for (int i = _flowOffset[arc]; i < _flowOffset[arc + 1]; i++)
            {
                int flow = _flowOfArc[i];
                if (_bottleneck[flow] != Unset) continue;
                _bottleneck[flow] = arc;
                Stop(flow, _weights.IsEmpty ? _commonLevel : _commonLevel * _weights[flow]);
                _level[flow] = level;
            }
        }
    }

    public readonly MaxMinAllocation Result() => new(_rate, _level, _bottleneck, _saturated);

    private void Stop(int flow, DoubleDouble rate)
    {
        _rate[flow] = rate.Value;
        Growing--;
        double weight = _weights.IsEmpty ? 1 : _weights[flow];
        DoubleDouble less = -rate;
        foreach (int a in _paths.Of(flow))
        {
            ref ArcState arc = ref _arcs[a];
            arc.Remaining.Add(less);
            arc.Weight.Add(-weight);
            arc.Growing--;
        }
    }
}
