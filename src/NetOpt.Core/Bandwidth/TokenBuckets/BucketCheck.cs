using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>What the buckets, meters and shapers refuse, in one wording.</summary>
internal static class BucketCheck
{
    /// <summary>Refuses a bucket that holds nothing or never fills.</summary>
    public static void Burst(TokenRate rate, long burst)
    {
        if (rate.Tokens == 0) throw Invalid("The rate is 0", "a rate above 0", "10Mbps", 0);
        if (burst < 1) throw Invalid($"The bucket holds {burst} tokens", "a burst of at least 1", "64KiB", burst);
    }

    /// <summary>The rate and the burst of a bucket of bytes.</summary>
    /// <param name="what">Which bucket, as the message says it: "bucket", "peak bucket".</param>
    /// <param name="rate">Above 0.</param>
    /// <param name="burst">At least the largest packet.</param>
    /// <param name="largestPacket">Bytes; 0 where any burst of at least one byte will do.</param>
    /// <exception cref="NetOptException">InvalidParameter.</exception>
    public static TokenRate Rate(string what, BitRate rate, DataSize burst, int largestPacket)
    {
        if (rate == default) throw Invalid($"The {what} has no rate, or one of 0", "a rate above 0", "10Mbps", rate);
        if (burst == default) throw Invalid($"The {what} has no burst, or one of 0", "a burst of at least the largest packet", "64KiB", burst);
        if (burst.Bytes < largestPacket)
        {
            throw Invalid($"The {what} holds {burst.Bytes} bytes and the largest packet has {largestPacket}, which can never conform",
                "a burst of at least the largest packet", $"{largestPacket}B", burst);
        }
        return TokenRate.OfBytes(rate);
    }

    /// <summary>The largest packet of a trace, bytes.</summary>
    public static int Largest(PacketTrace trace)
    {
        int largest = 0;
        foreach (int size in trace.SizeBytes.AsSpan()) largest = Math.Max(largest, size);
        return largest;
    }

    /// <summary>The wait from the caller's time where the bucket already stands at a later one.</summary>
    public static long Later(long latest, long now, long wait)
    {
        long behind = latest > now ? latest - now : 0;
        return wait > long.MaxValue - behind ? long.MaxValue : wait + behind;
    }

    /// <summary>Why a request for tokens is no request.</summary>
    public static NetOptException Refuse(long tokens, long burst, long now) => now < 0
        ? Invalid($"The time is {now} ns", "a time of at least 0", null, now)
        : tokens < 0
            ? Invalid($"{tokens} tokens were asked for", $"0 .. {burst}", null, tokens)
            : Invalid($"{tokens} tokens were asked for and the bucket holds {burst}, so that they can never conform", $"at most {burst}, or a larger burst", null, tokens);

    /// <summary>An InvalidParameter error.</summary>
    public static NetOptException Invalid(string problem, string expected, string? example, object value) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, problem, expected, example, value);
}
