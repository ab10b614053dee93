using System.Runtime.InteropServices;
using NetOpt.Traffic;

namespace NetOpt.Scheduling;

/// <summary>The packets of a trace as the disciplines see them: arrival time, size and queue of each, in plain arrays.</summary>
public sealed class PacketColumns
{
    /// <summary>Sorts the packets of a trace into queues: flow f goes to queue f mod <paramref name="queues"/>. O(packets) where there are fewer queues than flows.</summary>
    /// <param name="trace">The packets, at least one.</param>
    /// <param name="queues">How many queues there are, 1 .. the number of flows; 0 for one for each flow.</param>
    public PacketColumns(PacketTrace trace, int queues = 0)
        : this(trace, queues, Modulo(trace, queues))
    {
    }

    private PacketColumns(PacketTrace trace, int queues, int[] queue)
    {
        Time = ImmutableCollectionsMarshal.AsArray(trace.TimeNanoseconds)!;
        Size = ImmutableCollectionsMarshal.AsArray(trace.SizeBytes)!;
        Queue = queue;
        QueueCount = queues == 0 ? trace.FlowCount : queues;
        Int128 bytes = 0;
        int largest = 0;
        foreach (int size in Size)
        {
            bytes += size;
            largest = Math.Max(largest, size);
        }
        if (bytes > long.MaxValue >> 6)
            throw new NetOptException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, $"The trace holds {bytes} bytes", "at most 2^57 bytes");
        TotalBits = 8 * (long)bytes;
        LargestBytes = largest;
    }

    /// <summary>Sorts the packets of a trace into queues by a table.</summary>
    /// <param name="trace">The packets, at least one.</param>
    /// <param name="queueOfFlow">The queue of each flow, 0 .. <paramref name="queues"/>-1.</param>
    /// <param name="queues">How many queues there are.</param>
    internal static PacketColumns ByTable(PacketTrace trace, int[] queueOfFlow, int queues)
    {
        var queue = new int[trace.Count];
        if (trace.Flow is { } flows)
        {
            ReadOnlySpan<int> flow = flows.AsSpan();
            for (int i = 0; i < queue.Length; i++) queue[i] = queueOfFlow[flow[i]];
        }
        else queue.AsSpan().Fill(queueOfFlow[0]);
        return new PacketColumns(trace, queues, queue);
    }

    /// <summary>Arrival times in ns, never going back.</summary>
    public long[] Time { get; }

    /// <summary>Sizes in bytes.</summary>
    public int[] Size { get; }

    /// <summary>The queue of each packet.</summary>
    public int[] Queue { get; }

    /// <summary>How many packets there are.</summary>
    public int Count => Time.Length;

    /// <summary>How many queues there are.</summary>
    public int QueueCount { get; }

    /// <summary>All bits of all packets.</summary>
    public long TotalBits { get; }

    /// <summary>The largest packet in bytes.</summary>
    public int LargestBytes { get; }

    private static int[] Modulo(PacketTrace trace, int queues)
    {
        if (trace.Flow is not { } flows) return new int[trace.Count];
        int[] flow = ImmutableCollectionsMarshal.AsArray(flows)!;
        if (queues == 0 || queues >= trace.FlowCount) return flow;
        var queue = new int[flow.Length];
        for (int i = 0; i < queue.Length; i++) queue[i] = flow[i] % queues;
        return queue;
    }
}
