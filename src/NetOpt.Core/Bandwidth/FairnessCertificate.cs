namespace NetOpt.Bandwidth;

/// <summary>
/// The proof that rates are max-min fair: no arc carries more than it can, no flow more than it demands, and each flow has
/// its demand or a bottleneck, a full arc on its path where no flow has more per weight.
/// </summary>
/// <param name="Certified">Whether both violations are within <see cref="MaxMinCertificate.Tolerance"/>.</param>
/// <param name="LargestOverload">The worst of (load − capacity) / capacity over arcs and (rate − demand) / demand over flows; 0 where none is above.</param>
/// <param name="LargestViolation">
/// Over the flows below their demand, the worst distance from having a bottleneck: for its best arc the larger of the
/// free share of the arc and the fraction by which another flow's rate per weight is above its own; 0 where each has one.
/// </param>
public sealed record FairnessCertificate(bool Certified, double LargestOverload, double LargestViolation);
