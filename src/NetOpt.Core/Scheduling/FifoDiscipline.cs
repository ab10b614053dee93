namespace NetOpt.Scheduling;

/// <summary>First in, first out: the packet that came first, whatever its queue. O(1) per packet and in space.</summary>
/// <param name="packets">The packets.</param>
public sealed class FifoDiscipline(PacketColumns packets) : PacketDiscipline
{
    private readonly int[] _size = packets.Size;
    private int _next;

    /// <inheritdoc/>
    public override void Enqueue(int packet)
    {
    }

    /// <inheritdoc/>
    public override QueuedPacket Dequeue(LinkTime now) => new(_next, _size[_next++]);
}
