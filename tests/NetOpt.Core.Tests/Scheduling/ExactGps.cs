using System.Numerics;
using NetOpt.Traffic;
using Rational = NetOpt.Tests.Bandwidth.ExactMaxMin.Rational;

namespace NetOpt.Tests.Scheduling;

/// <summary>
/// Generalized processor sharing one event at a time in exact rational arithmetic, by what each queue has left and not by virtual time: slow and obvious.
/// Beside it the virtual time by its definition, and the tags. Whole capacities (bit/s) and weights. Times in nanoseconds.
/// </summary>
internal sealed class ExactGps
{
    public ExactGps(PacketTrace trace, int capacity, int[] weight)
    {
        int flows = weight.Length;
        var waiting = new Queue<int>[flows];
        for (int f = 0; f < flows; f++) waiting[f] = [];
        var left = new Rational[trace.Count];
        var lastTag = new Rational[flows];
        Finish = new Rational[trace.Count];
        Tag = new Rational[trace.Count];
        Start = new Rational[trace.Count];
        Arrival = new Rational[trace.Count];
        Rational now = new(0), v = new(0);
        Rational perNanosecond = new(capacity, 1_000_000_000);
        int next = 0;
        while (true)
        {
            int sum = Enumerable.Range(0, flows).Where(f => waiting[f].Count > 0).Sum(f => weight[f]);
            if (sum == 0)
            {
                if (next == trace.Count) return;
                now = new Rational(trace.TimeNanoseconds[next]);
                v = new Rational(0);
                Array.Fill(lastTag, new Rational(0));
            }
            else
            {
                // The first head to end, unless a packet arrives before.
                Rational? until = null;
                for (int f = 0; f < flows; f++)
                {
                    if (waiting[f].Count == 0) continue;
                    Rational end = now + left[waiting[f].Peek()] * sum / (perNanosecond * weight[f]);
                    if (until is null || end < until.Value) until = end;
                }
                if (next < trace.Count && new Rational(trace.TimeNanoseconds[next]) < until!.Value) until = new Rational(trace.TimeNanoseconds[next]);
                Rational work = (until!.Value - now) * perNanosecond / sum;
                for (int f = 0; f < flows; f++)
                {
                    if (waiting[f].Count == 0) continue;
                    int head = waiting[f].Peek();
                    left[head] -= work * weight[f];
                    if (!(left[head] == new Rational(0))) continue;
                    Finish[head] = until.Value;
                    waiting[f].Dequeue();
                }
                v += work;
                now = until.Value;
            }
            for (; next < trace.Count && new Rational(trace.TimeNanoseconds[next]) == now; next++)
            {
                int f = trace.Flow!.Value[next];
                Arrival[next] = v;
                Start[next] = v < lastTag[f] ? lastTag[f] : v;
                Tag[next] = lastTag[f] = Start[next] + new Rational(8 * trace.SizeBytes[next], weight[f]);
                left[next] = new Rational(8 * trace.SizeBytes[next]);
                waiting[f].Enqueue(next);
            }
        }
    }

    /// <summary>When each packet is served, ns.</summary>
    public Rational[] Finish { get; }

    /// <summary>V at each arrival, bits per weight.</summary>
    public Rational[] Arrival { get; }

    /// <summary>Start tags.</summary>
    public Rational[] Start { get; }

    /// <summary>Finish tags.</summary>
    public Rational[] Tag { get; }

    /// <summary>The order in which a link sends that always takes the packet first in the given order of tags among those that have arrived, all in exact time.</summary>
    public static int[] Order(PacketTrace trace, int capacity, Func<int, int, bool> before)
    {
        var order = new List<int>();
        var waiting = new List<int>();
        Rational now = new(0);
        int next = 0;
        while (order.Count < trace.Count)
        {
            if (waiting.Count == 0 && now < new Rational(trace.TimeNanoseconds[next])) now = new Rational(trace.TimeNanoseconds[next]);
            while (next < trace.Count && !(now < new Rational(trace.TimeNanoseconds[next]))) waiting.Add(next++);
            int first = waiting[0];
            foreach (int packet in waiting)
            {
                if (before(packet, first)) first = packet;
            }
            waiting.Remove(first);
            order.Add(first);
            now += new Rational(8 * trace.SizeBytes[first]) * new Rational(1_000_000_000, capacity);
        }
        return [.. order];
    }
}
