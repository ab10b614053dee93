namespace NetOpt.Congestion.Controllers;

/// <summary>What an <see cref="AdaptivePreset"/> sets.</summary>
/// <param name="Alpha">Fewer packets than this in the queue: one segment more.</param>
/// <param name="Beta">More packets than this in the queue: down to this many.</param>
/// <param name="Gamma">More packets than this in the queue: slow start is over.</param>
/// <param name="LoneLossFactor">What a loss without any other sign of congestion leaves of the window.</param>
/// <param name="IsCubic">Whether it grows along CUBIC's curve in place of a segment per round: for paths on which that would take minutes.</param>
internal readonly record struct AdaptiveParameters(double Alpha, double Beta, double Gamma, double LoneLossFactor, bool IsCubic)
{
    /// <summary>Those of a preset.</summary>
    public static AdaptiveParameters Of(AdaptivePreset preset) => preset switch
    {
        AdaptivePreset.HighBandwidth => new(1, 3, 1, 0.7, false),
        AdaptivePreset.LowBandwidth => new(2, 4, 0.5, 0.7, false),
        AdaptivePreset.Wireless => new(0.5, 2, 0.75, 0.85, false),
        AdaptivePreset.Satellite => new(3, 6, 0.25, 0.85, true),
        _ => new(2, 4, 1, 0.7, true),
    };
}
