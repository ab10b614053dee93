namespace NetOpt.Traffic.Formats;

/// <summary>An interface of a pcapng section.</summary>
/// <param name="LinkType">What its packets begin with.</param>
/// <param name="Decimals">A tick of its clock is 10^-Decimals s; negative where it is binary.</param>
/// <param name="Bits">A tick is 2^-Bits s; negative where it is decimal.</param>
/// <param name="OffsetSeconds">What is added to its times.</param>
internal readonly record struct CaptureInterface(int LinkType, int Decimals, int Bits, long OffsetSeconds)
{
    private const int Nano = 9;

    /// <summary>A time in ns; exact but for what is finer, which is cut off.</summary>
    public Int128 Nanoseconds(ulong ticks)
    {
        Int128 time;
        if (Bits >= 0) time = (Int128)((UInt128)ticks * 1_000_000_000u >> Bits);
        else if (Decimals <= Nano) time = (Int128)ticks * Power(Nano - Decimals);
        else time = ticks / (ulong)Power(Decimals - Nano);
        return time + (Int128)OffsetSeconds * 1_000_000_000;
    }

    private static long Power(int exponent)
    {
        long power = 1;
        for (int i = 0; i < exponent; i++) power *= 10;
        return power;
    }
}
