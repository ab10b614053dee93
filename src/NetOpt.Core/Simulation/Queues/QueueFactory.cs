using NetOpt.Numerics;

namespace NetOpt.Simulation.Queues;

/// <summary>Makes a queue from its settings, which must have been checked.</summary>
internal static class QueueFactory
{
    private const double NanosecondsPerSecond = 1e9;
    private const double PieSeconds = 0.015, CoDelTarget = 0.005, CoDelInterval = 0.1;

    /// <summary>The queue of a discipline that decides when packets leave; null for one that decides when they come in.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="packetBytes">The largest packet.</param>
    /// <param name="random">Makes its random stream.</param>
    public static ServiceQueue? ServiceQueue(QueueSettings settings, int packetBytes, Func<RandomStream> random)
    {
        var control = new CoDelParameters(Nanoseconds(settings.TargetSeconds ?? CoDelTarget), Nanoseconds(settings.IntervalSeconds ?? CoDelInterval), packetBytes);
        return settings.Discipline switch
        {
            PacketQueueDiscipline.CoDel => new CoDelQueue(control),
            PacketQueueDiscipline.FqCoDel => new FqCoDelQueue(random(), control, quantum: packetBytes),
            _ => null,
        };
    }

    /// <summary>What a discipline decides when packets come in; null for plain tail drop.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="markThreshold">Packets above which tail drop marks; null for never.</param>
    /// <param name="packetBytes">The largest packet.</param>
    /// <param name="bitsPerSecond">Rate of the link.</param>
    /// <param name="random">Makes its random stream.</param>
    public static ArrivalPolicy? ArrivalPolicy(QueueSettings settings, double? markThreshold, int packetBytes, double bitsPerSecond, Func<RandomStream> random)
    {
        double least = settings.MinThresholdPackets ?? 5;
        return settings.Discipline switch
        {
            PacketQueueDiscipline.Red => new RedPolicy(random(), packetBytes * 8 * NanosecondsPerSecond / bitsPerSecond, least, settings.MaxThresholdPackets ?? 3 * least,
                settings.MaxProbability ?? 0.1, settings.AverageWeight ?? 0.002),
            PacketQueueDiscipline.Pie => new PiePolicy(random(), Nanoseconds(settings.TargetSeconds ?? PieSeconds), Nanoseconds(settings.IntervalSeconds ?? PieSeconds)),
            _ => markThreshold is { } packets ? new StepMarkPolicy((int)packets) : null,
        };
    }

    private static long Nanoseconds(double seconds) => Math.Max(1, (long)Math.Round(seconds * NanosecondsPerSecond));
}
