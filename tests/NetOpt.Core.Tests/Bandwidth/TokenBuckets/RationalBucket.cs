using System.Numerics;

namespace NetOpt.Tests.Bandwidth.TokenBuckets;

/// <summary>The slow and obvious bucket: theory.md §3 word for word in unbounded whole numbers, credit in units of 1e-9 bit, whatever the sizes.</summary>
internal sealed class RationalBucket(BigInteger bitsPerSecond, BigInteger burstBits)
{
    private static readonly BigInteger Unit = 1_000_000_000;
    private BigInteger _latest;

    public BigInteger Credit { get; private set; } = burstBits * Unit;

    public bool TryAcquire(BigInteger bits, BigInteger now, out BigInteger wait)
    {
        Advance(now);
        BigInteger missing = bits * Unit - Credit;
        if (missing <= 0)
        {
            Credit -= bits * Unit;
            wait = 0;
            return true;
        }
        wait = (missing + bitsPerSecond - 1) / bitsPerSecond;
        return false;
    }

    public RationalBucket Copy() => new(bitsPerSecond, burstBits) { Credit = Credit, _latest = _latest };

    private void Advance(BigInteger now)
    {
        if (now <= _latest) return;
        Credit = BigInteger.Min(burstBits * Unit, Credit + bitsPerSecond * (now - _latest));
        _latest = now;
    }
}
