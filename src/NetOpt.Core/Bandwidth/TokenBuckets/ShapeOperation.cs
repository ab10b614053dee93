using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetOpt.Operations;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>
/// The operation <c>bandwidth.shape</c>: delays the packets of a trace until they conform, and reports delays, backlog and drops.
/// The bucket starts full and the queue empty at time 0 of the trace. Time O(packets), space two numbers per packet (<see cref="Shaper{T}"/>).
/// </summary>
public static class ShapeOperation
{
    private const int Intervals = 200;

    /// <summary>Runs it.</summary>
    /// <exception cref="NetOptException">EmptyInput: no packets; InvalidParameter: a rate, burst or limit that no shaper can have; TooLarge: a packet would leave after 292 years.</exception>
    public static ShapingResult Run(ShapeRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        PacketTrace trace = PacketTrace.Required(request.Trace);
        int largest = BucketCheck.Largest(trace);
        TokenRate rate = BucketCheck.Rate("bucket", request.Rate, request.Burst, largest);
        if (request.PeakRate is null && request.PeakBurst is not null) throw BucketCheck.Invalid("A peak burst came without a peak rate", "both, or neither", null, request.PeakBurst);
        DataSize? peakBurst = request.PeakRate is null ? null : request.PeakBurst ?? DataSize.FromBytes(largest);
        BucketChains chains = request.PeakRate is { } peak
            ? BucketChains.Same((rate, request.Burst.Bytes), (BucketCheck.Rate("peak bucket", peak, peakBurst!.Value, largest), peakBurst.Value.Bytes))
            : BucketChains.Same((rate, request.Burst.Bytes));
        long limit = request.QueueLimit?.Bytes ?? long.MaxValue;
        if (limit < largest) throw BucketCheck.Invalid($"The queue holds {limit} bytes and the largest packet has {largest}, which can never enter", "a queue limit of at least the largest packet, or none", $"{largest}B", limit);

        long[] departure = new long[trace.Count], backlog = new long[trace.Count];
        if (chains.Fits) new Shaper<long>(trace, chains, limit).Run(departure, backlog, context);
        else new Shaper<Int128>(trace, chains, limit).Run(departure, backlog, context);
        return Report(request with { PeakBurst = peakBurst }, trace, departure, backlog, context);
    }

    private static ShapingResult Report(ShapeRequest request, PacketTrace trace, long[] departure, long[] backlog, OperationContext context)
    {
        var tally = new ShapingTally(trace, departure, backlog, Intervals, context);
        long[] delay = tally.Delays;
        double? Quantile(double share) => delay.Length == 0 ? null : Selection.Quantile(delay, share, context) / 1e9;
        return new ShapingResult(trace.Name, request.Rate, request.Burst, request.PeakRate, request.PeakBurst, request.QueueLimit,
            trace.Count, tally.Bytes, trace.DurationNanoseconds / 1e9, delay.Length, tally.Bytes - tally.DroppedBytes, tally.DelayedPackets,
            trace.Count - delay.Length, tally.DroppedBytes, tally.DelayedPackets == 0 && delay.Length == trace.Count,
            tally.MeanDelaySeconds, Quantile(0.5), Quantile(0.95), Quantile(0.99), delay.Length == 0 ? null : tally.MaxDelayNanoseconds / 1e9, tally.MaxBacklogBytes,
            tally.LastDeparture < 0 ? null : tally.LastDeparture / 1e9, tally.Flows(), tally.Intervals,
            ImmutableCollectionsMarshal.AsImmutableArray(departure), ImmutableCollectionsMarshal.AsImmutableArray(backlog));
    }
}
