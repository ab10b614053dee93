namespace NetOpt.Bandwidth;

/// <summary>
/// The proof that rates are α-fair: prices of the arcs from which no other rates could gain more than the gap. For any prices
/// p ≥ 0, Σ [max over x of w·U(x) − x·(price of its path)] + Σ p·capacity is above the utility of all feasible rates (weak duality).
/// </summary>
/// <param name="Certified">Whether the gap and the overload are within <see cref="AlphaFairness.Tolerance"/>.</param>
/// <param name="Gap">
/// How far the utility may be from the best, over Σ w·x^(1−α): raising every rate by this fraction would be worth that much.
/// </param>
/// <param name="LargestOverload">The worst of (load − capacity) / capacity over arcs and (rate − demand) / demand over flows; 0 where none is above.</param>
public sealed record AlphaFairCertificate(bool Certified, double Gap, double LargestOverload);
