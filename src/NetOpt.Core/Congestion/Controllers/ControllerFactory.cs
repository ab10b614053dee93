namespace NetOpt.Congestion.Controllers;

/// <summary>Makes controllers.</summary>
internal static class ControllerFactory
{
    /// <summary>The controller of an algorithm.</summary>
    /// <param name="algorithm">The algorithm.</param>
    /// <param name="setup">What it knows from the start.</param>
    /// <param name="preset">The kind of path, for <see cref="CongestionAlgorithm.Adaptive"/> alone.</param>
    public static CongestionController Create(CongestionAlgorithm algorithm, ControllerSetup setup, AdaptivePreset preset = AdaptivePreset.Automatic) => algorithm switch
    {
        CongestionAlgorithm.Cubic => new Cubic(setup),
        CongestionAlgorithm.NewReno => new NewReno(setup),
        CongestionAlgorithm.Vegas => new Vegas(setup),
        CongestionAlgorithm.Bbr => new Bbr(setup),
        CongestionAlgorithm.Bbr3 => new Bbr3(setup),
        CongestionAlgorithm.Dctcp => new Dctcp(setup),
        CongestionAlgorithm.Adaptive => new Adaptive(setup, preset),
        CongestionAlgorithm.AdaptiveNaive => new AdaptiveNaive(setup),
        _ => throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The congestion controller is {algorithm}", "one of the listed algorithms", "cubic", algorithm),
    };
}
