using NetOpt.Numerics;

namespace NetOpt.Queueing.Models;

/// <summary>
/// Erlang's loss and delay probabilities of m servers offered a Erlang, for any size.
/// <para>1/B = Σ_{k≤m} m!/((m−k)! aᵏ) = Γ(m+1, a) eᵃ a⁻ᵐ. Up to 60 servers by the recursion I_k = 1 + (k/a) I_{k−1} of that sum; beyond by the incomplete
/// gamma function: its uniform expansion near a ≈ m, from which the factor that underflows is left out, its continued fraction above, and below
/// the Poisson probability over one less its tail. No step cancels: about 1e-14 relative. Time O(1) near the mean and at most O(√m) elsewhere.</para>
/// <para>Sources: Erlang 1917; Jagerman, Bell System Technical Journal 53 (1974), for the integral; Temme 1979 for the expansion.</para>
/// </summary>
public static class ErlangFormulas
{
    private const int RecursionUpTo = 60;

    /// <summary>B(m, a), the probability that an arrival finds all servers busy and is lost; 0 only where it is below 1e-308 (then see <see cref="LogB"/>).</summary>
    /// <param name="servers">m, at least 0.</param>
    /// <param name="load">a, Erlang, above 0 and finite.</param>
    public static double B(long servers, double load)
    {
        double inverse = InverseB(servers, load);
        return double.IsPositiveInfinity(inverse) ? Math.Exp(LogB(servers, load)) : 1 / inverse;
    }

    /// <summary>ln B(m, a), which does not underflow.</summary>
    public static double LogB(long servers, double load)
    {
        double inverse = InverseB(servers, load);
        return double.IsPositiveInfinity(inverse)
            ? SpecialFunctions.LogPoisson(servers, load) - SpecialFunctions.LogOnePlus(-SpecialFunctions.GammaLower(servers + 1.0, load))
            : -Math.Log(inverse);
    }

    /// <summary>C(m, a), the probability that an arrival waits; 1 where a ≥ m, as then everybody does.</summary>
    /// <param name="servers">m, at least 1.</param>
    /// <param name="load">a, Erlang, above 0 and finite.</param>
    public static double C(long servers, double load) => C(servers, load, servers - load);

    /// <summary>1/B(m, a); infinite where that is above 1e308.</summary>
    public static double InverseB(long servers, double load)
    {
        if (servers <= RecursionUpTo)
        {
            double inverse = 1;
            for (long k = 1; k <= servers; k++) inverse = 1 + k / load * inverse;
            return inverse;
        }
        double shape = servers + 1.0;
        if (SpecialFunctions.IsNearMean(shape, load))
        {
            double deviance = SpecialFunctions.Deviance(shape, load);
            return SpecialFunctions.ScaledTail(shape, load, deviance, upper: true) * Math.Exp(SpecialFunctions.StirlingError(shape)) * (load / shape);
        }
        if (load > shape) return load * SpecialFunctions.UpperGammaFraction(shape, load);
        double probability = SpecialFunctions.PoissonProbability(servers, load);
        return probability < 1e-305 ? double.PositiveInfinity : (1 - SpecialFunctions.GammaLower(shape, load)) / probability;
    }

    // m − a comes from the caller, who may know it better than from the rounded a.
    internal static double C(long servers, double load, double free)
    {
        if (free <= 0) return 1;
        double inverse = InverseB(servers, load);
        return double.IsPositiveInfinity(inverse)
            ? Math.Exp(LogB(servers, load) + Math.Log(servers / free))
            : servers / (load + free * inverse);
    }
}
