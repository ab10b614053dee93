using System.Numerics;
using System.Runtime.InteropServices;
using NetOpt.Numerics;
using NetOpt.Numerics.Distributions;
using NetOpt.Operations;

namespace NetOpt.Queueing.Simulation;

/// <summary>
/// G/G/m, first come, first served, without events: each customer takes the server that is free first, so the times at which the servers
/// become free, kept in order, are all the state there is. Gives the same path as <see cref="EventRun"/> on the same streams.
/// O(m) per customer for up to <see cref="SortedAtMost"/> servers, by vectors and without a branch, O(log m) for more; no allocation per customer.
/// Sources: Lindley 1952 for one server; Kiefer and Wolfowitz 1955. Deviation: times are absolute, not relative to the last arrival.
/// The mean number in the system is arrivals per second times the mean time in it (Little), as no clock of numbers is kept.
/// </summary>
internal sealed class FifoRun : QueueSimulator
{
    private const int SortedAtMost = 48;
    private const int Block = 2048;

    private readonly RandomStream _gaps, _works;
    private readonly Distribution _gap, _work;
    private readonly double[] _free;
    private readonly int _servers;
    private readonly double[] _gapBlock = new double[Block], _workBlock = new double[Block];
    private int _place = Block;
    private int _inRow;
    private double _arrival, _rowFrom;
    private long _offered;

    public FifoRun(SimulationPlan plan, ulong seed, int replication)
        : base(plan)
    {
        _gap = plan.Sources[0].Gap;
        _work = plan.Stations[0].Service[0];
        _gaps = new RandomStream(seed, StreamName("arrival", 0, replication));
        _works = new RandomStream(seed, StreamName("service", 0, replication));
        _servers = plan.Stations[0].Servers;
        if (_servers == 1 || _servers > SortedAtMost) _free = new double[_servers];
        else
        {
            // Room for whole vectors, and for one element behind them.
            _free = new double[(_servers + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count + 1];
            _free.AsSpan(_servers).Fill(double.PositiveInfinity);
        }
    }

    public override long Offered => _offered;

    public override double Now => _arrival;

    public override void Advance(long offered, OperationContext context, Action<long>? progress)
    {
        while (_offered < offered)
        {
            if (_place == Block)
            {
                context.ThrowIfCanceled();
                if ((_offered & 0xFFFF) < Block) progress?.Invoke(_offered);
                _gap.Sample(_gaps, _gapBlock);
                _work.Sample(_works, _workBlock);
                _place = 0;
            }
            int end = (int)Math.Min(Block, _place + (offered - _offered));
            int rowEnd = Math.Min(end, _place + Table.RowCustomers - _inRow);
            _offered += rowEnd - _place;
            Serve(rowEnd);
            if (_inRow == Table.RowCustomers) EndRow();
        }
    }

    // The customers up to the end of the block or of the table's row.
    private void Serve(int end)
    {
        double[] free = _free, gaps = _gapBlock, works = _workBlock;
        double arrival = _arrival, waits = 0, work = 0;
        int waited = 0, place = _place;
        _inRow += end - place;
        for (; place < end; place++)
        {
            arrival += gaps[place];
            double service = works[place], start = Math.Max(free[0], arrival), wait = start - arrival, finish = start + service;
            if (_servers == 1) free[0] = finish;
            else if (_servers <= SortedAtMost) Replace(free, finish);
            else SiftDown(free, finish);
            waits += wait;
            work += service;
            waited += wait > 0 ? 1 : 0;
            Samples.Add(wait, finish - arrival);
        }
        _place = place;
        _arrival = arrival;
        double[] sums = Table.Current;
        sums[Column.Wait] += waits;
        sums[Column.Busy] += work;
        sums[Column.Waited] += waited;
    }

    private void EndRow()
    {
        double[] sums = Table.Current;
        sums[Column.Served] = sums[Column.Offered] = _inRow;
        sums[Column.Sojourn] = sums[Column.Area] = sums[Column.Wait] + sums[Column.Busy];
        sums[Column.Seconds] = _arrival - _rowFrom;
        _rowFrom = _arrival;
        _inRow = 0;
        Table.EndRow();
    }

    // Takes the least of sorted times out and puts another, not below it, in. Each place keeps its time, takes that of the next one, or takes
    // the new one: whichever of the three lies in the middle. No step depends on where the new one goes.
    private static void Replace(double[] sorted, double value)
    {
        var broadcast = new Vector<double>(value);
        ref double first = ref MemoryMarshal.GetArrayDataReference(sorted);
        for (int i = 0; i < sorted.Length - 1; i += Vector<double>.Count)
        {
            Vector<double> here = Vector.LoadUnsafe(ref first, (nuint)i), next = Vector.LoadUnsafe(ref first, (nuint)(i + 1));
            Vector.Max(here, Vector.Min(broadcast, next)).StoreUnsafe(ref first, (nuint)i);
        }
    }

    // The free server first in a 4-ary heap; it becomes free again at another time.
    private static void SiftDown(double[] heap, double value)
    {
        int place = 0;
        while (true)
        {
            int child = (place << 2) + 1;
            if (child >= heap.Length) break;
            int end = Math.Min(child + 4, heap.Length), least = child;
            for (int other = child + 1; other < end; other++)
            {
                if (heap[other] < heap[least]) least = other;
            }
            if (!(heap[least] < value)) break;
            heap[place] = heap[least];
            place = least;
        }
        heap[place] = value;
    }
}
