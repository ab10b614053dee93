using System.Numerics;

namespace NetOpt.Simulation.Links;

/// <summary>
/// A constant rate. The fraction of a nanosecond that a packet takes beyond whole ones is carried on while the link stays busy, in units of 2^-64 ns, so that
/// after any number of packets the link is less than a nanosecond from its rate. O(1): two multiplications of whole numbers.
/// </summary>
internal sealed class ConstantClock : LinkClock
{
    private readonly ulong _nanosecondsPerByte, _partsPerByte;
    private ulong _parts;
    private long _finish;

    /// <summary>Makes it.</summary>
    /// <param name="bitsPerSecond">The rate, at least 0.001 and finite.</param>
    public ConstantClock(double bitsPerSecond)
    {
        // The rate is mantissa · 2^exponent, exactly.
        long bits = BitConverter.DoubleToInt64Bits(bitsPerSecond);
        BigInteger mantissa = bits & ((1L << 52) - 1) | 1L << 52, work = new BigInteger(8_000_000_000) << 64;
        int exponent = (int)(bits >> 52) - 1075;
        if (exponent >= 0) mantissa <<= exponent;
        else work <<= -exponent;
        // Up, so that a packet that takes whole nanoseconds is not cut to one less.
        BigInteger parts = (work + mantissa - 1) / mantissa;
        _nanosecondsPerByte = (ulong)(parts >> 64);
        _partsPerByte = (ulong)(parts & ulong.MaxValue);
    }

    /// <inheritdoc/>
    public override long Finish(long start, int bytes)
    {
        ulong whole = Math.BigMul(_partsPerByte, (ulong)bytes, out ulong parts) + _nanosecondsPerByte * (ulong)bytes;
        if (start == _finish)
        {
            parts += _parts;
            if (parts < _parts) whole++;
        }
        _parts = parts;
        return _finish = start + (long)whole;
    }
}
