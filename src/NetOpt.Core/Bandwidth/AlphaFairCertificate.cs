namespace NetOpt.Bandwidth;

/// <summary>
/// The proof that rates are α-fair: prices of the arcs from which no other rates could gain more than the gap. For any prices
/// p ≥ 0, Σ [max over x of w·U(x) − x·(price of its path)] + Σ p·capacity is above the utility of all feasible rates (weak duality).
/// Where rates differ widely the smallest make up all of the utility, so each flow and arc is held against its prices by itself as well.
/// </summary>
/// <param name="Certified">Whether the gap and the overload are within <see cref="AlphaFairness.Tolerance"/>, and the violation within <see cref="AlphaFairness.RateTolerance"/>.</param>
/// <param name="Gap">
/// How far the utility may be from the best, over Σ w·x^(1−α): raising every rate by this fraction would be worth that much.
/// </param>
/// <param name="LargestViolation">
/// The larger of two: over flows, the fraction by which a rate is off the one that is best at the price of its path; over arcs, the free
/// share times the largest part that the price of the arc has of what a flow on it would pay for more.
/// </param>
/// <param name="LargestOverload">The worst of (load − capacity) / capacity over arcs and (rate − demand) / demand over flows; 0 where none is above.</param>
public sealed record AlphaFairCertificate(bool Certified, double Gap, double LargestViolation, double LargestOverload);
