namespace NetOpt.Bandwidth;

/// <summary>Weighted max-min fair rates of flows along given paths, with why each rate is what it is.</summary>
/// <param name="Rate">Rate of each flow, in the unit of the capacities.</param>
/// <param name="Level">Rate over weight of each flow: the common level at which it stopped growing. The same array as the rates where all weigh the same.</param>
/// <param name="BottleneckArc">The saturated arc that holds each flow back; -1 for a flow that has all it demands.</param>
/// <param name="Bottlenecks">Every arc that filled up while flows on it were still growing, in the order in which they filled.</param>
public sealed record MaxMinAllocation(double[] Rate, double[] Level, int[] BottleneckArc, IReadOnlyList<SaturatedArc> Bottlenecks);
