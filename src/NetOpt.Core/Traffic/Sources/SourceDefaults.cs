namespace NetOpt.Traffic.Sources;

/// <summary>What a source is where nothing was said: 50 of them make 7 Mbit/s.</summary>
internal static class SourceDefaults
{
    /// <summary>Mean rate of one copy, bit/s.</summary>
    public const double RateBps = 140e3;

    /// <summary>Size of a packet, bytes.</summary>
    public const int PacketBytes = 1000;

    /// <summary>Mean rate of a source that stands for many, bit/s.</summary>
    public const double AggregateBps = 7e6;
}
