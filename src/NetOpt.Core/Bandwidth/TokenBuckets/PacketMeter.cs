using System.Numerics;
using NetOpt.Operations;
using NetOpt.Traffic;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>
/// Gives every packet of a trace a color, in the order of arrival: what the meters have in common. Time O(packets · buckets on a packet's way),
/// space one byte per packet and twelve per red one.
/// </summary>
internal abstract class PacketMeter(PacketTrace trace)
{
    private const int ChunkPackets = 1 << 16;
    private const int PacketsBetweenReports = 1 << 22;

    private int[] _redPacket = [];
    private long[] _redWait = [];

    /// <summary>The color of each packet.</summary>
    public PacketColor[] Color { get; } = new PacketColor[trace.Count];

    /// <summary>How many packets are red.</summary>
    public int RedCount { get; private set; }

    /// <summary>The most that a red packet lacked, bytes.</summary>
    public double LargestShortageBytes { get; private set; }

    /// <summary>The red packets.</summary>
    public ReadOnlySpan<int> RedPacket => _redPacket.AsSpan(0, RedCount);

    /// <summary>How long each of them would have had to wait, ns.</summary>
    public ReadOnlySpan<long> RedWait => _redWait.AsSpan(0, RedCount);

    protected ReadOnlySpan<long> Times => trace.TimeNanoseconds.AsSpan();

    protected ReadOnlySpan<int> Sizes => trace.SizeBytes.AsSpan();

    protected ReadOnlySpan<int> FlowOf => trace.Flow is { } flow ? flow.AsSpan() : [];

    /// <summary>Meters the whole trace.</summary>
    public void Run(OperationContext context)
    {
        for (int from = 0; from < trace.Count; from += ChunkPackets)
        {
            context.ThrowIfCanceled();
            if (from % PacketsBetweenReports == 0) context.Report("Metering packets", from / (double)trace.Count);
            Meter(from, Math.Min(trace.Count, from + ChunkPackets));
        }
    }

    /// <summary>Colors some packets. Calls <see cref="Red"/> once with those that are red.</summary>
    protected abstract void Meter(int from, int to);

    /// <summary>Makes room for as many red packets as a chunk may have.</summary>
    protected (int[] Packets, long[] Waits) RoomFor(int packets)
    {
        int needed = RedCount + packets;
        if (needed > _redPacket.Length)
        {
            int size = Math.Min(trace.Count, Math.Max(needed, (int)Math.Min(int.MaxValue, _redPacket.Length * 2L)));
            Array.Resize(ref _redPacket, size);
            Array.Resize(ref _redWait, size);
        }
        return (_redPacket, _redWait);
    }

    /// <summary>Takes the number of red packets after a chunk and the largest shortage in it.</summary>
    protected void Red(int count, double shortageBytes)
    {
        RedCount = count;
        LargestShortageBytes = Math.Max(LargestShortageBytes, shortageBytes);
    }

    /// <summary>Units as tokens (bytes).</summary>
    protected static double Bytes<T>(T units, TokenRate rate) where T : unmanaged, IBinaryInteger<T> => double.CreateChecked(units) / rate.Nanoseconds;
}
