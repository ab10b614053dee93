using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Queueing.Simulation;

/// <summary>
/// Any queue or network of queues, event by event. Events of the same time happen in the order in which they were scheduled. Preempted
/// customers resume before the others of their class; a customer's service time is drawn as it joins a station. Patience holds until the service first begins.
/// O(log n) per event for n customers present (O(1) but for the heap), and no allocation per customer; space O(n).
/// Processor sharing: attained service as the clock of a heap, one void event per change.
/// </summary>
internal sealed class EventRun : QueueSimulator
{
    private const byte Arrive = 0, Finish = 1, Renege = 2, Share = 3, Return = 4;
    private const int EventsBetweenChecks = 4096;
    private const int InsideAtMost = 1 << 24;

    private readonly EventHeap _events = new();
    private readonly RandomStream[] _gaps;
    private readonly StationState[] _stations;
    private readonly int _home;
    private Customer[] _all = new Customer[64];
    private int _unused = CustomerList.None, _used;
    private int _inRow;
    private double _now, _rowFrom;
    private long _offered;
    private long _inside;
    private double _stayed;
    private long _left;
    private double _area, _areaSince;
    private double _emptyAt, _emptyArea, _emptyStayed;
    private long _emptyLeft;

    public EventRun(SimulationPlan plan, ulong seed, int replication)
        : base(plan)
    {
        _gaps = new RandomStream[plan.Sources.Length];
        _stations = new StationState[plan.Stations.Length];
        for (int i = 0; i < _stations.Length; i++)
        {
            _stations[i] = new StationState(plan.Stations[i], i, plan.Classes.Length, seed, replication);
            if (plan.Stations[i].Vacation is not null) Leave(i);
        }
        for (int i = 0; i < _gaps.Length; i++)
        {
            _gaps[i] = new RandomStream(seed, StreamName("arrival", i, replication));
            _events.Push(plan.Sources[i].Gap.Sample(_gaps[i]), Arrive, i, 0);
        }
        _home = Array.FindIndex(plan.Stations, s => s.IsHome);
        for (int k = 0; k < plan.Population.Length; k++)
        {
            for (int i = 0; i < plan.Population[k]; i++)
            {
                int customer = Take(k);
                Join(customer, _home);
            }
        }
    }

    public override long Offered => _offered;

    public override double Now => _now;

    public override long Inside => _inside;

    public override LittleCheck? Little
    {
        get
        {
            if (_emptyLeft == 0 || _emptyAt == 0) return null;
            double mean = _emptyArea / _emptyAt, product = _emptyLeft / _emptyAt * (_emptyStayed / _emptyLeft);
            return new LittleCheck(_emptyAt, _emptyLeft, mean, product, mean == 0 ? 0 : Math.Abs(mean - product) / mean);
        }
    }

    public override void Advance(long offered, OperationContext context, Action<long>? progress)
    {
        int untilCheck = 0;
        long reported = _offered;
        while (_offered < offered)
        {
            if (--untilCheck < 0)
            {
                untilCheck = EventsBetweenChecks;
                context.ThrowIfCanceled();
                if (_offered - reported > 0xFFFF)
                {
                    reported = _offered;
                    progress?.Invoke(_offered);
                }
            }
            EventHeap.Entry next = _events.Pop();
            switch (next.Kind)
            {
                case Arrive:
                    _now = next.Time;
                    SourcePlan source = Plan.Sources[next.Index];
                    _events.Push(_now + source.Gap.Sample(_gaps[next.Index]), Arrive, next.Index, 0);
                    Enter(Take(source.Class), source.Station);
                    break;
                case Finish:
                    if (_all[next.Index].Stamp != next.Stamp) break;
                    _now = next.Time;
                    Complete(next.Index);
                    break;
                case Renege:
                    if (_all[next.Index].Stamp != next.Stamp) break;
                    _now = next.Time;
                    GiveUp(next.Index);
                    break;
                case Share:
                    if (_stations[next.Index].Stamp != next.Stamp) break;
                    _now = next.Time;
                    CompleteShared(next.Index);
                    break;
                default:
                    _now = next.Time;
                    ComeBack(next.Index);
                    break;
            }
        }
    }

    // From outside, or from home, into the system.
    private void Enter(int customer, int station)
    {
        _offered++;
        Table.Current[Column.Offered]++;
        _all[customer].Entered = _now;
        _all[customer].Waited = 0;
        Count(1);
        Join(customer, station);
    }

