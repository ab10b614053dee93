using System.Collections.Immutable;

namespace NetOpt.Bandwidth.Management;

/// <summary>What flows have under one kind of fairness.</summary>
/// <param name="Alpha">α; null for max-min fairness, where α → ∞.</param>
/// <param name="Fairness">Its name: "max-min", "proportional" or "alpha 2".</param>
/// <param name="TotalRateBps">The sum of all rates.</param>
/// <param name="LeastRateBps">The least rate of a flow.</param>
/// <param name="JainIndex">Jain's index of the rates, 1/n..1.</param>
/// <param name="Certified">Whether the rates are proved to be the best of their kind.</param>
/// <param name="Gap">The gap of the proof (<see cref="AlphaFairCertificate.Gap"/>); for max-min its largest violation.</param>
/// <param name="RatesBps">The rate of each flow, in the order of <see cref="FairnessComparison.Flows"/>.</param>
public sealed record ComparedFairness(
    double? Alpha,
    string Fairness,
    double TotalRateBps,
    double LeastRateBps,
    double? JainIndex,
    bool Certified,
    double Gap,
    ImmutableArray<double> RatesBps);
