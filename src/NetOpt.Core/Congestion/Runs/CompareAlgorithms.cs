using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Units;

namespace NetOpt.Congestion.Runs;

/// <summary>
/// The operation <c>congestion.compare</c>: runs each candidate alone on a bottleneck and one flow of it beside one CUBIC flow, and ranks them by
/// score = goodput over possible goodput · round-trip time of the empty path over the mean one · Jain's index: Kleinrock's power (ICC 1979, throughput over delay),
/// without unit and times fairness, so that 1 is a full link without a queue and with equal shares. Half the goodput costs as much as twice the round-trip time.
/// Coexistence is a condition and not a part of the score, measured as harm (Ware et al., HotNets 2019): against what a CUBIC flow gets beside another CUBIC flow, neither the candidate nor
/// the CUBIC flow beside it may lose more than half. A share alone would blame a candidate for taking what CUBIC leaves unused. What does not coexist is not recommended while another does.
/// Replication r has the seed of the context plus r, the same for all candidates. Time of (2 · candidates + 1) · replications runs of congestion.run, on all cores.
/// </summary>
public static class CompareAlgorithms
{
    private const double LeastPart = 0.5, Confidence = 0.975, LeastSeconds = 20, RoundTrips = 500;
    private const int MostReplications = 1000;

    /// <summary>Runs it.</summary>
    /// <exception cref="NetOptException">What is wrong with the request, as for congestion.run; InvalidParameter: no candidate, or one given twice.</exception>
    public static CompareAlgorithmsResult Run(CompareAlgorithmsRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        CongestionAlgorithm[] candidates = Candidates(request);
        if (request.Replications is < 1 or > MostReplications)
            throw RequestCheck.Invalid(string.Create(CultureInfo.InvariantCulture, $"The number of replications is {request.Replications}"), $"1 to {MostReplications}", """{"replications": 5}""", request.Replications);
        if (request.CapacityBps is not { } capacity || request.RttSeconds is not { } rtt)
            throw new NetOptException(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, $"The request lacks {(request.CapacityBps is null ? "the capacity" : "the round-trip time")} of the bottleneck", "capacityBps and rttSeconds", """{"capacityBps": 50e6, "rttSeconds": 0.04}""");
        CongestionRunRequest alone = new(CapacityBps: capacity, RttSeconds: [rtt], FlowCount: request.FlowCount, Queue: request.Queue, Ecn: request.Ecn,
            LossRatio: request.LossRatio, DurationSeconds: request.DurationSeconds ?? Math.Max(LeastSeconds, RoundTrips * rtt));
        RequestCheck.Check(alone);

        // Of each replication: every candidate alone, every candidate beside CUBIC, and CUBIC beside CUBIC.
        int kinds = 2 * candidates.Length + 1;
        var results = new CongestionRunResult[kinds * request.Replications];
        var refused = new NetOptException?[results.Length];
        var progress = new WorkProgress(context, "Comparing", results.Length);
        ParallelWork.For(results.Length, context, () => 0, (i, _) =>
        {
            int replication = i / kinds, kind = i % kinds;
            CongestionAlgorithm algorithm = kind == kinds - 1 ? CongestionAlgorithm.Cubic : candidates[kind / 2];
            CongestionRunRequest run = kind % 2 == 0 && kind < kinds - 1 ? alone with { Algorithms = [algorithm] } : alone with { Algorithms = [algorithm, CongestionAlgorithm.Cubic], FlowCount = 2 };
            try
            {
                results[i] = CongestionRun.Run(run, new OperationContext { Cancellation = context.Cancellation, Clock = context.Clock, Seed = unchecked(context.Seed + (ulong)replication) });
            }
            catch (NetOptException error)
            {
                refused[i] = error;
            }
            progress.Step();
        });
        if (refused.FirstOrDefault(e => e is not null) is { } first) throw first;

        CongestionRunResult[] Of(int kind) => [.. Enumerable.Range(0, request.Replications).Select(r => results[r * kinds + kind])];
        double reference = Of(kinds - 1).Average(r => r.GoodputBps) / 2;
        ComparedAlgorithm[] compared = [.. candidates.Select((algorithm, c) => Measure(algorithm, alone, Of(2 * c), Of(2 * c + 1), reference))
            .OrderByDescending(c => c.Score).ThenBy(c => c.Algorithm).Select((c, i) => c with { Rank = i + 1 })];
        ComparedAlgorithm best = compared.FirstOrDefault(c => c.Coexists) ?? compared[0];
        string name = string.Create(CultureInfo.InvariantCulture, $"{candidates.Length} algorithms, {request.FlowCount} {(request.FlowCount == 1 ? "flow" : "flows")} over {UnitFormat.Rate(capacity)}, round trip {UnitFormat.Time(rtt)}")
            + (request.LossRatio > 0 ? $", loss {UnitFormat.Percent(request.LossRatio)}" : "");
        return new CompareAlgorithmsResult(name, [.. compared], best.Algorithm, CompareAdvice.Words(compared, best), alone.DurationSeconds, results.Length, context.Seed, request.Replications,
            results.Sum(r => r.PacketHops), Notes(request, results));
    }

