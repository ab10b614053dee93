namespace NetOpt.Congestion.Controllers;

/// <summary>What <see cref="Adaptive"/> sees of the path.</summary>
[Flags]
internal enum AdaptiveSignals
{
    None = 0,

    /// <summary>Something was lost.</summary>
    Loss = 1,

    /// <summary>Something was marked.</summary>
    Ecn = 2,

    /// <summary>The least round-trip time of the round is above that of the path by an eighth of it, 4 to 16 ms (the threshold of HyStart++).</summary>
    Delay = 4,

    /// <summary>It is above by as much again as the path's and by 50 ms: a buffer that is far too large is full.</summary>
    Bloat = 8,

    /// <summary>For three rounds the delivery rate has not grown by a quarter.</summary>
    BandwidthLimited = 16,
}
