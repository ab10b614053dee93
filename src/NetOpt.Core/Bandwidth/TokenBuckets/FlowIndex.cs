using NetOpt.Traffic;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>Numbers the flows of a trace densely, in the order of their own numbers, so that a trace of one flow 2,000,000,000 needs no array of that length.</summary>
internal sealed class FlowIndex
{
    private readonly int[]? _flows;

    public FlowIndex(PacketTrace trace)
    {
        Count = Math.Max(1, trace.FlowCount);
        if (trace.Flow is not { } flow || Count <= 4 * trace.Count + 1024) return;
        _flows = [.. new SortedSet<int>(flow)];
        Count = _flows.Length;
    }

    /// <summary>How many places there are.</summary>
    public int Count { get; }

    /// <summary>The place of a flow. O(1), or O(log flows) where their numbers are sparse.</summary>
    public int Of(int flow) => _flows is null ? flow : Array.BinarySearch(_flows, flow);

    /// <summary>The flow at a place.</summary>
    public int Flow(int place) => _flows is null ? place : _flows[place];
}
