namespace NetOpt.Queueing.Simulation;

/// <summary>A figure of a simulation in steady state, with its uncertainty and what theory says.</summary>
/// <param name="Scope">The part that it is about, such as <c>class 1</c> or <c>station 2</c>; null for the whole system.</param>
/// <param name="Quantity">What it measures.</param>
/// <param name="Value">The estimate, in the quantity's unit; null where undefined, as the run's reason or notes say.</param>
/// <param name="HalfWidth">Half the width of its 95 % confidence interval; null where undefined.</param>
/// <param name="Theory">The theoretical value; null where there is none or none was asked for.</param>
/// <param name="Verdict">How theory lies to the estimate.</param>
public sealed record QueueRunFigure(string? Scope, QueueQuantity Quantity, double? Value, double? HalfWidth, double? Theory, TheoryVerdict Verdict);
