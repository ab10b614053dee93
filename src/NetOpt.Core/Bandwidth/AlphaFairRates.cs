namespace NetOpt.Bandwidth;

/// <summary>α-fair rates of flows along given paths, and the prices that prove them.</summary>
/// <param name="Rate">Rate of each flow, in the unit of the capacities.</param>
/// <param name="LogPrice">
/// Natural logarithm of the price of each arc, what one more unit of its capacity would add to the utility; -∞ for an arc without price.
/// Logarithms, since prices span hundreds of orders of magnitude where α is large.
/// </param>
/// <param name="Certificate">The proof.</param>
/// <param name="Iterations">How many steps it took.</param>
public sealed record AlphaFairRates(double[] Rate, double[] LogPrice, AlphaFairCertificate Certificate, int Iterations);
