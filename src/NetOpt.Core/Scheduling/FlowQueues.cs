namespace NetOpt.Scheduling;

/// <summary>
/// Many first-in-first-out queues over one array, in blocks of a few packets that are given back as they empty: packets of a queue lie side
/// by side, and the memory in use, which the cache must hold, is that of what waits. All O(1), growth amortized.
/// Space: 16 bytes for each packet that waits at the fullest time, up to twice that, and a block for each queue that waits.
/// </summary>
internal sealed class FlowQueues
{
    private const int Shift = 3, Block = 1 << Shift, InBlock = Block - 1;
    private const int None = -1;

    private readonly Ends[] _ends;
    private QueuedPacket[] _packets = new QueuedPacket[64 * Block];
    private int[] _nextBlock = new int[64];
    private int _free = None;
    private int _used;

    /// <summary>Makes empty queues.</summary>
    /// <param name="queues">How many.</param>
    public FlowQueues(int queues)
    {
        _ends = new Ends[queues];
        _ends.AsSpan().Fill(new Ends { Head = None, Tail = None });
    }

    // Where the head is, and where the next packet goes; the first place of a block means that it needs a new one.
    private struct Ends
    {
        public int Head;
        public int Tail;
    }

    /// <summary>Whether nothing waits in a queue.</summary>
    public bool IsEmpty(int queue) => _ends[queue].Head < 0;

    /// <summary>The packet at the head of a queue, which must not be empty.</summary>
    public ref readonly QueuedPacket Head(int queue) => ref _packets[_ends[queue].Head];

    /// <summary>Adds a packet at the end.</summary>
    /// <returns>Whether the queue was empty.</returns>
    public bool Add(int queue, QueuedPacket packet)
    {
        ref Ends ends = ref _ends[queue];
        bool first = ends.Head < 0;
        if (first) ends.Head = ends.Tail = Take() << Shift;
        else if ((ends.Tail & InBlock) == 0)
        {
            int block = Take();
            _nextBlock[(ends.Tail - 1) >> Shift] = block;
            ends.Tail = block << Shift;
        }
        _packets[ends.Tail++] = packet;
        return first;
    }

    /// <summary>Takes the head away. The queue must not be empty.</summary>
    public void RemoveHead(int queue)
    {
        ref Ends ends = ref _ends[queue];
        int block = ends.Head++ >> Shift;
        if (ends.Head == ends.Tail) ends.Head = None;
        else if ((ends.Head & InBlock) == 0) ends.Head = _nextBlock[block] << Shift;
        else return;
        _nextBlock[block] = _free;
        _free = block;
    }

    private int Take()
    {
        int block = _free;
        if (block >= 0)
        {
            _free = _nextBlock[block];
            return block;
        }
        if (_used == _nextBlock.Length)
        {
            Array.Resize(ref _nextBlock, 2 * _used);
            Array.Resize(ref _packets, 2 * _used * Block);
        }
        return _used++;
    }
}
