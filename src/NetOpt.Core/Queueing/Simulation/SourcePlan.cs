using NetOpt.Numerics.Distributions;

namespace NetOpt.Queueing.Simulation;

/// <summary>Arrivals from outside.</summary>
/// <param name="Class">The class that they are of.</param>
/// <param name="Station">Where they go.</param>
/// <param name="Gap">Times between them.</param>
internal sealed record SourcePlan(int Class, int Station, Distribution Gap);
