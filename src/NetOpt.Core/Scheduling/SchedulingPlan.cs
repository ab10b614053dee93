using NetOpt.Traffic;

namespace NetOpt.Scheduling;

/// <summary>A request that has been checked and completed: which queues there are, and what each discipline goes by.</summary>
internal sealed class SchedulingPlan
{
    private const string WeightsExample = "1, 1, 2";
    private const long LargestQuantum = 1L << 50;
    private const int MostQueues = 1_000_000;
    private const int MostFlows = 100_000_000;

    /// <summary>Checks and completes a request. O(packets).</summary>
    /// <exception cref="NetOptException">EmptyInput, InvalidCapacity, InvalidWeight, InvalidParameter.</exception>
    public SchedulingPlan(SchedulingRequest request)
    {
        Trace = PacketTrace.Required(request.Trace);
        Rate = new LinkRate(request.CapacityBps);
        Disciplines = Chosen(request);
        Classes = request.ClassTree is { } text ? ClassTreeText.Parse(text) : null;
        if (Classes is null && Disciplines.Contains(SchedulingDiscipline.ClassTree))
            throw Invalid("The discipline is a class tree and no tree was given", "classes with their weights", "realtime=4(voice=3,video=1),bulk=1");
        SchedulingClass[] leaves = Classes is null ? [] : [.. Classes.Leaves()];
        int queues = QueueCount(request, leaves.Length);
        Weights = request.Weights is { } weights ? [.. weights] : Classes is null ? [.. Enumerable.Repeat(1.0, queues)] : [.. Classes.LeafShares()];
        // Refuses weights that are none, whether or not a discipline goes by them.
        _ = new TagScale(Weights, 1);
        Priorities = request.Priorities is { } priorities ? [.. priorities] : [.. Enumerable.Range(0, queues)];
        QueueOfFlow = Classes is null ? [.. Enumerable.Range(0, Trace.FlowCount).Select(f => f % queues)] : Sort(leaves, Trace.FlowCount);
        Packets = Classes is null ? new PacketColumns(Trace, queues) : PacketColumns.ByTable(Trace, QueueOfFlow, queues);
        FlowsOfQueue = new int[queues];
        foreach (int queue in QueueOfFlow) FlowsOfQueue[queue]++;
        Names = Classes is not null ? [.. leaves.Select(l => l.Name)]
            : [.. Enumerable.Range(0, queues).Select(q => queues == Trace.FlowCount ? Trace.FlowName(q) : $"queue {q}")];
        QuantaBytes = Quanta(request);
    }

    public PacketTrace Trace { get; }

    public LinkRate Rate { get; }

    public SchedulingDiscipline[] Disciplines { get; }

    public PacketColumns Packets { get; }

    public double[] Weights { get; }

    public int[] Priorities { get; }

    public long[] QuantaBytes { get; }

    public SchedulingClass? Classes { get; }

    public int[] QueueOfFlow { get; }

    public int[] FlowsOfQueue { get; }

    public string[] Names { get; }

    /// <summary>How flows were sorted into queues, in a sentence.</summary>
    public string QueueRule
    {
        get
        {
            int flows = Trace.FlowCount, queues = Weights.Length;
            string many = flows == 1 ? "1 flow" : $"{flows} flows";
            if (Classes is not null) return $"{many} in {queues} classes, those not listed in turn";
            return flows == queues ? $"{many}, each in a queue of its own" : $"{many} share {queues} queues: flow f is in queue f mod {queues}";
        }
    }

    private static SchedulingDiscipline[] Chosen(SchedulingRequest request)
    {
        if (request.Disciplines is not { } given)
        {
            List<SchedulingDiscipline> usual = [SchedulingDiscipline.Fifo, SchedulingDiscipline.Wfq, SchedulingDiscipline.Wf2qPlus, SchedulingDiscipline.Drr];
            if (request.Priorities is not null) usual.Insert(1, SchedulingDiscipline.StrictPriority);
            if (request.ClassTree is not null) usual.Add(SchedulingDiscipline.ClassTree);
            return [.. usual];
        }
        if (given.Count == 0) throw Invalid("No discipline was given", "at least one", "fifo, wfq");
        var seen = new List<SchedulingDiscipline>();
        foreach (SchedulingDiscipline discipline in given)
        {
            if (!Enum.IsDefined(discipline)) throw Invalid($"There is no discipline {(int)discipline}", "one of " + string.Join(", ", Enum.GetNames<SchedulingDiscipline>()), "wfq");
            if (!seen.Contains(discipline)) seen.Add(discipline);
        }
        return [.. seen];
    }

