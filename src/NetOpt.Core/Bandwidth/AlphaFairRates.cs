namespace NetOpt.Bandwidth;

/// <summary>α-fair rates of flows along given paths, and the prices that prove them.</summary>
/// <param name="Rate">Rate of each flow, in the unit of the capacities.</param>
/// <param name="RelativePrice">
/// Price of each arc: what one more unit of its capacity would be worth, times <paramref name="Scale"/>^α, which keeps it in the range of numbers.
/// </param>
/// <param name="Scale">A rate in the midst of the rates.</param>
/// <param name="Certificate">The proof.</param>
/// <param name="Iterations">How many steps it took.</param>
public sealed record AlphaFairRates(double[] Rate, double[] RelativePrice, double Scale, AlphaFairCertificate Certificate, int Iterations);
