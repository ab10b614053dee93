using System.Globalization;
using System.Numerics;
using NetOpt.Units;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>
/// How fast a bucket fills: so many tokens in so many nanoseconds, both whole, reduced to lowest terms. 10 Mbit/s in bytes is one token in
/// 800 ns, 50 a second is one in 20,000,000 ns. Credit counted in units of 1/<see cref="Nanoseconds"/> token then grows by
/// <see cref="Tokens"/> units a nanosecond, in whole numbers: nothing is ever divided or rounded while credit grows, so nothing drifts.
/// </summary>
public readonly record struct TokenRate
{
    private const long Most = 1L << 62;

    private TokenRate(long tokens, long nanoseconds)
    {
        Tokens = tokens;
        Nanoseconds = nanoseconds;
    }

    /// <summary>Tokens in <see cref="Nanoseconds"/>; 1 .. 2^62.</summary>
    public long Tokens { get; }

    /// <summary>The time in which they come, ns; 1 .. 2^62.</summary>
    public long Nanoseconds { get; }

    /// <summary>The rate as the nearest double, 1/s.</summary>
    public double PerSecond => Tokens / (double)Nanoseconds * 1e9;

    /// <summary>A data rate with bytes as tokens.</summary>
    /// <param name="rate">Above 0.</param>
    /// <exception cref="NetOptException">InvalidParameter: 0, or more digits than the two whole numbers hold.</exception>
    public static TokenRate OfBytes(BitRate rate) => Exact(rate.ExactBitsPerSecond, 8, rate.ToString());

    /// <summary>Tokens a second.</summary>
    /// <param name="tokens">Above 0.</param>
    /// <exception cref="NetOptException">InvalidParameter: not above 0, or more digits than the two whole numbers hold.</exception>
    public static TokenRate OfSecond(decimal tokens) => Exact(tokens, 1, tokens.ToString(CultureInfo.InvariantCulture));

    /// <summary>So many tokens in a period, such as 10 a minute.</summary>
    /// <param name="tokens">At least 1.</param>
    /// <param name="period">Above 0.</param>
    /// <exception cref="NetOptException">InvalidParameter.</exception>
    public static TokenRate Of(long tokens, Duration period) => Reduced(tokens, period.Nanoseconds, $"{tokens} in {period}");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Tokens} in {Nanoseconds} ns");

    private static TokenRate Exact(decimal perSecond, int perToken, string shown)
    {
        // A decimal is a whole number over a power of ten.
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(perSecond, bits);
        BigInteger mantissa = ((BigInteger)(uint)bits[2] << 64) + ((BigInteger)(uint)bits[1] << 32) + (uint)bits[0];
        if (bits[3] < 0) mantissa = -mantissa;
        return Reduced(mantissa, BigInteger.Pow(10, 9 + (bits[3] >> 16 & 0xFF)) * perToken, shown);
    }

    private static TokenRate Reduced(BigInteger tokens, BigInteger nanoseconds, string shown)
    {
        if (tokens.Sign <= 0 || nanoseconds.Sign <= 0)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The rate is {shown}", "a rate above 0", "10Mbps", shown);
        BigInteger common = BigInteger.GreatestCommonDivisor(tokens, nanoseconds);
        tokens /= common;
        nanoseconds /= common;
        if (tokens > Most || nanoseconds > Most)
        {
            // 10^27 has fewer digits than 123.4567890123456789012 and is beyond all the same.
            double ratio = Math.Exp(BigInteger.Log(tokens) - BigInteger.Log(nanoseconds));
            bool digits = ratio is > 1e-9 and < 1e9;
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The rate {shown} {(digits ? "has more digits" : ratio < 1 ? "is lower" : "is higher")} than a bucket can count exactly",
                digits ? "a rate of fewer digits (as a fraction of tokens and nanoseconds in lowest terms, both at most 2^62)" : "about 2e-9 bit/s to 3e28 bit/s for bytes, an eighth of that for tokens a second", "10Mbps", shown);
        }
        return new TokenRate((long)tokens, (long)nanoseconds);
    }
}
