using NetOpt.Congestion.Runs;
using NetOpt.Operations;
using NetOpt.Simulation;

namespace NetOpt.Tests.Congestion.Runs;

/// <summary>What the tests of runs have in common.</summary>
internal static class Simulated
{
    public const double Mega = 1e6;

    /// <summary>Share of a link that is payload, with segments and headers as they are by default.</summary>
    public const double PayloadShare = 1448.0 / 1514;

    /// <summary>One bottleneck of 10 Mbit/s, 40 ms.</summary>
    public static CongestionRunRequest Small { get; } = new(CapacityBps: 10 * Mega, RttSeconds: [0.04], DurationSeconds: 20);

    public static CongestionRunResult Run(CongestionRunRequest request, ulong seed = 1) => CongestionRun.Run(request, new OperationContext { Seed = seed });

    public static QueueSettings Buffer(string size, PacketQueueDiscipline discipline = PacketQueueDiscipline.DropTail) => new(discipline, BufferSize.Parse(size));
}