    private void Join(int customer, int index)
    {
        StationState s = _stations[index];
        ref Customer c = ref _all[customer];
        if (s.Inside >= s.Plan.Places)
        {
            Table.Current[Column.Lost]++;
            Depart(customer);
            return;
        }
        bool wait = s.Shared is null && (s.Busy >= s.Plan.Servers || s.OnVacation);
        if (s.Inside >= s.Plan.BalkAt || (s.Plan.BalkProbability > 0 && wait && s.Other.NextDouble() < s.Plan.BalkProbability))
        {
            Table.Current[Column.Balked]++;
            Depart(customer);
            return;
        }
        s.Touch(_now);
        s.Inside++;
        c.Station = index;
        c.Joined = c.Since = _now;
        c.WaitedHere = 0;
        c.Remaining = s.Plan.Service[c.Class].Sample(s.Works[c.Class]);
        if (s.Shared is { } shared)
        {
            shared.Push(s.Given + c.Remaining, Share, customer, 0);
            Reschedule(index);
            return;
        }
        if (!wait)
        {
            Serve(customer, s);
            return;
        }
        if (s.Plan.Preemptive && !s.OnVacation && LowestInService(s) is var lowest && lowest > c.Class)
        {
            Interrupt(s.InService[lowest].Last, s);
            Serve(customer, s);
            return;
        }
        s.Line[s.Line.Length == 1 ? 0 : c.Class].AddLast(_all, customer);
        if (s.Plan.Patience is { } patience) _events.Push(_now + patience.Sample(s.Other), Renege, customer, c.Stamp);
    }

    private void Serve(int customer, StationState s)
    {
        ref Customer c = ref _all[customer];
        double waited = _now - c.Since;
        c.Waited += waited;
        c.WaitedHere += waited;
        c.Since = _now;
        s.Busy++;
        if (s.Plan.Preemptive) s.InService[c.Class].AddLast(_all, customer);
        _events.Push(_now + c.Remaining, Finish, customer, ++c.Stamp);
    }

    private static int LowestInService(StationState s)
    {
        for (int k = s.InService.Length - 1; k >= 0; k--)
        {
            if (s.InService[k].First != CustomerList.None) return k;
        }
        return -1;
    }

    private void Interrupt(int customer, StationState s)
    {
        ref Customer c = ref _all[customer];
        s.InService[c.Class].Remove(_all, customer);
        s.Busy--;
        c.Stamp++;
        c.Remaining = Math.Max(0, c.Remaining - (_now - c.Since));
        c.Since = _now;
        s.Line[c.Class].AddFirst(_all, customer);
    }

    private void Complete(int customer)
    {
        ref Customer c = ref _all[customer];
        int index = c.Station;
        StationState s = _stations[index];
        s.Touch(_now);
        s.Inside--;
        s.Busy--;
        c.Stamp++;
        if (s.Plan.Preemptive) s.InService[c.Class].Remove(_all, customer);
        if (!ServeNext(s) && s.Plan.Vacation is not null) Leave(index);
        Move(customer, index);
    }

    private bool ServeNext(StationState s)
    {
        bool lifo = s.Plan.Discipline == QueueDiscipline.Lifo;
        foreach (CustomerList line in s.Line)
        {
            int next = lifo ? line.Last : line.First;
            if (next == CustomerList.None) continue;
            line.Remove(_all, next);
            Serve(next, s);
            return true;
        }
        return false;
    }

    private void CompleteShared(int index)
    {
        StationState s = _stations[index];
        s.Touch(_now);
        EventHeap.Entry done = s.Shared!.Pop();
        // The clock of given service may miss the due amount by its rounding.
        s.Given = done.Time;
        s.Inside--;
        if (s.Inside == 0) s.Given = 0;
        int customer = done.Index;
        ref Customer c = ref _all[customer];
        double waited = Math.Max(0, _now - c.Joined - c.Remaining);
        c.Waited += waited;
        c.WaitedHere = waited;
        Reschedule(index);
        Move(customer, index);
    }

    private void Reschedule(int index)
    {
        StationState s = _stations[index];
        s.Stamp++;
        if (s.Shared!.Count > 0) _events.Push(_now + Math.Max(0, s.Shared.NextTime - s.Given) / s.Share, Share, index, s.Stamp);
    }

    private void GiveUp(int customer)
    {
        ref Customer c = ref _all[customer];
        StationState s = _stations[c.Station];
        s.Touch(_now);
        s.Inside--;
        c.Stamp++;
        s.Line[s.Line.Length == 1 ? 0 : c.Class].Remove(_all, customer);
        Table.Current[Column.Reneged]++;
        Depart(customer);
    }

