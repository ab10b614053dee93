namespace NetOpt.Congestion.Controllers;

/// <summary>Makes a controller from its name.</summary>
internal static class ControllerFactory
{
    /// <summary>Does it.</summary>
    public static CongestionController Create(CongestionAlgorithm algorithm, ControllerSetup setup) => algorithm switch
    {
        CongestionAlgorithm.NewReno => new NewReno(setup),
        CongestionAlgorithm.Cubic => new Cubic(setup),
        CongestionAlgorithm.Bbr => new Bbr(setup),
        _ => throw new NotSupportedException(),
    };
}
