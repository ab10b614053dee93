namespace NetOpt.Bandwidth;

/// <summary>How one link is shared.</summary>
/// <param name="Rate">Rate of each flow, in the unit of the capacity.</param>
/// <param name="WaterLevel">Rate over weight of every flow that wants more; null where all have what they demand.</param>
/// <param name="Satisfied">Whether each flow has all that it demands.</param>
public sealed record LinkShares(double[] Rate, double? WaterLevel, bool[] Satisfied);
