using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Routing;

namespace NetOpt.Bandwidth;

/// <summary>
/// The state of a network while it fills; <see cref="MaxMinFairness"/> says what happens next. Most of the time goes into
/// mispredicted branches on small networks and into cache misses on large ones: hence flat loops and steps kept apart.
/// </summary>
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
    private readonly List<SaturatedArc> _saturated = [];
    private readonly List<int> _together = [];
    private int[] _fetched = [];
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
        _pathOffset = paths.Offset;
        _pathArc = paths.Arc;
        _weights = weights;
        _arcs = new ArcState[capacity.Length];
        Growing = paths.Count;
        var begins = new byte[_pathArc.Length];
        // Rising from 0 to the length, the offsets are all in range: the vectors of Fetch rely on it.
        if (_pathOffset[0] != 0 || _pathOffset[^1] != _pathArc.Length)
            throw new ArgumentException("The offsets do not span the arcs.", nameof(paths));
        for (int f = 0; f < paths.Count; f++)
        {
            int start = _pathOffset[f];
            if (start >= _pathOffset[f + 1])
                throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"Flow {f} has no arcs", "a path of at least one arc", value: f);
            begins[start] = 1;
        }
        foreach (int a in _pathArc) _arcs[a].Growing++;
        for (int f = 0; f < weights.Length; f++)
        {
            foreach (int a in paths.Of(f)) _arcs[a].Weight.Add(weights[f]);
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
            _heap.Set(a, RoundedShare(a));
            most = Math.Max(most, arc.Growing);
        }
        _stopping = new int[most + 1];
        _bottleneck = GC.AllocateUninitializedArray<int>(paths.Count);
        _bottleneck.AsSpan().Fill(StillGrowing);
        _flowOfArc = FlowsByArc(_pathArc, begins, _flowOffset);
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
            double share = RoundedShare(top);
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
            double own = RoundedShare(arc);
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
        double[] rate = GC.AllocateUninitializedArray<double>(_bottleneck.Length);
        double[] level = _weights.IsEmpty ? rate : GC.AllocateUninitializedArray<double>(_bottleneck.Length);
        for (int f = 0; f < rate.Length; f++)
        {
            double weight = _weights.IsEmpty ? 1 : _weights[f];
            bool atDemand = _bottleneck[f] == AtDemand;
            level[f] = atDemand ? demands[f] / weight : levelOfArc[_bottleneck[f]];
            rate[f] = atDemand ? demands[f] : level[f] * weight;
        }
        return new MaxMinAllocation(rate, level, _bottleneck, _saturated);
    }

    // Counting sort of the hops by arc, without a loop per flow: its end is a branch that no processor foresees.
    private static int[] FlowsByArc(int[] pathArc, byte[] begins, int[] flowOffset)
    {
        int[] flows = GC.AllocateUninitializedArray<int>(pathArc.Length);
        int[] next = flowOffset.AsSpan(0, flowOffset.Length - 1).ToArray();
        int flow = -1;
        for (int h = 0; h < pathArc.Length; h++)
        {
            flow += begins[h];
            flows[next[pathArc[h]]++] = flow;
        }
        return flows;
    }

    private readonly double RoundedShare(int a)
    {
        ref readonly ArcState arc = ref _arcs[a];
        return arc.Remaining.Value / (_weights.IsEmpty ? arc.Growing : arc.Weight.Value);
    }

    private readonly DoubleDouble Share(int a)
    {
        ref readonly ArcState arc = ref _arcs[a];
        return arc.Remaining / (_weights.IsEmpty ? new DoubleDouble(arc.Growing) : arc.Weight);
    }

    // In three steps: find the flows, fetch their paths, change the arcs. The first two are all cache misses, and those
    // overlap only while the processor has nothing else in its way.
    private void StopFlowsOn(int arc)
    {
        int[] bottleneck = _bottleneck, stopping = _stopping;
        int count = 0;
        foreach (int flow in _flowOfArc.AsSpan(_flowOffset[arc].._flowOffset[arc + 1]))
        {
            ref int why = ref bottleneck[flow];
            bool grows = why == StillGrowing;
            why = grows ? arc : why;
            stopping[count] = flow;
            count += grows ? 1 : 0;
        }
        Growing -= count;

        int hops = 0;
        foreach (int flow in stopping.AsSpan(0, count)) hops += Fetch(_pathOffset[flow], _pathOffset[flow + 1], hops);

        DoubleDouble less = -_level;
        if (_weights.IsEmpty)
        {
            Stop(_fetched.AsSpan(0, hops), less, 0);
            return;
        }
        hops = 0;
        foreach (int flow in stopping.AsSpan(0, count))
        {
            int length = _pathOffset[flow + 1] - _pathOffset[flow];
            double weight = _weights[flow];
            Stop(_fetched.AsSpan(hops, length), less * weight, -weight);
            hops += length;
        }
    }

    // Copies in whole vectors, past the end of the path where there is room: most paths take one, whatever their length.
    private int Fetch(int start, int end, int place)
    {
        int length = end - start;
        int whole = (length + Vector256<int>.Count - 1) & -Vector256<int>.Count;
        if (place + whole > _fetched.Length) Array.Resize(ref _fetched, 2 * (place + whole));
        if (start + whole > _pathArc.Length)
        {
            _pathArc.AsSpan(start, length).CopyTo(_fetched.AsSpan(place));
            return length;
        }
        ref int from = ref MemoryMarshal.GetArrayDataReference(_pathArc);
        ref int to = ref MemoryMarshal.GetArrayDataReference(_fetched);
        for (int i = 0; i < length; i += Vector256<int>.Count)
            Vector256.LoadUnsafe(ref from, (nuint)(start + i)).StoreUnsafe(ref to, (nuint)(place + i));
        return length;
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
