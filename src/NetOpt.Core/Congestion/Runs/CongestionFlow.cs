using System.Globalization;

namespace NetOpt.Congestion.Runs;

/// <summary>One flow of a run, or several alike. What is null is taken from the request.</summary>
/// <param name="Name">What it is called; null for its algorithm and number.</param>
/// <param name="Source">Node where it starts (id or name); only in a topology.</param>
/// <param name="Target">Node where it ends (id or name); only in a topology.</param>
/// <param name="Route">Ids of the links of its data, in order, in place of a shortest path; ACKs come back over the same links where they are duplex.</param>
/// <param name="Algorithm">Its congestion controller.</param>
/// <param name="RttSeconds">Its propagation round-trip time, s; only without a topology.</param>
/// <param name="StartSeconds">When it begins, s, at least 0.</param>
/// <param name="StopSeconds">When it stops to send new data, s, after its start; null for never.</param>
/// <param name="Bytes">How much it has to send, at least 1 byte; null for without end.</param>
/// <param name="SourceRateBps">How fast its application makes data, bit/s of payload, above 0; null for as fast as it can be sent.</param>
/// <param name="Ecn">Whether its packets may be marked.</param>
/// <param name="Count">How many such flows, at least 1.</param>
public sealed record CongestionFlow(
    string? Name = null,
    string? Source = null,
    string? Target = null,
    IReadOnlyList<string>? Route = null,
    CongestionAlgorithm? Algorithm = null,
    double? RttSeconds = null,
    double? StartSeconds = null,
    double? StopSeconds = null,
    long? Bytes = null,
    double? SourceRateBps = null,
    bool? Ecn = null,
    int Count = 1)
{
    /// <summary>The flows one by one, with names that tell them apart.</summary>
    internal IEnumerable<CongestionFlow> Each() =>
        Enumerable.Range(1, Count).Select(i => Name is null || Count == 1 ? this : this with { Name = string.Create(CultureInfo.InvariantCulture, $"{Name} {i}") });
}
