using System.Diagnostics;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Scheduling;
using NetOpt.Traffic;

namespace NetOpt.Bench;

/// <summary>
/// Packet disciplines beside FIFO on the same trace through the same link: 5 million packets of 1,000 flows with weights 1 to 8, start and finish of each
/// packet. Two loads: a busy link, where a few dozen flows wait at a time, and an overloaded one, where after a while all do.
/// A discipline's own arrays are made inside the time.
/// </summary>
internal static class SchedulerBench
{
    private const int Flows = 1000, Packets = 5_000_000;
    private const int Runs = 9;
    private const double Capacity = 10e9;

    public static void Run()
    {
        foreach (double load in new[] { 0.95, 1.3 })
        {
            var packets = new PacketColumns(Trace(load));
            var rate = new LinkRate(Capacity);
            double[] weights = [.. Enumerable.Range(0, Flows).Select(f => 1.0 + f % 8)];
            long[] quanta = [.. weights.Select(w => (long)(1500 * w))];
            int[] priorities = [.. Enumerable.Range(0, Flows).Select(f => f % 8)];
            (string Name, Func<PacketDiscipline> Create)[] disciplines =
            [
                ("FIFO", () => new FifoDiscipline(packets)),
                ("WFQ", () => new WfqDiscipline(packets, rate, weights)),
                ("WF2Q+", () => new Wf2qPlusDiscipline(packets, rate, weights)),
                ("SCFQ", () => new ScfqDiscipline(packets, weights)),
                ("DRR", () => new DrrDiscipline(packets, quanta)),
                ("priority", () => new StrictPriorityDiscipline(packets, priorities)),
            ];
            double[] seconds = Measure(disciplines, packets, rate);
            string work = $"{Packets:N0} packets of {Flows:N0} flows at load {load}";
            Timing.Print($"FIFO, {work}", seconds[0], "", null);
            for (int i = 1; i < disciplines.Length; i++) Timing.Print($"{disciplines[i].Name}, {work}", seconds[i], "FIFO", seconds[0], disciplines[i].Name == "WFQ" ? 6 : null);
        }
    }

    // In turns, so that other load on the machine falls on all of them; the first run of each is checked against FIFO and not counted.
    private static double[] Measure((string Name, Func<PacketDiscipline> Create)[] disciplines, PacketColumns packets, LinkRate rate)
    {
        var seconds = new double[disciplines.Length][];
        LinkService fifo = PacketLink.Run(packets, rate, disciplines[0].Create(), OperationContext.Default);
        (long last, long order) = Common(fifo);
        for (int i = 0; i < disciplines.Length; i++)
        {
            seconds[i] = new double[Runs];
            LinkService service = PacketLink.Run(packets, rate, disciplines[i].Create(), OperationContext.Default);
            if (service.BusyPeriods != fifo.BusyPeriods || Common(service) != (last, order)) throw new InvalidOperationException($"under {disciplines[i].Name} the link was not as busy as under FIFO");
        }
        for (int run = 0; run < Runs; run++)
        {
            for (int i = 0; i < disciplines.Length; i++)
            {
                GC.Collect();
                long start = Stopwatch.GetTimestamp();
                PacketLink.Run(packets, rate, disciplines[i].Create(), OperationContext.Default);
                seconds[i][run] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            }
        }
        return [.. seconds.Select(Timing.Median)];
    }

    // What every work-conserving discipline has in common: when the link is done, and that each packet was sent.
    private static (long Last, long Order) Common(LinkService service) => (service.FinishNanoseconds.Max(), service.Order.Sum(i => (long)i));

    private static PacketTrace Trace(double load)
    {
        int[] sizes = [40, 40, 576, 1500, 1500];
        var random = new RandomStream(1, "scheduler bench");
        var time = new long[Packets];
        var size = new int[Packets];
        var flow = new int[Packets];
        double gap = 8 * sizes.Average() / (Capacity * load) * 1e9, now = 0;
        for (int i = 0; i < Packets; i++)
        {
            now += random.NextExponential(gap);
            time[i] = (long)now;
            size[i] = sizes[random.NextInt32(sizes.Length)];
            flow[i] = random.NextInt32(Flows);
        }
        return new PacketTrace([.. time], [.. size], [.. flow]);
    }
}
