namespace NetOpt.Numerics.Distributions;

/// <summary>The integral that the moments of Pareto distributions with an upper end share.</summary>
internal static class ParetoMoment
{
    /// <summary>∫₀^length e^(power·t) dt, for powers of either sign and 0.</summary>
    public static double Integral(double power, double length) =>
        power == 0 ? length : SpecialFunctions.ExpMinusOne(power * length) / power;
}
