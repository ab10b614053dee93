using System.Globalization;
using System.Text.Json;
using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using NetOpt.Operations;
using NetOpt.Simulation;

namespace NetOpt.Tests.Congestion.Runs;

/// <summary>
/// The same setups as the Linux kernel ran between network namespaces and as ns-3 simulated, within the tolerances that come with those results: figures of the time after the
/// warm-up, means over several starts. What is known to miss stands beside its case with both numbers and the reason, and the rest of the case is still asserted.
/// </summary>
public sealed class ReferenceTests
{
    private static readonly Dictionary<string, ReferenceCase> s_cases = Cases();

    public static TheoryData<string> Names => [.. s_cases.Keys];

    [SharedDataTheory]
    [MemberData(nameof(Names))]
    public void A_run_agrees_with_the_kernel_or_with_ns3(string name)
    {
        ReferenceCase the = s_cases[name];
        using JsonDocument file = SharedData.Expected("tcp.json");
        string[] parts = name.Split('/');
        JsonElement expected = file.RootElement.GetProperty(parts[0]).GetProperty(parts[1]);
        double Of(string figure) => expected.GetProperty(figure).GetProperty("mean").GetDouble();
        CongestionRunRequest request = the.Request;
        CongestionAlgorithm algorithm = request.Algorithms![0];
        bool bbr = algorithm == CongestionAlgorithm.Bbr, reno = algorithm == CongestionAlgorithm.NewReno, managed = request.Queue!.Discipline != PacketQueueDiscipline.DropTail;

        CongestionRunResult ours = CongestionRun.Run(request, OperationContext.Default);

        var misses = new List<string>();
        void Check(ReferenceFigures figure, double value, double reference, bool holds)
        {
            if (!holds && !the.Except.HasFlag(figure)) misses.Add(string.Create(CultureInfo.InvariantCulture, $"{figure} {value:0.#####} against {reference:0.#####}"));
        }
        double utilization = Of("utilisation_aw");
        Check(ReferenceFigures.Utilization, ours.Utilization, utilization, Math.Abs(ours.Utilization - utilization) <= (bbr ? 0.02 : 0.015));
        double rtt = ours.MeanRttSeconds!.Value * 1e3, theirRtt = Of("meanRttMs_aw");
        Check(ReferenceFigures.MeanRtt, rtt, theirRtt, Within(rtt, theirRtt, bbr ? 0.15 : 0.1));
        double delay = ours.MeanDelaySeconds!.Value * 1e3, theirDelay = Of("queueDelayMs_aw.mean");
        Check(ReferenceFigures.MeanDelay, delay, theirDelay, bbr
            ? Within(delay, theirDelay, 0.25) || Math.Abs(delay - theirDelay) <= 3
            : Within(delay, theirDelay, managed ? 0.3 : reno && the.HasShallowBuffer ? 0.21 : 0.15));
        if (!managed)
        {
            double p95 = ours.P95DelaySeconds!.Value * 1e3, theirs = Of("queueDelayMs_aw.p95"), packet = (request.SegmentBytes + request.HeaderBytes) * 8e3 / request.CapacityBps!.Value;
            Check(ReferenceFigures.P95Delay, p95, theirs, bbr ? Within(p95, theirs, 0.15) : Within(p95, theirs, 0.05) || Math.Abs(p95 - theirs) <= packet);
        }
        if (ours.Jain is { } jain) Check(ReferenceFigures.Jain, jain, Of("jain_aw"), bbr ? jain >= 0.85 : Math.Abs(jain - Of("jain_aw")) <= 0.1);
        double loss = ours.LossShare!.Value, theirLoss = Of("lossShareAtBottleneck"), factor = bbr ? 2 : reno ? 5 : 3;
        Check(ReferenceFigures.LossShare, loss, theirLoss, loss == theirLoss || (loss <= theirLoss * factor && loss >= theirLoss / factor));
        Assert.True(misses.Count == 0, $"{name}: {string.Join("; ", misses)}");
    }

    private static bool Within(double value, double reference, double share) => Math.Abs(value / reference - 1) <= share;

