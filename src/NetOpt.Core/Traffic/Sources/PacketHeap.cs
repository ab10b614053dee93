using NetOpt.Operations;

namespace NetOpt.Traffic.Sources;

/// <summary>
/// Several packet processes merged in order of time; packets of the same time in order of the process. A binary heap over flat arrays of the
/// next times: O(log n) for each packet, n processes that still have one.
/// </summary>
internal sealed class PacketHeap
{
    private const int StartsBetweenChecks = 1 << 12;

    private readonly PacketProcess[] _process;
    private readonly long[] _time;
    private readonly int[] _which;
    private int _count;

    public PacketHeap(List<PacketProcess> processes, OperationContext context)
    {
        _process = [.. processes];
        _time = new long[_process.Length];
        _which = new int[_process.Length];
        for (int f = 0; f < _process.Length; f++)
        {
            if (f % StartsBetweenChecks == 0) context.ThrowIfCanceled();
            if (!_process[f].Advance()) continue;
            (_time[_count], _which[_count]) = (_process[f].Time, f);
            _count++;
        }
        for (int i = _count / 2 - 1; i >= 0; i--) Sink(i);
    }

    public bool IsEmpty => _count == 0;

    public int FirstProcess => _which[0];

    public PacketProcess First => _process[_which[0]];

    /// <summary>Takes the first packet away.</summary>
    public void Advance()
    {
        PacketProcess process = _process[_which[0]];
        if (process.Advance())
        {
            _time[0] = process.Time;
        }
        else if (--_count > 0)
        {
            (_time[0], _which[0]) = (_time[_count], _which[_count]);
        }
        else
        {
            return;
        }
        Sink(0);
    }

    private void Sink(int place)
    {
        long time = _time[place];
        int which = _which[place];
        while (true)
        {
            int child = 2 * place + 1;
            if (child >= _count) break;
            if (child + 1 < _count && Before(child + 1, _time[child], _which[child])) child++;
            if (!Before(child, time, which)) break;
            (_time[place], _which[place]) = (_time[child], _which[child]);
            place = child;
        }
        (_time[place], _which[place]) = (time, which);
    }

    private bool Before(int place, long time, int which) => _time[place] < time || (_time[place] == time && _which[place] < which);
}
