using System.Text.Json;

namespace NetOpt.Operations.Sweeps;

/// <summary>One direction of a grid: a property of the request, and the values that it takes one after the other.</summary>
/// <param name="Path">The property, such as <c>queue.discipline</c>.</param>
/// <param name="Values">Its values, at least one.</param>
public sealed record SweepAxis(string Path, IReadOnlyList<JsonElement> Values);