    // Weights, priorities and quanta are one for each queue, so their number is that of the queues.
    private int QueueCount(SchedulingRequest request, int leaves)
    {
        int flows = Trace.FlowCount, queues = leaves;
        string first = "the class tree has leaves";
        Take(request.Weights?.Count, "weights");
        Take(request.Priorities?.Count, "priorities");
        Take(request.QuantaBytes?.Count, "quanta");
        if (queues == 0) queues = flows;
        if (queues > MostQueues || flows > MostFlows)
            throw new NetOptException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, $"The trace has {flows} flows for {queues} queues", $"at most {MostFlows} flows and {MostQueues} queues; flows of consecutive numbers, and weights so that they share queues", value: queues);
        if (leaves == 0 && queues > flows)
            throw Invalid($"There are {queues} {first} and {(flows == 1 ? "only 1 flow" : $"only {flows} flows")} in '{Trace.Name}'", "at most as many as there are flows: each is for one queue, and flow f is in queue f mod their number", WeightsExample);
        return queues;

        void Take(int? given, string what)
        {
            if (given is not { } count) return;
            if (count == 0) throw Invalid($"The list of {what} is empty", "one for each queue", WeightsExample);
            if (queues != 0 && count != queues)
                throw Invalid(leaves > 0 ? $"There are {count} {what} and {leaves} leaves of the class tree" : $"There are {count} {what} and {queues} {first}", "as many of one as of the other, one for each queue", WeightsExample);
            queues = count;
            first = what;
        }
    }

    // A quantum of the largest packet for the least weight lets every visit send something.
    private long[] Quanta(SchedulingRequest request)
    {
        if (request.QuantaBytes is { } given)
        {
            foreach (long quantum in given)
            {
                if (quantum is < 1 or > LargestQuantum) throw Invalid($"A quantum is {quantum} bytes", "1 byte to 1 PiB, best at least the largest packet", "1500B", quantum);
            }
            return [.. given];
        }
        double least = Weights.Min();
        return [.. Weights.Select(w => (long)Math.Round(Packets.LargestBytes * Math.Min(w / least, 1e5)))];
    }

    private static int[] Sort(SchedulingClass[] leaves, int flows)
    {
        var queueOfFlow = new int[flows];
        queueOfFlow.AsSpan().Fill(-1);
        for (int leaf = 0; leaf < leaves.Length; leaf++)
        {
            foreach (int flow in leaves[leaf].Flows)
            {
                if (flow >= flows) throw Invalid($"Class '{leaves[leaf].Name}' lists flow {flow}", flows == 1 ? "flow 0, as the trace has no other" : $"flows 0..{flows - 1} of the trace", value: flow);
                if (queueOfFlow[flow] >= 0) throw Invalid($"Flow {flow} is listed by '{leaves[queueOfFlow[flow]].Name}' and by '{leaves[leaf].Name}'", "each flow once", value: flow);
                queueOfFlow[flow] = leaf;
            }
        }
        int[] open = [.. Enumerable.Range(0, leaves.Length).Where(l => leaves[l].Flows.IsEmpty)];
        int turn = 0;
        for (int flow = 0; flow < flows; flow++)
        {
            if (queueOfFlow[flow] >= 0) continue;
            if (open.Length == 0) throw Invalid($"No class lists flow {flow}", "each flow of the trace in a class, or a class that lists none and takes the rest", "voice=3[0-9],rest=1", flow);
            queueOfFlow[flow] = open[turn++ % open.Length];
        }
        return queueOfFlow;
    }

    private static NetOptException Invalid(string problem, string expected, string? example = null, object? value = null) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, problem, expected, example, value);
}
