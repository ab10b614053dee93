namespace NetOpt.Scheduling;

/// <summary>First in, first out: the packet that came first, whatever its queue. O(1) per packet and in space.</summary>
public sealed class FifoDiscipline : PacketDiscipline
{
    private int _next;

    /// <inheritdoc/>
    public override void Enqueue(int packet)
    {
    }

    /// <inheritdoc/>
    public override int Dequeue(LinkTime now) => _next++;
}
