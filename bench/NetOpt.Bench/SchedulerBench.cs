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
            LinkService reference = PacketLink.Run(packets, rate, new FifoDiscipline(packets), OperationContext.Default);
            double fifo = Measure(() => new FifoDiscipline(packets), packets, rate, reference);
            string work = $"{Packets:N0} packets of {Flows:N0} flows at load {load}";
            Timing.Print($"FIFO, {work}", fifo, "", null);
            Timing.Print($"WFQ, {work}", Measure(() => new WfqDiscipline(packets, rate, weights), packets, rate, reference), "FIFO", fifo, 6);
            Timing.Print($"WF2Q+, {work}", Measure(() => new Wf2qPlusDiscipline(packets, rate, weights), packets, rate, reference), "FIFO", fifo);
            Timing.Print($"SCFQ, {work}", Measure(() => new ScfqDiscipline(packets, weights), packets, rate, reference), "FIFO", fifo);
            Timing.Print($"DRR, {work}", Measure(() => new DrrDiscipline(packets, quanta), packets, rate, reference), "FIFO", fifo);
            Timing.Print($"priority, {work}", Measure(() => new StrictPriorityDiscipline(packets, priorities), packets, rate, reference), "FIFO", fifo);
        }
    }

    // Everything that a work-conserving link must have in common with FIFO, then the time.
    private static double Measure(Func<PacketDiscipline> create, PacketColumns packets, LinkRate rate, LinkService reference)
    {
        LinkService service = PacketLink.Run(packets, rate, create(), OperationContext.Default);
        if (service.BusyPeriods != reference.BusyPeriods || service.FinishNanoseconds.Max() != reference.FinishNanoseconds.Max()
            || service.Order.Select(i => (long)i).Sum() != reference.Order.Select(i => (long)i).Sum())
            throw new InvalidOperationException("the link was not as busy as under FIFO");
        return Timing.Median(() => PacketLink.Run(packets, rate, create(), OperationContext.Default), runs: 7, warmUps: 1);
    }

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
