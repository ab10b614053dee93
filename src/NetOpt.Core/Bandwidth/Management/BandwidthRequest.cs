using System.Text.Json.Serialization;

namespace NetOpt.Bandwidth.Management;

/// <summary>
/// What a flow asks for. Rates are whole bit/s up to 2^53. On a network a flow says how it runs: by its ends (then it takes
/// the path with the fewest hops), by the nodes it passes, or by the links it crosses from its source on.
/// </summary>
/// <param name="Flow">Its id; another request with the same id replaces it.</param>
/// <param name="Guarantee">What it must always have; at least 0.</param>
/// <param name="Demand">The most that it can use, at least the guarantee; null or "Infinity" where there is no limit.</param>
/// <param name="Priority">What it weighs where the rest is shared.</param>
/// <param name="Source">The node where it enters, by id or unique name; null on one link.</param>
/// <param name="Target">The node where it leaves.</param>
/// <param name="Path">The nodes that it passes, first to last; between parallel links it takes the one listed first.</param>
/// <param name="Links">The ids of the links that it crosses, in order, from the source on.</param>
public sealed record BandwidthRequest(
    string? Flow = null,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] double Guarantee = 0,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] double? Demand = null,
    FlowPriority Priority = FlowPriority.BestEffort,
    string? Source = null,
    string? Target = null,
    IReadOnlyList<string>? Path = null,
    IReadOnlyList<string>? Links = null);