    private static Dictionary<string, ReferenceCase> Cases()
    {
        var cases = new Dictionary<string, ReferenceCase>();
        void Linux(string name, CongestionAlgorithm algorithm, double mbps, string buffer, int flows, ReferenceFigures except = ReferenceFigures.None) => cases["linux/" + name] = new ReferenceCase(
            new CongestionRunRequest(CapacityBps: mbps * 1e6, RttSeconds: [0.04], Algorithms: [algorithm], FlowCount: flows, Queue: Simulated.Buffer(buffer),
                DurationSeconds: 30, WarmUpSeconds: 10, SegmentsPerAck: 2, Replications: 5), buffer is "30ms" or "40ms", except);
        void Ns3(string name, CongestionRunRequest request, bool shallow, ReferenceFigures except = ReferenceFigures.None) => cases["ns3/" + name] = new ReferenceCase(
            request with { HeaderBytes = 54, SegmentsPerAck = 2, StartSeconds = [0, 0.1], StartSpreadSeconds = 0.02, DurationSeconds = 60, WarmUpSeconds = 15, FlowCount = 2, Replications = 3 }, shallow, except);

        foreach (int flows in new[] { 1, 2 })
        {
            Linux($"reno-10M-30ms-{flows}", CongestionAlgorithm.NewReno, 10, "30ms", flows);
            Linux($"reno-50M-120ms-{flows}", CongestionAlgorithm.NewReno, 50, "120ms", flows);
            Linux($"cubic-10M-30ms-{flows}", CongestionAlgorithm.Cubic, 10, "30ms", flows);
            Linux($"cubic-50M-120ms-{flows}", CongestionAlgorithm.Cubic, 50, "120ms", flows);
        }
        // Queue 8.4 ms against 15.7 ms, 95th percentile 17.2 against 25.4 ms, no loss against 0.22 %: alone, BBR has no queue but its own bursts, and the kernel's has those of
        // segmentation offload, of the shaper and of its timers on top. With the shaper's burst the figures come closer.
        Linux("bbr-10M-30ms-1", CongestionAlgorithm.Bbr, 10, "30ms", 1, ReferenceFigures.MeanDelay | ReferenceFigures.P95Delay | ReferenceFigures.LossShare);
        Linux("bbr-10M-30ms-2", CongestionAlgorithm.Bbr, 10, "30ms", 2);
        // Queue 3.0 ms against 7.0 ms, 95th percentile 11.0 against 19.4 ms: the same bursts.
        Linux("bbr-50M-120ms-1", CongestionAlgorithm.Bbr, 50, "120ms", 1, ReferenceFigures.MeanDelay | ReferenceFigures.P95Delay);
        Linux("match-a-reno", CongestionAlgorithm.NewReno, 10, "40ms", 2);
        Linux("match-a-cubic", CongestionAlgorithm.Cubic, 10, "40ms", 2);

        CongestionRunRequest a = new(CapacityBps: 10e6, RttSeconds: [0.04], Queue: Simulated.Buffer("33p"));
        Ns3("a-NewReno", a with { Algorithms = [CongestionAlgorithm.NewReno] }, true);
        Ns3("a-Cubic", a with { Algorithms = [CongestionAlgorithm.Cubic] }, true);
        // Loss 3.7 % against 11.8 %; the kernel, which decides where the two differ, loses 7.4 % in a buffer that is a quarter smaller (bbr-10M-30ms-2, within a factor of two of ours).
        Ns3("a-Bbr", a with { Algorithms = [CongestionAlgorithm.Bbr] }, true, ReferenceFigures.LossShare);
        // Queue 7.7 ms against 3.1 ms, 95th percentile 8.5 against 3.6 ms: six against two or three packets, of which two flows may keep four to eight by Vegas's rule (alpha 2, beta 4).
        Ns3("a-Vegas", a with { Algorithms = [CongestionAlgorithm.Vegas] }, true, ReferenceFigures.MeanDelay | ReferenceFigures.P95Delay);
        Ns3("a-Dctcp", a with { Algorithms = [CongestionAlgorithm.Dctcp], Queue = a.Queue! with { MarkThresholdPackets = 6 } }, true);
        foreach (PacketQueueDiscipline discipline in new[] { PacketQueueDiscipline.DropTail, PacketQueueDiscipline.CoDel, PacketQueueDiscipline.FqCoDel })
            Ns3("d-Cubic-" + discipline, new CongestionRunRequest(CapacityBps: 50e6, RttSeconds: [0.05], Algorithms: [CongestionAlgorithm.Cubic], Queue: Simulated.Buffer("4bdp", discipline)), false);
        return cases;
    }
}
