using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>Makes the three-color markers from a request, with the checks of RFC 2697 §2 and RFC 2698 §2.</summary>
internal static class Markers
{
    /// <summary>RFC 2697.</summary>
    public static PacketMeter SingleRate(PoliceRequest request, PacketTrace trace, ImmutableArray<PacketColor>? input, int largest, ImmutableArray<string>.Builder notes)
    {
        long committed = request.Burst.Bytes, excess = request.ExcessBurst?.Bytes ?? 0;
        if (committed == 0 && excess == 0) throw BucketCheck.Invalid("Both bursts of the marker are 0", "a burst or an excess burst above 0, at least as large as the largest packet", "64KiB", 0);
        TokenRate rate = BucketCheck.Rate("committed bucket", request.Rate, DataSize.FromBytes(Math.Max(1, committed)), 0);
        Note(notes, trace, "committed", committed, largest);
        if (excess > 0) Note(notes, trace, "excess", excess, largest);
        // Twice both, since what runs over is added before it is cut off.
        bool fits = committed < 1L << 60 && excess < 1L << 60 && BucketCredit<long>.Fits(rate, (committed + excess) * 2);
        return fits ? new SrTcmMeter<long>(trace, rate, committed, excess, input) : new SrTcmMeter<Int128>(trace, rate, committed, excess, input);
    }

    /// <summary>RFC 2698.</summary>
    public static PacketMeter TwoRate(PoliceRequest request, PacketTrace trace, ImmutableArray<PacketColor>? input, int largest, ImmutableArray<string>.Builder notes)
    {
        TokenRate committed = BucketCheck.Rate("committed bucket", request.Rate, request.Burst, 0);
        TokenRate peak = BucketCheck.Rate("peak bucket", request.PeakRate ?? default, request.PeakBurst ?? default, 0);
        if (request.PeakRate!.Value.CompareTo(request.Rate) < 0) throw BucketCheck.Invalid($"The peak rate {request.PeakRate} is below the committed rate {request.Rate}", "a peak rate of at least the committed one", null, request.PeakRate.Value);
        Note(notes, trace, "committed", request.Burst.Bytes, largest);
        Note(notes, trace, "peak", request.PeakBurst!.Value.Bytes, largest);
        bool fits = BucketCredit<long>.Fits(committed, request.Burst.Bytes) && BucketCredit<long>.Fits(peak, request.PeakBurst!.Value.Bytes);
        return fits
            ? new TrTcmMeter<long>(trace, peak, request.PeakBurst!.Value.Bytes, committed, request.Burst.Bytes, input)
            : new TrTcmMeter<Int128>(trace, peak, request.PeakBurst!.Value.Bytes, committed, request.Burst.Bytes, input);
    }

    private static void Note(ImmutableArray<string>.Builder notes, PacketTrace trace, string bucket, long burst, int largest)
    {
        if (burst >= largest) return;
        int over = 0;
        foreach (int size in trace.SizeBytes.AsSpan()) over += size > burst ? 1 : 0;
        notes.Add(string.Create(CultureInfo.InvariantCulture, $"The {bucket} bucket holds {burst} bytes, which {over} packets exceed (the largest has {largest}): they can never take from it."));
    }
}
