namespace NetOpt.Scheduling;

/// <summary>
/// A tree of classes that share a link, each node by WF2Q+ among its classes (H-PFQ): what a class leaves unused goes to its siblings first.
/// Each node has offered one packet of a leaf below it to its parent; when the link is free, the root sends what it is offered with the least
/// finish tag among the start tags that its virtual time has reached, and the nodes on the packet's path choose anew, the lowest first.
/// A node's virtual time moves by L/Σφ with each packet that it offers, and is raised to the least start tag where that lies ahead.
/// Tags as in <see cref="Wf2qPlusDiscipline"/>; equal tags by the lowest class. A leaf is backlogged until its last packet has been sent.
/// Parameters: the tree, leaf i being queue i. Time: O(Σ log n over the path) per packet, n classes of a node. Space: 16 bytes for each packet that waits, O(classes) besides.
/// Source: Bennett and Zhang 1997, sections 4 and 5. Deviation: a node that has offered nothing chooses when the link is next free and not at the arrival,
/// so that packets of the same time are all seen; a class that borrows from its parent, as CBQ has it, needs nothing more than its weight.
/// </summary>
public sealed class ClassTreeDiscipline : PacketDiscipline
{
    private const int None = -1;

    private readonly PacketColumns _packets;
    private readonly FlowQueues _queues;
    private readonly ClassNode[] _nodes;
    private readonly int[] _leaf;
    private readonly List<int>[] _pending;
    private int _sending = None;

    /// <summary>Makes the discipline for one run.</summary>
    /// <param name="packets">The packets, as many queues as the tree has leaves.</param>
    /// <param name="root">The tree.</param>
    /// <exception cref="NetOptException">InvalidWeight; InvalidParameter: the numbers of queues and leaves differ.</exception>
    public ClassTreeDiscipline(PacketColumns packets, SchedulingClass root)
    {
        ArgumentNullException.ThrowIfNull(packets);
        ArgumentNullException.ThrowIfNull(root);
        var nodes = new List<ClassNode>();
        var leaves = new List<int>();
        Add(root, parent: None, place: 0, depth: 0);
        if (leaves.Count != packets.QueueCount)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The class tree has {leaves.Count} leaves for {packets.QueueCount} queues", "a leaf for each queue", value: leaves.Count);
        _packets = packets;
        _nodes = [.. nodes];
        _leaf = [.. leaves];
        _queues = new FlowQueues(packets.QueueCount);
        _pending = new List<int>[nodes.Max(n => n.Depth) + 1];
        for (int i = 0; i < _pending.Length; i++) _pending[i] = [];

        void Add(SchedulingClass given, int parent, int place, int depth)
        {
            int index = nodes.Count;
            if (given.Classes.IsEmpty) leaves.Add(index);
            nodes.Add(new ClassNode(given, parent, place, depth, packets.TotalBits));
            for (int i = 0; i < given.Classes.Length; i++)
            {
                nodes[index].Children![i] = nodes.Count;
                Add(given.Classes[i], index, i, depth + 1);
            }
        }
    }

    /// <inheritdoc/>
    public override void BeginBusyPeriod(long nanoseconds) => Finish();

    /// <inheritdoc/>
    public override void Enqueue(int packet)
    {
        int queue = _packets.Queue[packet];
        if (!_queues.Add(queue, new QueuedPacket(packet, _packets.Size[packet]))) return;
        int leaf = _leaf[queue];
        if (_nodes[leaf].Offer >= 0) return;
        _nodes[leaf].Offer = packet;
        if (leaf != 0) Present(leaf, wasBacklogged: false);
    }

    /// <inheritdoc/>
    public override QueuedPacket Dequeue(LinkTime now)
    {
        Finish();
        for (int depth = _pending.Length - 1; depth >= 0; depth--)
        {
            foreach (int node in _pending[depth]) Choose(node);
            _pending[depth].Clear();
        }
        int packet = _nodes[0].Offer;
        _sending = _leaf[_packets.Queue[packet]];
        _queues.RemoveHead(_packets.Queue[packet]);
        return new QueuedPacket(packet, _packets.Size[packet]);
    }

    // The packet under way has been sent: the nodes that offered it are free to offer another.
    private void Finish()
    {
        if (_sending < 0) return;
        int leaf = _sending, queue = _packets.Queue[_nodes[leaf].Offer];
        _sending = None;
        _nodes[leaf].Offer = _queues.IsEmpty(queue) ? None : _queues.Head(queue).Index;
        if (leaf == 0) return;
        if (_nodes[leaf].Offer >= 0) Present(leaf, wasBacklogged: true);
        for (int node = _nodes[leaf].Parent; node >= 0; node = _nodes[node].Parent)
        {
            _nodes[node].Offer = None;
            _nodes[node].WasBacklogged = true;
            Await(node);
        }
    }

    private void Choose(int index)
    {
        ClassNode node = _nodes[index];
        node.IsPending = false;
        bool wasBacklogged = node.WasBacklogged;
        node.WasBacklogged = false;
        if (node.Waiting!.Count == 0) return;
        node.Offer = _nodes[node.Take()].Offer;
        node.Pass(8L * _packets.Size[node.Offer]);
        if (index != 0) Present(index, wasBacklogged);
    }

    // A class has something to offer: its parent sees it, and chooses unless it has chosen already.
    private void Present(int index, bool wasBacklogged)
    {
        ClassNode parent = _nodes[_nodes[index].Parent];
        parent.Receive(_nodes[index].Place, 8L * _packets.Size[_nodes[index].Offer], wasBacklogged);
        if (parent.Offer < 0) Await(_nodes[index].Parent);
    }

    private void Await(int index)
    {
        ClassNode node = _nodes[index];
        if (node.IsPending) return;
        node.IsPending = true;
        _pending[node.Depth].Add(index);
    }
}
