using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetOpt.Operations;

namespace NetOpt.Scheduling;

/// <summary>
/// The operation <c>scheduling.run</c>: sends the packets of a trace through a link under each discipline asked for, and sets delays, shares, distance to GPS
/// and the proven bounds side by side.
/// </summary>
public static class SchedulingOperation
{
    // What rounding to nanoseconds may add to a measured delay, and what sums of doubles may take from a bound.
    private const double TimeTolerance = 1.001e-9, RelativeTolerance = 1e-9;

    /// <summary>Runs it. Complexity: for each discipline that of its runs, and O(packets log packets) for percentiles.</summary>
    /// <exception cref="NetOptException">EmptyInput, InvalidCapacity, InvalidWeight, InvalidParameter, TooDeep, TooLarge.</exception>
    public static SchedulingResult Run(SchedulingRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        var plan = new SchedulingPlan(request);
        PacketColumns packets = plan.Packets;
        SchedulingQueue[] queues = Queues(plan);
        int steps = plan.Disciplines.Length + 2;
        // FIFO first: it says how often the link was busy, and whether the times can be held.
        LinkService fifo = PacketLink.Run(packets, plan.Rate, new FifoDiscipline(packets), Part(context, 0, steps));
        GpsService gps = FluidGps.Run(packets, plan.Rate, plan.Weights, Part(context, 1, steps));
        var runs = ImmutableArray.CreateBuilder<DisciplineRun>(plan.Disciplines.Length);
        for (int i = 0; i < plan.Disciplines.Length; i++)
        {
            SchedulingDiscipline discipline = plan.Disciplines[i];
            OperationContext part = Part(context, i + 2, steps);
            (LinkService service, GpsComparison? comparison) = discipline switch
            {
                SchedulingDiscipline.Gps => (new LinkService(gps.StartNanoseconds, gps.FinishNanoseconds, [], fifo.BusyPeriods), null),
                SchedulingDiscipline.Fifo => (fifo, gps.Compare(fifo)),
                _ => Send(discipline, plan, gps, part),
            };
            runs.Add(Summarize(discipline, plan, queues, service, comparison, part));
        }
        double? load = plan.Trace.DurationNanoseconds > 0 ? packets.TotalBits / (plan.Rate.BitsPerSecond * plan.Trace.DurationNanoseconds * 1e-9) : null;
        return new SchedulingResult(plan.Trace, plan.Rate.BitsPerSecond, load, fifo.BusyPeriods, plan.QueueRule, [.. plan.QueueOfFlow], [.. queues], runs.MoveToImmutable());
    }

    private static (LinkService Service, GpsComparison? Comparison) Send(SchedulingDiscipline discipline, SchedulingPlan plan, GpsService gps, OperationContext context)
    {
        LinkService service = PacketLink.Run(plan.Packets, plan.Rate, Create(discipline, plan), context);
        return (service, discipline == SchedulingDiscipline.ClassTree ? null : gps.Compare(service));
    }

    private static PacketDiscipline Create(SchedulingDiscipline discipline, SchedulingPlan plan) => discipline switch
    {
        SchedulingDiscipline.StrictPriority => new StrictPriorityDiscipline(plan.Packets, plan.Priorities),
        SchedulingDiscipline.Wfq => new WfqDiscipline(plan.Packets, plan.Rate, plan.Weights),
        SchedulingDiscipline.Wf2q => new Wf2qDiscipline(plan.Packets, plan.Rate, plan.Weights),
        SchedulingDiscipline.Wf2qPlus => new Wf2qPlusDiscipline(plan.Packets, plan.Rate, plan.Weights),
        SchedulingDiscipline.Scfq => new ScfqDiscipline(plan.Packets, plan.Weights),
        SchedulingDiscipline.Drr => new DrrDiscipline(plan.Packets, plan.QuantaBytes),
        SchedulingDiscipline.Srr => new SrrDiscipline(plan.Packets, plan.QuantaBytes),
        SchedulingDiscipline.ClassTree => new ClassTreeDiscipline(plan.Packets, plan.Classes!),
        _ => new FifoDiscipline(plan.Packets),
    };

