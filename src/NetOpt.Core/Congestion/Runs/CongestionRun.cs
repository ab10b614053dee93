using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Simulation;

namespace NetOpt.Congestion.Runs;

/// <summary>
/// The operation <c>congestion.run</c>: simulates flows packet by packet, as often as replications are wanted, on all cores. The same request and seed give the same result everywhere.
/// Time O(packets · hops · log links), space O(packets on the way + flows + links).
/// </summary>
public static class CongestionRun
{
    private const double Confidence = 0.975;

    /// <summary>Runs it.</summary>
    /// <exception cref="NetOptException">What is wrong with the request; Disconnected: no path for a flow; TooLarge: more events or packets than are allowed.</exception>
    public static CongestionRunResult Run(CongestionRunRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        CongestionScenario scenario = ScenarioBuilder.Build(request, context);
        var outcomes = new RunOutcome[request.Replications];
        var progress = new WorkProgress(context, "Simulating", 100L * request.Replications);
        ParallelWork.For(request.Replications, context, () => 0, (r, _) => outcomes[r] = new Replication(request, scenario, r, context).Run(progress.Step));
        return Combine(request, scenario, outcomes, context);
    }

    private static CongestionRunResult Combine(CongestionRunRequest request, CongestionScenario scenario, RunOutcome[] outcomes, OperationContext context)
    {
        ImmutableArray<CongestionFlowResult> flows = [.. scenario.Flows.Select((_, i) => Mean([.. outcomes.Select(o => o.Flows[i])]))];
        bool[] carriesData = new bool[scenario.Links.Length];
        foreach (FlowRoute flow in scenario.Flows)
        {
            foreach (int l in flow.Data) carriesData[l] = true;
        }
        int[] data = [.. Enumerable.Range(0, carriesData.Length).Where(l => carriesData[l])];
        CongestionQueueResult[] queues = [.. data.Select(l => Mean([.. outcomes.Select(o => o.Queues[l])]))];
        int[] order = [.. Enumerable.Range(0, queues.Length).OrderBy(q => queues[q], Comparer<CongestionQueueResult>.Create(Busier))];
        int busiest = order[0], link = data[busiest];
        var figures = new List<(string Name, double?[] Values)>
        {
            (nameof(CongestionRunResult.GoodputBps), [.. outcomes.Select(o => (double?)o.Flows.Sum(f => f.GoodputBps))]),
            (nameof(CongestionRunResult.Utilization), [.. outcomes.Select(o => (double?)o.Queues[link].Utilization)]),
            (nameof(CongestionRunResult.Jain), [.. outcomes.Select(o => o.Jain)]),
            (nameof(CongestionRunResult.JainOfSeconds), [.. outcomes.Select(o => o.JainOfSeconds)]),
            (nameof(CongestionRunResult.ConvergenceSeconds), [.. outcomes.Select(o => o.ConvergenceSeconds)]),
            (nameof(CongestionRunResult.MeanRttSeconds), [.. outcomes.Select(o => Average(o.Flows, f => f.MeanRttSeconds))]),
            (nameof(CongestionRunResult.MeanDelaySeconds), [.. outcomes.Select(o => o.Queues[link].MeanDelaySeconds)]),
            (nameof(CongestionRunResult.P95DelaySeconds), [.. outcomes.Select(o => o.Queues[link].P95DelaySeconds)]),
            (nameof(CongestionRunResult.LossShare), [.. outcomes.Select(o => o.Queues[link].LossShare)]),
            (nameof(CongestionRunResult.Retransmissions), [.. outcomes.Select(o => (double?)o.Flows.Sum(f => f.Retransmissions))]),
            (nameof(CongestionRunResult.Timeouts), [.. outcomes.Select(o => (double?)o.Flows.Sum(f => f.Timeouts))]),
            (nameof(CongestionRunResult.CompletedFlows), [.. outcomes.Select(o => (double?)o.Flows.Count(f => f.CompletionSeconds is not null))]),
            (nameof(CongestionRunResult.MeanCompletionSeconds), [.. outcomes.Select(o => Average(o.Flows, f => f.CompletionSeconds))]),
        };
        Dictionary<string, double?> mean = figures.ToDictionary(f => f.Name, f => Average(f.Values, v => v));
        List<string> notes = [.. scenario.Notes];
        (int recorded, _, _, int samples) = Replication.Recorded(request, scenario);
        if (recorded < flows.Length) notes.Add(string.Create(CultureInfo.InvariantCulture, $"The time series holds the first {recorded:N0} of {flows.Length:N0} flows."));
        if (samples == 0) notes.Add("The run is shorter than one interval of the time series, which is empty.");
        int never = flows.Count(f => f.DeliveredBytes == 0);
        if (never > 0) notes.Add(string.Create(CultureInfo.InvariantCulture, $"{never:N0} of {flows.Length:N0} flows delivered nothing."));
        int modest = scenario.Flows.Count(f => (f.Settings.SourceRateBps ?? request.SourceRateBps ?? f.Settings.Bytes ?? request.Bytes) is not null || f.Settings.StopSeconds is not null);
        if (modest > 0 && flows.Length > 1)
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Jain's index is of all {flows.Length:N0} flows; {modest:N0} of them can end or have an application that may send less than an equal share."));
        int starved = Starved(request, scenario, flows);
        if (starved > never && queues[busiest].Discipline == PacketQueueDiscipline.DropTail)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{starved:N0} of {flows.Length:N0} flows got less than a hundredth of an equal share. Tail drop can lock flows out when others arrive in step with a full queue (RFC 2309 section 2), above all where links have equal rates; another queue discipline shows whether it does here."));
        }
        if (outcomes.Any(o => o.ConvergenceSeconds is null) && outcomes.Any(o => o.ConvergenceSeconds is not null))
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"Fairness was reached in {outcomes.Count(o => o.ConvergenceSeconds is not null)} of {outcomes.Length} replications; the time is the mean of those."));
        return new CongestionRunResult(scenario.Name, flows, [.. order.Select(q => queues[q])], Shares(flows),
            mean[nameof(CongestionRunResult.GoodputBps)]!.Value, queues[busiest].Utilization, mean[nameof(CongestionRunResult.Jain)], mean[nameof(CongestionRunResult.JainOfSeconds)],
            mean[nameof(CongestionRunResult.ConvergenceSeconds)], mean[nameof(CongestionRunResult.MeanRttSeconds)], queues[busiest].MeanDelaySeconds, queues[busiest].P95DelaySeconds,
            queues[busiest].LossShare, mean[nameof(CongestionRunResult.Retransmissions)]!.Value, mean[nameof(CongestionRunResult.Timeouts)]!.Value,
            mean[nameof(CongestionRunResult.CompletedFlows)]!.Value, mean[nameof(CongestionRunResult.MeanCompletionSeconds)],
            request.DurationSeconds, request.WarmUpSeconds ?? request.DurationSeconds / 4, context.Seed, outcomes.Length, outcomes.Sum(o => o.PacketHops), outcomes.Sum(o => o.Events),
            outcomes.Length < 2 ? [] : [.. figures.Where(f => f.Values.All(v => v is not null)).Select(f => Interval(f.Name, f.Values))],
            outcomes[0].Series ?? new CongestionSeries(0, [], [], []), [.. notes]);
    }

    // Busiest first. A link whose buffer has no limit cannot lose anything, and a sender that overruns the next one keeps it just as busy: it comes after those that can. Of links that
    // are as busy to a thousandth, first the one that loses most, then the one with the longest queue.
    private static int Busier(CongestionQueueResult a, CongestionQueueResult b)
    {
        int order = IsLimited(b).CompareTo(IsLimited(a));
        if (order == 0) order = Math.Round(b.Utilization, 3).CompareTo(Math.Round(a.Utilization, 3));
        if (order == 0) order = (b.LossShare ?? 0).CompareTo(a.LossShare ?? 0);
        return order == 0 ? (b.MeanDelaySeconds ?? 0).CompareTo(a.MeanDelaySeconds ?? 0) : order;
    }

    private static bool IsLimited(CongestionQueueResult queue) => queue.BufferBytes is not null || queue.BufferPackets is not null;

    // Flows with endless data from the warm-up on that got next to nothing.
    private static int Starved(CongestionRunRequest request, CongestionScenario scenario, ImmutableArray<CongestionFlowResult> flows)
    {
        const double Share = 0.01;
        double equal = flows.Sum(f => f.GoodputBps) / flows.Length, warmUp = request.WarmUpSeconds ?? request.DurationSeconds / 4;
        int count = 0;
        for (int i = 0; i < flows.Length; i++)
        {
            CongestionFlow settings = scenario.Flows[i].Settings;
            bool endless = settings.Bytes is null && request.Bytes is null && settings.SourceRateBps is null && request.SourceRateBps is null && settings.StopSeconds is null;
            if (endless && flows[i].StartSeconds <= warmUp && flows[i].GoodputBps < Share * equal) count++;
        }
        return count;
    }

    private static CongestionFigure Interval(string name, double?[] values)
    {
        double mean = values.Average()!.Value, squares = values.Sum(v => (v!.Value - mean) * (v.Value - mean));
        double half = SpecialFunctions.StudentQuantile(Confidence, values.Length - 1) * Math.Sqrt(squares / (values.Length - 1) / values.Length);
        return new CongestionFigure(name, mean, half, values.Min()!.Value, values.Max()!.Value);
    }

    private static ImmutableArray<AlgorithmShare> Shares(ImmutableArray<CongestionFlowResult> flows)
    {
        double all = flows.Sum(f => f.GoodputBps);
        return [.. flows.GroupBy(f => f.Algorithm).Select(g =>
        {
            double goodput = g.Sum(f => f.GoodputBps);
            return new AlgorithmShare(g.Key, g.Count(), goodput, all > 0 ? goodput / all : null, all > 0 ? goodput / g.Count() / (all / flows.Length) : null, Average(g, f => f.MeanRttSeconds));
        })];
    }

    private static double? Average<T>(IEnumerable<T> items, Func<T, double?> value)
    {
        double sum = 0;
        int count = 0;
        foreach (T item in items)
        {
            if (value(item) is not { } v) continue;
            sum += v;
            count++;
        }
        return count == 0 ? null : sum / count;
    }

    private static CongestionFlowResult Mean(CongestionFlowResult[] runs)
    {
        if (runs.Length == 1) return runs[0];
        double Of(Func<CongestionFlowResult, double> value) => runs.Average(value);
        double? Maybe(Func<CongestionFlowResult, double?> value) => Average(runs, value);
        return runs[0] with
        {
            StartSeconds = Of(f => f.StartSeconds),
            CompletionSeconds = Maybe(f => f.CompletionSeconds),
            GoodputBps = Of(f => f.GoodputBps),
            MeanRttSeconds = Maybe(f => f.MeanRttSeconds),
            LeastRttSeconds = Maybe(f => f.LeastRttSeconds),
            GreatestRttSeconds = Maybe(f => f.GreatestRttSeconds),
            MeanWindowSegments = Maybe(f => f.MeanWindowSegments),
            DeliveredBytes = Of(f => f.DeliveredBytes),
            SentSegments = Of(f => f.SentSegments),
            Retransmissions = Of(f => f.Retransmissions),
            LossEpisodes = Of(f => f.LossEpisodes),
            MarkEpisodes = Of(f => f.MarkEpisodes),
            MarkedShare = Of(f => f.MarkedShare),
            Timeouts = Of(f => f.Timeouts),
            Probes = Of(f => f.Probes),
        };
    }

    private static CongestionQueueResult Mean(CongestionQueueResult[] runs)
    {
        if (runs.Length == 1) return runs[0];
        double Of(Func<CongestionQueueResult, double> value) => runs.Average(value);
        double? Maybe(Func<CongestionQueueResult, double?> value) => Average(runs, value);
        return runs[0] with
        {
            Utilization = Of(q => q.Utilization),
            MeanPackets = Of(q => q.MeanPackets),
            MostPackets = Of(q => q.MostPackets),
            MeanDelaySeconds = Maybe(q => q.MeanDelaySeconds),
            MedianDelaySeconds = Maybe(q => q.MedianDelaySeconds),
            P95DelaySeconds = Maybe(q => q.P95DelaySeconds),
            P99DelaySeconds = Maybe(q => q.P99DelaySeconds),
            MostDelaySeconds = Maybe(q => q.MostDelaySeconds),
            Arrived = Of(q => q.Arrived),
            Overflowed = Of(q => q.Overflowed),
            DroppedEarly = Of(q => q.DroppedEarly),
            LostOnWire = Of(q => q.LostOnWire),
            Marked = Of(q => q.Marked),
            LossShare = Maybe(q => q.LossShare),
        };
    }
}