    private void Leave(int index)
    {
        StationState s = _stations[index];
        s.OnVacation = true;
        _events.Push(_now + s.Plan.Vacation!.Sample(s.Other), Return, index, 0);
    }

    private void ComeBack(int index)
    {
        StationState s = _stations[index];
        s.Touch(_now);
        s.OnVacation = false;
        if (!ServeNext(s)) Leave(index);
    }

    // After a service: on to the next station, home, or out.
    private void Move(int customer, int from)
    {
        ref Customer c = ref _all[customer];
        StationState s = _stations[from];
        if (s.Plan.IsHome)
        {
            int first = Next(c.Class, s, from);
            if (_stations[first].Plan.IsHome) Home(customer, served: true);
            else Enter(customer, first);
            return;
        }
        double[] sums = Table.Current;
        int at = Column.OfStation(Plan.Classes.Length, from, 0);
        sums[at + Column.StationServed]++;
        sums[at + Column.StationWait] += c.WaitedHere;
        sums[at + Column.StationSojourn] += _now - c.Joined;
        int next = Next(c.Class, s, from);
        if (next >= 0 && !_stations[next].Plan.IsHome) Join(customer, next);
        else Served(customer);
    }

    private int Next(int customerClass, StationState s, int from)
    {
        double[] row = Plan.Routing[customerClass][from];
        if (row[^1] == 0) return CustomerList.None;
        double u = s.Other.NextDouble();
        for (int j = 0; j < row.Length; j++)
        {
            if (u < row[j]) return j;
        }
        return CustomerList.None;
    }

    private void Served(int customer)
    {
        ref Customer c = ref _all[customer];
        Record(c.Class, c.Waited, _now - c.Entered);
        Depart(customer);
    }

    private void Record(int customerClass, double waited, double stayed)
    {
        double[] sums = Table.Current;
        sums[Column.Served]++;
        sums[Column.Wait] += waited;
        sums[Column.Sojourn] += stayed;
        if (waited > 0) sums[Column.Waited]++;
        int at = Column.OfClass(customerClass, 0);
        sums[at + Column.ClassServed]++;
        sums[at + Column.ClassWait] += waited;
        sums[at + Column.ClassSojourn] += stayed;
        Samples.Add(waited, stayed);
        if (++_inRow == Table.RowCustomers) EndRow();
    }

    // Out of the system, served or not.
    private void Depart(int customer)
    {
        ref Customer c = ref _all[customer];
        _stayed += _now - c.Entered;
        _left++;
        Count(-1);
        if (Plan.IsClosed)
        {
            Home(customer, served: false);
            return;
        }
        c.Stamp++;
        c.Next = _unused;
        _unused = customer;
    }

    private void Home(int customer, bool served)
    {
        if (served)
        {
            // Straight from home to home: a round without a visit.
            _offered++;
            Table.Current[Column.Offered]++;
            Record(_all[customer].Class, 0, 0);
        }
        Join(customer, _home);
    }

    private int Take(int customerClass)
    {
        int customer = _unused;
        if (customer != CustomerList.None) _unused = _all[customer].Next;
        else
        {
            if (_used == InsideAtMost)
            {
                throw new NetOptException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, FormattableString.Invariant($"More than {InsideAtMost} customers are in the system at once"),
                    "a queue that is not overloaded, or fewer customers", value: InsideAtMost);
            }
            if (_used == _all.Length) Array.Resize(ref _all, 2 * _used);
            customer = _used++;
        }
        _all[customer].Class = customerClass;
        return customer;
    }

    // The number in the system changes.
    private void Count(int change)
    {
        _area += _inside * (_now - _areaSince);
        _areaSince = _now;
        _inside += change;
        if (_inside == 0) (_emptyAt, _emptyArea, _emptyStayed, _emptyLeft) = (_now, _area, _stayed, _left);
    }

    private void EndRow()
    {
        double[] sums = Table.Current;
        sums[Column.Seconds] = _now - _rowFrom;
        _rowFrom = _now;
        for (int i = 0; i < _stations.Length; i++)
        {
            StationState s = _stations[i];
            s.Touch(_now);
            int at = Column.OfStation(Plan.Classes.Length, i, 0);
            sums[at + Column.StationArea] = s.Area;
            sums[at + Column.StationBusy] = s.BusyArea;
            if (!s.Plan.IsHome)
            {
                sums[Column.Area] += s.Area;
                sums[Column.Busy] += s.BusyArea;
            }
            s.Area = s.BusyArea = 0;
        }
        _inRow = 0;
        Table.EndRow();
    }
}
