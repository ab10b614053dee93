using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace NetOpt.Traffic.Formats;

/// <summary>Gathers packets in growing columns and makes a trace of them.</summary>
internal sealed class PacketCollector(TraceSession session)
{
    // Beyond three years from zero a time is a date.
    private const long Date = 100_000_000_000_000_000;

    private long[] _time = new long[1024];
    private int[] _size = new int[1024];
    private int[]? _flow;

    public int Count { get; private set; }

    /// <summary>Time of the last packet.</summary>
    public long Last => Count == 0 ? long.MinValue : _time[Count - 1];

    /// <summary>A name for each flow; empty where all packets are of one.</summary>
    public List<string> FlowNames { get; } = [];

    public void Add(long time, int size, int flow)
    {
        if (Count == _time.Length)
        {
            session.CheckCount(Count);
            int capacity = (int)Math.Min(Array.MaxLength, Count * 2L);
            Array.Resize(ref _time, capacity);
            Array.Resize(ref _size, capacity);
            if (_flow is not null) Array.Resize(ref _flow, capacity);
        }
        _time[Count] = time;
        _size[Count] = size;
        if (flow > 0 && _flow is null) _flow = new int[_time.Length];
        if (_flow is not null) _flow[Count] = flow;
        Count++;
    }

    /// <summary>The trace. Captures are sorted by time where they are not, and times that are dates count from the first packet: both are told.</summary>
    /// <param name="capture">Whether times count from the first packet in any case.</param>
    public PacketTrace Finish(bool capture)
    {
        if (Count == 0) throw session.Empty("packet");
        if (Count > session.Options.MaxPackets) session.CheckCount(session.Options.MaxPackets);
        if (capture) Sort();
        Array.Resize(ref _time, Count);
        Array.Resize(ref _size, Count);
        if (_flow is not null) Array.Resize(ref _flow, Count);
        long start = _time[0];
        if (start != 0 && (capture || start >= Date))
        {
            for (int i = 0; i < _time.Length; i++) _time[i] -= start;
            decimal seconds = start / 1_000_000_000m;
            session.Notices.Add("TimeShifted", 1, FormattableString.Invariant($"Times count from the first packet, which is at {seconds} s in the file."));
        }
        ImmutableArray<string>? names = _flow is null ? null : [.. FlowNames];
        return new PacketTrace(ImmutableCollectionsMarshal.AsImmutableArray(_time), ImmutableCollectionsMarshal.AsImmutableArray(_size),
            _flow is null ? null : ImmutableCollectionsMarshal.AsImmutableArray(_flow), name: session.Name, flowNames: names);
    }

    private void Sort()
    {
        int back = 0;
        for (int i = 1; i < Count; i++)
        {
            if (_time[i] < _time[i - 1]) back++;
        }
        if (back == 0) return;
        session.Notices.Add("OutOfOrder", back, $"{back} packets are captured with an earlier time than the one before; packets were sorted by time.");
        var order = new int[Count];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        long[] time = _time;
        Array.Sort(order, (a, b) => time[a] != time[b] ? time[a].CompareTo(time[b]) : a.CompareTo(b));
        _time = Array.ConvertAll(order, i => time[i]);
        int[] size = _size;
        _size = Array.ConvertAll(order, i => size[i]);
        if (_flow is { } flow) _flow = Array.ConvertAll(order, i => flow[i]);
    }
}
