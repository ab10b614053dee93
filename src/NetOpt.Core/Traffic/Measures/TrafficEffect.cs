using System.Collections.Immutable;
using NetOpt.Operations;

namespace NetOpt.Traffic.Measures;

/// <summary>
/// Sends packet traces through a link with one first-come first-served queue, infinite or finite, and puts the formulas beside it that are
/// usually taken instead. The same load for each trace shows what burstiness does.
/// Method: Lindley's recursion W' = max(0, W + S - (t' - t)) from W = 0, S = 8·bytes/capacity; with a buffer a packet is lost whose bytes and the unsent
/// bytes before it are together more than the buffer (bytes leave it as they are sent). Time O(n log n) for n packets and each link, space O(n).
/// Source: Lindley 1952; Kingman 1961; Norros 1994; Pakes 1975. Backlogs are seen over time, exactly, from the first to the last arrival; waits by packet.
/// </summary>
public static class TrafficEffect
{
    private const int Block = 1 << 16;
    private const int TailPoints = 160;

    // Times are whole nanoseconds, so that a wait below this is the rounding of a sum.
    private const double NoWait = 1e-12;

    /// <summary>Runs the queues.</summary>
    /// <param name="request">Traces, capacities or loads, buffer.</param>
    /// <param name="context">Cancellation and progress.</param>
    /// <exception cref="NetOptException">EmptyInput: no trace, or a trace without two packets; InvalidParameter: a load, capacity or buffer is out of range, or a load is asked of a trace without duration.</exception>
    public static TrafficEffectResult Run(TrafficEffectRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        PacketTrace[] traces = [PacketTrace.Required(request.Trace), .. request.Others ?? []];
        IReadOnlyList<double> capacities = request.CapacitiesBps ?? [], loads = request.Loads ?? [];
        if (capacities.Count + loads.Count == 0) loads = [0.8];
        foreach (double c in capacities) Check(c, "a capacity", "bit/s", "1e9");
        foreach (double l in loads) Check(l, "a load", "", "0.8");
        if (request.BufferBytes is { } b) Check(b, "a buffer", "bytes", "65536");
        var queues = ImmutableArray.CreateBuilder<TraceQueue>();
        for (int t = 0; t < traces.Length; t++)
        {
            PacketTrace trace = PacketTrace.Required(traces[t]);
            var figures = new TraceFigures(trace, context);
            if (figures.MeanGap == 0)
            {
                throw new NetOptException(ErrorCodes.EmptyInput, ErrorKind.InvalidArgument, $"The packets of the trace '{trace.Name}' all come at one time",
                    "a trace of two packets or more at different times", value: trace.Name);
            }
            if (request.BufferBytes < figures.LargestSize)
            {
                throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The buffer of {request.BufferBytes} bytes is smaller than a packet of {figures.LargestSize} bytes of '{trace.Name}', which could never pass",
                    $"a buffer of at least {figures.LargestSize} bytes", value: request.BufferBytes);
            }
            double[] links = [.. capacities, .. loads.Select(l => figures.MeanSize * 8 / figures.MeanGap / l)];
            for (int l = 0; l < links.Length; l++)
            {
                context.Report("Sending a trace through a queue", (t + l / (double)links.Length) / traces.Length, trace.Name);
                queues.Add(Send(figures, links[l], request.BufferBytes, context));
            }
        }
        return new TrafficEffectResult(queues.ToImmutable(), request.BufferBytes);
    }

    private static void Check(double value, string what, string unit, string example)
    {
        if (!(value > 0) || !double.IsFinite(value))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"{char.ToUpperInvariant(what[0])}{what[1..]} of {value} was given", $"finite and above 0{(unit.Length == 0 ? "" : ", in " + unit)}", example, value);
    }

    private static TraceQueue Send(TraceFigures figures, double capacity, double? buffer, OperationContext context)
    {
        PacketTrace trace = figures.Trace;
        ReadOnlySpan<long> time = trace.TimeNanoseconds.AsSpan();
        ReadOnlySpan<int> size = trace.SizeBytes.AsSpan();
        double perByte = 8 / capacity, room = (buffer ?? double.PositiveInfinity) * perByte, work = 0, most = 0, delays = 0;
        long bytes = 0, lostBytes = 0;
        int sent = 0, waiting = 0;
        double[] wait = new double[time.Length];
        var backlog = new BacklogTime(buffer ?? long.MaxValue, capacity / 8);
        for (int i = 0; i < time.Length; i++)
        {
            if (i % Block == 0) context.ThrowIfCanceled();
            if (i > 0)
            {
                double left = work - (time[i] - time[i - 1]) / 1e9;
                if (left < NoWait) left = 0;
                backlog.Fall(work / perByte, left / perByte);
                work = left;
            }
            double service = size[i] * perByte;
            bytes += size[i];
            // Half a byte of slack: a sum that should be just the buffer may be a rounding above it.
            if (work + service > room + perByte / 2)
            {
                lostBytes += size[i];
                continue;
            }
            if (work > 0) waiting++;
            wait[sent++] = work;
            delays += work + service;
            work += service;
            most = Math.Max(most, work);
        }
        Array.Resize(ref wait, sent);
        double mean = SampleMath.Mean(wait, context), load = figures.MeanSize * perByte / figures.MeanGap, service0 = figures.MeanSize * perByte;
        ParallelSort.Sort(wait, context);
        double span = (time[^1] - time[0]) / 1e9;
        (ImmutableArray<double> waits, ImmutableArray<double> tail) = Tail(wait);
        (ImmutableArray<double> levels, ImmutableArray<double> above) = Levels(backlog, span);
        bool stable = load < 1;
        double poisson = load / (1 - load) * service0;
        return new TraceQueue(trace.Name, capacity, load, buffer, trace.Count, trace.Count - sent, (trace.Count - sent) / (double)trace.Count, lostBytes / (double)bytes,
            mean, SampleMath.Percentile(wait, 0.5), SampleMath.Percentile(wait, 0.95), SampleMath.Percentile(wait, 0.99), wait[^1], waiting / (double)sent, delays / sent, most / perByte,
            stable ? poisson * (figures.GapScv + figures.SizeScv) / 2 : null, stable ? poisson : null, stable ? poisson / 2 : null,
            figures.Hurst, figures.TailAlpha, waits, tail, levels, above,
            stable ? [.. levels.Select(x => load * Math.Exp(-(1 - load) * x / figures.MeanSize))] : [],
            stable && figures.Hurst is { } h ? [.. levels.Select(x => QueueTailFormulas.Norros(capacity / 8, figures.MeanSize / figures.MeanGap, figures.VarianceCoefficient, h, x))] : [],
            stable && figures.TailAlpha is not null ? [.. waits.Select(x => HeavyTail(figures, load, perByte, x))] : [],
            stable ? "" : $"overload: the link cannot carry the trace, and the waits grow with its length{(buffer is null ? "" : " as far as the buffer allows")}");
    }

    // The Pareto law that has the tail of the sizes: k is where it would start if it held for all of them.
    private static double HeavyTail(TraceFigures figures, double load, double perByte, double wait)
    {
        double alpha = figures.TailAlpha!.Value, part = figures.TailStart!.Largest / (double)figures.Trace.Count;
        double smallest = figures.TailStart.Threshold * Math.Pow(part, 1 / alpha);
        return QueueTailFormulas.Pakes(load, alpha, smallest * perByte, wait);
    }

    // P(wait > x) at waits that are spread over the logarithm of that probability.
    private static (ImmutableArray<double> Wait, ImmutableArray<double> Tail) Tail(double[] sorted)
    {
        int n = sorted.Length, first = 0;
        while (first < n && sorted[first] == 0) first++;
        var x = ImmutableArray.CreateBuilder<double>();
        var p = ImmutableArray.CreateBuilder<double>();
        for (int i = 0; i < TailPoints && first < n; i++)
        {
            double part = Math.Pow(1.0 / (n - first), i / (TailPoints - 1.0));
            int place = Math.Clamp(n - (int)Math.Round(part * (n - first)), first, n - 1);
            int after = place;
            while (after < n && sorted[after] == sorted[place]) after++;
            if (after == n || x.Count > 0 && x[^1] == sorted[place]) continue;
            x.Add(sorted[place]);
            p.Add((n - after) / (double)n);
        }
        return (x.ToImmutable(), p.ToImmutable());
    }

    private static (ImmutableArray<double> Bytes, ImmutableArray<double> Part) Levels(BacklogTime backlog, double span)
    {
        double[] seconds = backlog.Seconds();
        int count = 0;
        while (count < seconds.Length && seconds[count] > 0) count++;
        return ([.. backlog.Thresholds[..count]], [.. seconds.AsSpan(0, count).ToArray().Select(s => Math.Min(1, s / span))]);
    }
}