    private static DisciplineRun Summarize(SchedulingDiscipline discipline, SchedulingPlan plan, SchedulingQueue[] queues, LinkService service, GpsComparison? gps, OperationContext context)
    {
        var delays = new QueueDelays(plan.Packets, service.FinishNanoseconds, context);
        bool guarantees = DelayBounds.Exists(discipline);
        double[] rate = guarantees ? DelayBounds.Rates(discipline, plan) : [];
        double[] burst = guarantees ? DelayBounds.Bursts(plan.Packets, rate) : [];
        double[] extra = guarantees ? DelayBounds.Extra(discipline, plan, [.. queues.Select(q => 8.0 * q.LargestPacketBytes)]) : [];
        var rows = ImmutableArray.CreateBuilder<QueueService>(queues.Length);
        double sum = 0, most = 0;
        bool kept = true;
        for (int q = 0; q < queues.Length; q++)
        {
            var row = new QueueService(q, queues[q].Name, discipline);
            if (delays.Count(q) > 0)
            {
                double max = delays.Percentile(q, 1);
                sum += delays.Sum[q];
                most = Math.Max(most, max);
                row = row with
                {
                    ThroughputBps = 8.0 * queues[q].Bytes / (Math.Max(1, delays.LastFinish[q] - delays.FirstArrival[q]) * 1e-9),
                    MeanDelaySeconds = delays.Sum[q] / delays.Count(q) * 1e-9,
                    MedianDelaySeconds = delays.Percentile(q, 0.5),
                    P95DelaySeconds = delays.Percentile(q, 0.95),
                    P99DelaySeconds = delays.Percentile(q, 0.99),
                    MaxDelaySeconds = max,
                };
                if (guarantees)
                {
                    double bound = burst[q] / rate[q] + extra[q];
                    bool held = max <= bound * (1 + RelativeTolerance) + TimeTolerance;
                    kept &= held;
                    row = row with { GuaranteedRateBps = rate[q], BurstBits = burst[q], DelayBoundSeconds = bound, BoundKept = held };
                }
                if (gps is not null)
                    row = row with { LagBits = gps.LagBits[q], LeadBits = gps.LeadBits[q], LagSeconds = gps.LagNanoseconds[q] * 1e-9, LeadSeconds = gps.LeadNanoseconds[q] * 1e-9 };
            }
            rows.Add(row);
        }
        return new DisciplineRun(discipline, sum / plan.Packets.Count * 1e-9, most, DelayBounds.Source(discipline), guarantees ? kept : null, rows.MoveToImmutable(),
            ImmutableCollectionsMarshal.AsImmutableArray(service.StartNanoseconds), ImmutableCollectionsMarshal.AsImmutableArray(service.FinishNanoseconds));
    }

    private static SchedulingQueue[] Queues(SchedulingPlan plan)
    {
        PacketColumns packets = plan.Packets;
        int queues = packets.QueueCount;
        var count = new int[queues];
        var bytes = new long[queues];
        var largest = new int[queues];
        for (int i = 0; i < packets.Count; i++)
        {
            int queue = packets.Queue[i];
            count[queue]++;
            bytes[queue] += packets.Size[i];
            largest[queue] = Math.Max(largest[queue], packets.Size[i]);
        }
        return [.. Enumerable.Range(0, queues).Select(q => new SchedulingQueue(q, plan.Names[q], plan.Weights[q], plan.Priorities[q], plan.QuantaBytes[q], plan.FlowsOfQueue[q], count[q], bytes[q], largest[q]))];
    }

    private static OperationContext Part(OperationContext context, int step, int steps) => new()
    {
        Cancellation = context.Cancellation,
        Progress = context.Progress is { } progress ? new PartProgress(progress, step, steps) : null,
        Seed = context.Seed,
        Clock = context.Clock,
    };

    private sealed class PartProgress(IProgress<OperationProgress> whole, int step, int steps) : IProgress<OperationProgress>
    {
        public void Report(OperationProgress value) => whole.Report(value with { Fraction = (step + (value.Fraction ?? 0)) / steps });
    }
}
