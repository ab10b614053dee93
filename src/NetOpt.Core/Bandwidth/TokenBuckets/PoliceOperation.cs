using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NetOpt.Operations;
using NetOpt.Traffic;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>
/// The operation <c>bandwidth.police</c>: holds a trace against a meter and reports which packets conform, which exceed, when and how far.
/// Exact integer arithmetic throughout (<see cref="BucketCredit{T}"/>); buckets start full at time 0 of the trace.
/// Time O(packets · buckets on a packet's way), space 1 byte per packet, 20 per red one.
/// </summary>
public static class PoliceOperation
{
    private const int Intervals = 200;

    /// <summary>Runs it.</summary>
    /// <exception cref="NetOptException">EmptyInput: no packets; InvalidParameter: a rate, a burst or a bucket that the meter cannot have, or colors that do not fit.</exception>
    public static PolicingResult Run(PoliceRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        PacketTrace trace = PacketTrace.Required(request.Trace);
        RefuseWhatHasNoMeaning(request);
        ImmutableArray<PacketColor>? input = Colors(request, trace);
        int largest = BucketCheck.Largest(trace);
        var notes = ImmutableArray.CreateBuilder<string>();
        BucketChains? chains = null;
        ImmutableArray<TokenBucketNode> nodes = [];
        PacketMeter meter;
        switch (request.Meter)
        {
            case PolicingMeter.TokenBucket:
                TokenRate rate = BucketCheck.Rate("bucket", request.Rate, request.Burst, largest);
                nodes = [new TokenBucketNode("bucket", request.Rate, request.Burst)];
                meter = BucketCredit<long>.Fits(rate, request.Burst.Bytes) ? new SingleMeter<long>(trace, rate, request.Burst.Bytes) : new SingleMeter<Int128>(trace, rate, request.Burst.Bytes);
                break;
            case PolicingMeter.DualTokenBucket:
                chains = BucketChains.Same(
                    (BucketCheck.Rate("peak bucket", request.PeakRate ?? default, request.PeakBurst ?? default, largest), request.PeakBurst?.Bytes ?? 0),
                    (BucketCheck.Rate("sustained bucket", request.Rate, request.Burst, largest), request.Burst.Bytes));
                nodes = [new TokenBucketNode("peak", request.PeakRate!.Value, request.PeakBurst!.Value), new TokenBucketNode("sustained", request.Rate, request.Burst)];
                meter = chains.Fits ? new ChainMeter<long>(trace, chains) : new ChainMeter<Int128>(trace, chains);
                break;
            case PolicingMeter.Hierarchy:
                nodes = request.Buckets ?? [];
                chains = BucketChains.OfTree(trace, nodes);
                meter = chains.Fits ? new ChainMeter<long>(trace, chains) : new ChainMeter<Int128>(trace, chains);
                break;
            case PolicingMeter.SrTcm:
                meter = Markers.SingleRate(request, trace, input, largest, notes);
                break;
            case PolicingMeter.TrTcm:
                meter = Markers.TwoRate(request, trace, input, largest, notes);
                break;
            default:
                throw BucketCheck.Invalid($"The meter is {request.Meter}", "one of " + string.Join(", ", Enum.GetNames<PolicingMeter>()), null, request.Meter);
        }
        meter.Run(context);
        return Report(request, trace, meter, chains, nodes, input is not null, notes, context);
    }

