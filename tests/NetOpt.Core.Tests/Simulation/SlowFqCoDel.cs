using NetOpt.Simulation;
using NetOpt.Simulation.Queues;

namespace NetOpt.Tests.Simulation;

/// <summary>FQ-CoDel as RFC 8290 section 4 tells it, over lists.</summary>
internal sealed class SlowFqCoDel(CoDelParameters parameters, int queues, int quantum, int mostPackets, long mostBytes)
{
    private readonly SlowCoDel[] _queues = [.. Enumerable.Range(0, queues).Select(_ => new SlowCoDel(parameters))];
    private readonly int[] _deficit = new int[queues];
    private readonly List<int> _new = [], _old = [];

    public int Overflowed { get; private set; }

    public int Dropped => _queues.Sum(q => q.Dropped);

    public int Marked => _queues.Sum(q => q.Marked);

    public int Count => _queues.Sum(q => q.Waiting.Count);

    public long Bytes => _queues.Sum(BytesOf);

    public void Enqueue(int queue, Packet packet)
    {
        _queues[queue].Waiting.Add(packet);
        if (!_new.Contains(queue) && !_old.Contains(queue))
        {
            _new.Add(queue);
            _deficit[queue] = quantum;
        }
        while (Count > mostPackets || Bytes > mostBytes)
        {
            List<Packet> fattest = _queues.MaxBy(BytesOf)!.Waiting;
            int dropped = Math.Min(64, Math.Max(1, fattest.Count / 2));
            fattest.RemoveRange(0, dropped);
            Overflowed += dropped;
        }
    }

    public Packet? Dequeue(long now)
    {
        while (true)
        {
            List<int> list = _new.Count > 0 ? _new : _old;
            if (list.Count == 0) return null;
            int queue = list[0];
            if (_deficit[queue] <= 0)
            {
                _deficit[queue] += quantum;
                list.RemoveAt(0);
                _old.Add(queue);
                continue;
            }
            if (_queues[queue].Dequeue(now) is { } packet)
            {
                _deficit[queue] -= packet.Bytes;
                return packet;
            }
            list.RemoveAt(0);
            if (list == _new) _old.Add(queue);
        }
    }

    private static long BytesOf(SlowCoDel queue) => queue.Waiting.Sum(p => (long)p.Bytes);
}
