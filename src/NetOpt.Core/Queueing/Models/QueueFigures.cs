using System.Collections.Immutable;
using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Queueing.Models;

/// <summary>A solved model: its figures, and functions for what is only computed when asked for. See <see cref="QueueModelResult"/> for their meaning.</summary>
internal sealed class QueueFigures(QueueModel model, string name, string method)
{
    public bool Exact { get; set; } = true;

    public string? Reason { get; set; }

    public bool Stable => Reason is null;

    public double? ArrivalRate { get; set; }
    public double? OfferedLoad { get; set; }
    public long? Servers { get; set; }
    public double? Rho { get; set; }
    public double? Utilization { get; set; }
    public double? Empty { get; set; }
    public double? WaitProbability { get; set; }
    public double? Blocking { get; set; }
    public double? LogBlocking { get; set; }
    public double? Throughput { get; set; }
    public double? MeanCustomers { get; set; }
    public double? MeanWaiting { get; set; }
    public double? MeanSojourn { get; set; }
    public double? MeanWait { get; set; }
    public double? VarianceCustomers { get; set; }
    public double? VarianceSojourn { get; set; }
    public double? VarianceWait { get; set; }
    public double? Relaxation { get; set; }
    public double? RunLength { get; set; }

    /// <summary>P(Wq &gt; t).</summary>
    public Func<double, double>? WaitTail { get; set; }

    /// <summary>P(W &gt; t).</summary>
    public Func<double, double>? SojournTail { get; set; }

    /// <summary>The t with P(Wq &gt; t) = q where that has a formula; otherwise it is searched for.</summary>
    public Func<double, double>? WaitQuantile { get; set; }

    /// <summary>The same for the time in the system.</summary>
    public Func<double, double>? SojournQuantile { get; set; }

    /// <summary>P(N = n) and P(N ≥ n).</summary>
    public Func<long, (double Probability, double AtLeast)>? State { get; set; }

    public ImmutableArray<QueueClassResult> Classes { get; set; } = [];
    public ImmutableArray<QueueStationResult> Stations { get; set; } = [];
    public ImmutableArray<QueueEstimate> Estimates { get; set; } = [];
    public List<string> Notes { get; } = [];

    /// <summary>The time that the share 1 − q of the waits stays within; null where the model has no answer.</summary>
    public double? WaitAt(double q, OperationContext context) =>
        WaitQuantile is { } known ? known(q) : WaitTail is { } tail ? TailQuantile.Find(tail, q, MeanWait ?? MeanSojourn ?? 1, context) : null;

    /// <summary>The time that the share 1 − q of the sojourns stays within; null where the model has no answer.</summary>
    public double? SojournAt(double q, OperationContext context) =>
        SojournQuantile is { } known ? known(q) : SojournTail is { } tail ? TailQuantile.Find(tail, q, MeanSojourn ?? 1, context) : null;

    public QueueModelResult ToResult(QueueModelRequest request, QueueSolution? solution, OperationContext context)
    {
        var percentiles = ImmutableArray.CreateBuilder<QueuePercentile>();
        var tails = ImmutableArray.CreateBuilder<QueueTail>();
        var states = ImmutableArray.CreateBuilder<QueueState>();
        if (Stable && (WaitTail ?? WaitQuantile ?? SojournTail ?? SojournQuantile) is not null)
        {
            foreach (double p in request.Percentiles ?? [0.5, 0.95, 0.99])
            {
                // 1 − p is exact for p ≥ ½; below, its rounding is below that of the result.
                percentiles.Add(new QueuePercentile(p, Finite(WaitAt(1 - p, context)), Finite(SojournAt(1 - p, context))));
            }
            foreach (double t in request.TimesSeconds ?? []) tails.Add(new QueueTail(t, Finite(WaitTail?.Invoke(t)), Finite(SojournTail?.Invoke(t))));
        }
        if (Stable && State is { } state)
        {
            foreach (long n in request.States ?? [])
            {
                (double probability, double atLeast) = state(n);
                states.Add(new QueueState(n, probability, atLeast));
            }
        }
        // Without an answer there is no queue that could be unstable.
        bool stable = Stable || solution is { Value: null };
        if (Stable)
        {
            if (Empty == 0) Notes.Add("p0 is below 1e-308.");
            if (tails.Any(t => t.WaitExceeds == 0 && WaitProbability > 0 || t.SojournExceeds == 0) || states.Any(s => s.Probability == 0))
                Notes.Add("A tail or state probability of 0 is below 1e-308.");
            if (request.TimesSeconds is { Count: > 0 } && tails.Count == 0) Notes.Add("Tail probabilities are not known for this model.");
            if (request.Percentiles is { Count: > 0 } && percentiles.Count == 0) Notes.Add("Percentiles are not known for this model.");
            if (request.States is { Count: > 0 } && states.Count == 0) Notes.Add("State probabilities are not known for this model.");
        }
        return new QueueModelResult(request, model, name, method, Exact, stable, Reason, Finite(ArrivalRate), Finite(OfferedLoad), Servers, Finite(Rho), Finite(Utilization),
            Finite(Empty), Finite(WaitProbability), Finite(Blocking), LogBlocking is { } log ? Finite(log / Math.Log(10)) : Blocking > 0 ? Math.Log10(Blocking.Value) : null,
            Finite(Throughput), Finite(MeanCustomers), Finite(MeanWaiting), Finite(MeanSojourn), Finite(MeanWait),
            Finite(VarianceCustomers), Finite(VarianceSojourn), Finite(VarianceWait),
            percentiles.ToImmutable(), tails.ToImmutable(), states.ToImmutable(), Classes, Stations, Estimates,
            Finite(Relaxation), Finite(RunLength), solution, [.. Notes]);
    }

    private static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;
}
