using NetOpt.Numerics;

namespace NetOpt.Simulation.Queues;

/// <summary>
/// Fair queueing with CoDel: flows are hashed to queues, each under its own <see cref="CoDelControl"/>, that take turns by deficit round robin; those that have
/// just begun go first, so that a flow that sends little hardly waits. When the buffer is full, the queue with the most bytes loses packets from its head.
/// O(1) per packet, and a pass over the queues when the buffer overflows, which then has room for a while. All packets lie in one pool.
/// Source: RFC 8290 section 4, with its drop of half the fattest queue, 64 packets at most, in one go (4.1). Deviation: a queue's backlog, which CoDel
/// looks at, is its own, where Linux takes that of all; the limit is the buffer of the link, in bytes as well as packets.
/// </summary>
internal sealed class FqCoDelQueue : ServiceQueue
{
    private const int None = -1, MostDropped = 64;

    private readonly CoDelParameters _parameters;
    private readonly int _quantum;
    private readonly ulong _perturbation;
    private readonly Queue[] _queues;
    private readonly long[] _queueBytes;
    private QueueList _new = new(), _old = new();
    private Place[] _pool = [];
    private int _free = None, _count;
    private long _bytes;

    /// <summary>Makes it.</summary>
    /// <param name="random">A stream of which one draw decides which flows share a queue.</param>
    /// <param name="parameters">What CoDel aims at in each queue.</param>
    /// <param name="queues">How many queues there are, 1 to 65,536.</param>
    /// <param name="quantum">Bytes that a queue may send in a round, at least 1; less than a packet costs rounds.</param>
    public FqCoDelQueue(RandomStream random, CoDelParameters parameters, int queues = 1024, int quantum = 1514)
    {
        _parameters = parameters;
        _quantum = quantum;
        _perturbation = random.NextUInt64();
        _queues = new Queue[queues];
        _queueBytes = new long[queues];
    }

    /// <inheritdoc/>
    public override int Count => _count;

    /// <inheritdoc/>
    public override long Bytes => _bytes;

    /// <summary>Which queue the packets of a flow go to in one direction.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="flags">Whether they are acknowledgments.</param>
    public int QueueOf(int flow, PacketFlags flags)
    {
        ulong hash = ((ulong)(uint)flow << 1 | (ulong)(flags & PacketFlags.Ack)) ^ _perturbation;
        // The finalizer of SplitMix64: every bit of the key reaches the upper ones.
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return (int)((hash >> 32) * (ulong)_queues.Length >> 32);
    }

    /// <inheritdoc/>
    public override void Enqueue(in Packet packet, long now)
    {
        int index = QueueOf(packet.Flow, packet.Flags);
        Append(index, in packet);
        ref Queue queue = ref _queues[index];
        if (!queue.Listed)
        {
            queue.Listed = true;
            queue.Deficit = _quantum;
            _new.Append(_queues, index);
        }
        while (_count > BufferPackets || _bytes > BufferBytes) Shorten(Fattest(), now);
    }

    /// <inheritdoc/>
    public override bool TryDequeue(long now, out Packet packet)
    {
        while (true)
        {
            bool isNew = _new.Head != None;
            int index = isNew ? _new.Head : _old.Head;
            if (index == None)
            {
                packet = default;
                return false;
            }
            ref Queue queue = ref _queues[index];
            bool rests = queue.Deficit <= 0;
            if (rests) queue.Deficit += _quantum;
            else
            {
                while (queue.Count > 0)
                {
                    Take(index, out packet);
                    if (queue.Control.Drops(_parameters, Counters, ref packet, now, _queueBytes[index])) continue;
                    queue.Deficit -= packet.Bytes;
                    return true;
                }
                queue.Control.FoundEmpty();
            }
            if (isNew) _new.RemoveHead(_queues);
            else _old.RemoveHead(_queues);
            // A new queue that has become empty stays for a round of the old ones. It would be new again with its next packet otherwise, and could always come first.
            if (rests || isNew) _old.Append(_queues, index);
            else queue.Listed = false;
        }
    }

    private void Append(int index, in Packet packet)
    {
        if (_free == None) Grow();
        int place = _free;
        ref Place item = ref _pool[place];
        _free = item.Next;
        item.Packet = packet;
        item.Next = None;
        ref Queue queue = ref _queues[index];
        if (queue.Count++ == 0) queue.Head = place;
        else _pool[queue.Tail].Next = place;
        queue.Tail = place;
        _queueBytes[index] += packet.Bytes;
        _bytes += packet.Bytes;
        _count++;
    }

    private void Take(int index, out Packet packet)
    {
        ref Queue queue = ref _queues[index];
        int place = queue.Head;
        ref Place item = ref _pool[place];
        packet = item.Packet;
        queue.Head = item.Next;
        queue.Count--;
        item.Next = _free;
        _free = place;
        _queueBytes[index] -= packet.Bytes;
        _bytes -= packet.Bytes;
        _count--;
    }

    private void Shorten(int index, long now)
    {
        int packets = Math.Clamp(_queues[index].Count / 2, 1, MostDropped);
        for (int i = 0; i < packets; i++)
        {
            Take(index, out Packet packet);
            Counters.Waited(packet.Time, now);
        }
        Counters.Overflowed += packets;
    }

    // The first of those with the most bytes.
    private int Fattest()
    {
        long[] bytes = _queueBytes;
        int fattest = 0;
        for (int i = 1; i < bytes.Length; i++)
        {
            if (bytes[i] > bytes[fattest]) fattest = i;
        }
        return fattest;
    }

    private void Grow()
    {
        int used = _pool.Length;
        Array.Resize(ref _pool, Math.Max(64, used * 2));
        for (int place = _pool.Length - 1; place >= used; place--)
        {
            _pool[place].Next = _free;
            _free = place;
        }
    }

    private struct Place
    {
        public Packet Packet;
        public int Next;
    }

    private struct Queue
    {
        public CoDelControl Control;
        public int Head, Tail, Count;
        public int Deficit;
        public int NextListed;
        public bool Listed;
    }

    /// <summary>Queues that take turns, linked by their indices.</summary>
    private struct QueueList()
    {
        private int _tail = None;

        public int Head { get; private set; } = None;

        public void Append(Queue[] queues, int index)
        {
            queues[index].NextListed = None;
            if (Head == None) Head = index;
            else queues[_tail].NextListed = index;
            _tail = index;
        }

        public void RemoveHead(Queue[] queues) => Head = queues[Head].NextListed;
    }
}