    private static PolicingResult Report(PoliceRequest request, PacketTrace trace, PacketMeter meter, BucketChains? chains, ImmutableArray<TokenBucketNode> nodes,
        bool aware, ImmutableArray<string>.Builder notes, OperationContext context)
    {
        double seconds = trace.DurationNanoseconds / 1e9;
        var tally = new ConformanceTally(trace, meter.Color, Intervals, context);
        bool hasYellow = request.Meter is PolicingMeter.SrTcm or PolicingMeter.TrTcm;
        long bytes = tally.Bytes.Sum();
        var shares = ImmutableArray.CreateBuilder<ColorShare>();
        foreach (PacketColor color in Enum.GetValues<PacketColor>())
        {
            if (color == PacketColor.Yellow && !hasYellow) continue;
            shares.Add(new ColorShare(color, tally.Packets[(int)color], tally.Bytes[(int)color],
                tally.Packets[(int)color] / (double)trace.Count, tally.Bytes[(int)color] / (double)bytes, tally.RateBps(tally.Bytes[(int)color])));
        }
        long longest = 0;
        var times = new long[meter.RedCount];
        for (int k = 0; k < times.Length; k++)
        {
            times[k] = trace.TimeNanoseconds[meter.RedPacket[k]];
            longest = Math.Max(longest, meter.RedWait[k]);
        }
        bool isTree = request.Meter == PolicingMeter.Hierarchy;
        return new PolicingResult(trace.Name, request.Meter, aware, request.Action, isTree ? default : request.Rate, isTree ? default : request.Burst,
            request.PeakRate, request.PeakBurst, request.ExcessBurst, trace.Count, bytes, seconds, tally.RateBps(bytes),
            tally.Packets[(int)PacketColor.Green] == trace.Count, shares.ToImmutable(),
            tally.RateBps(request.Action == PolicingAction.Mark ? bytes : bytes - tally.Bytes[(int)PacketColor.Red]),
            longest, meter.LargestShortageBytes, tally.Flows(), Buckets(trace, meter, chains, nodes, tally), tally.Intervals, notes.ToImmutable(),
            ImmutableCollectionsMarshal.AsImmutableArray(meter.Color), [.. meter.RedPacket], ImmutableCollectionsMarshal.AsImmutableArray(times), [.. meter.RedWait]);
    }

    private static ImmutableArray<BucketConformance> Buckets(PacketTrace trace, PacketMeter meter, BucketChains? chains, ImmutableArray<TokenBucketNode> nodes, ConformanceTally tally)
    {
        if (nodes.IsEmpty) return [];
        long[] packets = new long[nodes.Length], bytes = new long[nodes.Length], passed = new long[nodes.Length], passedBytes = new long[nodes.Length], shortPackets = new long[nodes.Length];
        foreach (FlowConformance flow in tally.Flows())
        {
            foreach (int b in chains is null ? [0] : chains.Of(flow.Flow))
            {
                int n = chains is null ? 0 : chains.NodeOfBucket[b];
                packets[n] += flow.Packets;
                bytes[n] += flow.Bytes;
                passed[n] += flow.GreenPackets;
                passedBytes[n] += flow.GreenBytes;
            }
        }
        if (chains is null) shortPackets[0] = meter.RedCount;
        else
        {
            long[] counts = meter is ChainMeter<long> narrow ? narrow.ShortPackets : ((ChainMeter<Int128>)meter).ShortPackets;
            for (int b = 0; b < counts.Length; b++) shortPackets[chains.NodeOfBucket[b]] += counts[b];
        }
        return [.. nodes.Select((node, n) => new BucketConformance(node.Name, node.Parent, node.Rate, node.Burst, packets[n], bytes[n], passed[n], passedBytes[n], shortPackets[n], tally.RateBps(passedBytes[n])))];
    }

    private static ImmutableArray<PacketColor>? Colors(PoliceRequest request, PacketTrace trace)
    {
        if (request.InputColor is not { IsDefault: false } colors) return null;
        if (colors.Length != trace.Count) throw BucketCheck.Invalid($"{colors.Length} colors came with {trace.Count} packets", "a color for each packet", null, colors.Length);
        return colors;
    }

    private static void RefuseWhatHasNoMeaning(PoliceRequest request)
    {
        PolicingMeter meter = request.Meter;
        bool marker = meter is PolicingMeter.SrTcm or PolicingMeter.TrTcm, peak = meter is PolicingMeter.DualTokenBucket or PolicingMeter.TrTcm;
        Refuse(!peak && (request.PeakRate is not null || request.PeakBurst is not null), "peak rate or burst");
        Refuse(meter != PolicingMeter.SrTcm && request.ExcessBurst is not null, "excess burst");
        Refuse(!marker && request.InputColor is not null, "input colors");
        Refuse(meter != PolicingMeter.Hierarchy && request.Buckets is not null, "tree of buckets");
        Refuse(meter == PolicingMeter.Hierarchy && (request.Rate != default || request.Burst != default), "rate or burst beside its buckets");

        void Refuse(bool given, string what)
        {
            if (given) throw BucketCheck.Invalid($"The meter {meter} takes no {what}", "the request without it", null, meter);
        }
    }
}
