namespace NetOpt.Scheduling;

/// <summary>
/// The delay that a discipline guarantees each queue, given what was measured of its arrivals: σ is the smallest burst with which the
/// trace conforms to (σ, g) at the queue's guaranteed rate g. Every bound has the form σ/g + X:
/// GPS X = 0; WFQ, WF2Q and WF2Q+ X = L_max/C (Parekh and Gallager 1993; Bennett and Zhang 1996, 1997);
/// SCFQ X = Σ of the other queues' L_j/C (Golestani 1994; Goyal, Lam and Vin 1995);
/// DRR and SRR X = Θ of <see cref="RoundRobinLatency"/>; a class tree X = Σ of L_max/(guaranteed rate) over the leaf and the classes above it but the
/// link itself (Bennett and Zhang 1997, from the worst-case fair indices of the nodes). FIFO and strict priority guarantee nothing to a queue by itself.
/// O(packets + queues).
/// </summary>
internal static class DelayBounds
{
    /// <summary>Whether a discipline guarantees anything.</summary>
    public static bool Exists(SchedulingDiscipline discipline) => discipline is not (SchedulingDiscipline.Fifo or SchedulingDiscipline.StrictPriority);

    /// <summary>Who proved it, for views.</summary>
    public static string? Source(SchedulingDiscipline discipline) => discipline switch
    {
        SchedulingDiscipline.Gps => "burst/rate (Parekh-Gallager)",
        SchedulingDiscipline.Wfq => "burst/rate + Lmax/C (Parekh-Gallager)",
        SchedulingDiscipline.Wf2q or SchedulingDiscipline.Wf2qPlus => "burst/rate + Lmax/C (Bennett-Zhang)",
        SchedulingDiscipline.Scfq => "burst/rate + sum of the others' L/C (Golestani)",
        SchedulingDiscipline.Drr or SchedulingDiscipline.Srr => "burst/rate + latency (Lenzini et al.)",
        SchedulingDiscipline.ClassTree => "burst/rate + Lmax over the rate of each class on the way (Bennett-Zhang)",
        _ => null,
    };

    /// <summary>The rate that each queue is guaranteed, bit/s.</summary>
    public static double[] Rates(SchedulingDiscipline discipline, SchedulingPlan plan)
    {
        double[] share = discipline switch
        {
            SchedulingDiscipline.Drr or SchedulingDiscipline.Srr => [.. plan.QuantaBytes.Select(q => (double)q)],
            SchedulingDiscipline.ClassTree => [.. plan.Classes!.LeafShares()],
            _ => plan.Weights,
        };
        double sum = share.Sum();
        return [.. share.Select(s => plan.Rate.BitsPerSecond * s / sum)];
    }

    /// <summary>The smallest burst in bits with which each queue conforms to its rate. O(packets).</summary>
    public static double[] Bursts(PacketColumns packets, double[] rateBps)
    {
        var burst = new double[rateBps.Length];
        var level = new double[rateBps.Length];
        var last = new long[rateBps.Length];
        for (int i = 0; i < packets.Count; i++)
        {
            int queue = packets.Queue[i];
            double drained = rateBps[queue] * 1e-9 * (packets.Time[i] - last[queue]);
            last[queue] = packets.Time[i];
            level[queue] = Math.Max(0, level[queue] - drained) + 8.0 * packets.Size[i];
            burst[queue] = Math.Max(burst[queue], level[queue]);
        }
        return burst;
    }

    /// <summary>X of each queue, in seconds.</summary>
    public static double[] Extra(SchedulingDiscipline discipline, SchedulingPlan plan, double[] largestBits)
    {
        double capacity = plan.Rate.BitsPerSecond, most = largestBits.Max(), sum = largestBits.Sum();
        switch (discipline)
        {
            case SchedulingDiscipline.Scfq:
                return [.. largestBits.Select(l => (sum - l) / capacity)];
            case SchedulingDiscipline.Drr or SchedulingDiscipline.Srr:
                double frame = plan.QuantaBytes.Sum(q => 8.0 * q);
                return [.. largestBits.Select((l, i) => RoundRobinLatency.Seconds(8.0 * plan.QuantaBytes[i], l, frame, sum, capacity))];
            case SchedulingDiscipline.ClassTree:
                var extra = new List<double>();
                Descend(plan.Classes!, capacity, 0);
                return [.. extra];

                void Descend(SchedulingClass node, double rate, double above)
                {
                    if (node.Classes.IsEmpty)
                    {
                        extra.Add(above);
                        return;
                    }
                    double weights = node.Classes.Sum(c => c.Weight);
                    foreach (SchedulingClass inner in node.Classes)
                    {
                        double share = rate * inner.Weight / weights;
                        Descend(inner, share, above + most / share);
                    }
                }
            default:
                double one = discipline == SchedulingDiscipline.Gps ? 0 : most / capacity;
                return [.. largestBits.Select(_ => one)];
        }
    }
}