    private static CongestionAlgorithm[] Candidates(CompareAlgorithmsRequest request)
    {
        if (request.Algorithms is null)
            return [.. Enum.GetValues<CongestionAlgorithm>().Where(a => a != CongestionAlgorithm.AdaptiveNaive && (a != CongestionAlgorithm.Dctcp || request.Ecn))];
        if (request.Algorithms.Count == 0) throw RequestCheck.Invalid("There is no candidate", "at least one algorithm, or none named for all", """{"algorithms": ["cubic", "bbr"]}""", null);
        if (request.Algorithms.GroupBy(a => a).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw RequestCheck.Invalid($"{twice.Key} was given twice", "each algorithm once", """{"algorithms": ["cubic", "bbr"]}""", twice.Key);
        return [.. request.Algorithms];
    }

    private static ComparedAlgorithm Measure(CongestionAlgorithm algorithm, CongestionRunRequest request, CongestionRunResult[] alone, CongestionRunResult[] beside, double reference)
    {
        double possible = request.CapacityBps!.Value * request.SegmentBytes / (request.SegmentBytes + request.HeaderBytes), empty = alone[0].Flows.Average(f => f.BaseRttSeconds);
        double[] scores = [.. alone.Select(r => r.GoodputBps / possible * (empty / r.MeanRttSeconds ?? 0) * (r.Jain ?? 1))];
        double goodput = alone.Average(r => r.GoodputBps);
        double? rtt = alone.Average(r => r.MeanRttSeconds);
        double own = beside.Average(r => r.Flows[0].GoodputBps), cubic = beside.Average(r => r.Flows[1].GoodputBps);
        bool coexists = algorithm == CongestionAlgorithm.Cubic || (reference > 0 && own >= LeastPart * reference && cubic >= LeastPart * reference);
        return new ComparedAlgorithm(0, algorithm, scores.Average(), HalfWidth(scores), goodput, goodput / possible, rtt, rtt / empty, alone.Average(r => r.P95DelaySeconds),
            alone.Average(r => r.LossShare), alone.Average(r => r.Jain), own + cubic > 0 ? own / (own + cubic) : null, reference > 0 ? own / reference : null, reference > 0 ? cubic / reference : null, coexists);
    }

    private static double? HalfWidth(double[] values)
    {
        if (values.Length < 2) return null;
        double mean = values.Average(), squares = values.Sum(v => (v - mean) * (v - mean));
        return SpecialFunctions.StudentQuantile(Confidence, values.Length - 1) * Math.Sqrt(squares / (values.Length - 1) / values.Length);
    }

    private static ImmutableArray<string> Notes(CompareAlgorithmsRequest request, CongestionRunResult[] results) =>
    [
        "Score: goodput over possible goodput, times round-trip time of the empty path over the mean one, times Jain's index. 1 is a full link without a queue and with equal shares.",
        .. request.Replications == 1 ? ["One run of each: small differences may be chance. Replications give the scores intervals."] : Array.Empty<string>(),
        .. results.SelectMany(r => r.Notes).Distinct(),
    ];
}
