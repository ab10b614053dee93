using System.Collections.Immutable;

namespace NetOpt.Congestion.Runs;

/// <summary>Candidates ranked by what they made of a bottleneck, and the one to take.</summary>
/// <param name="Name">What was compared, in words.</param>
/// <param name="Algorithms">The candidates, best score first.</param>
/// <param name="Recommended">The best score among those that coexist with CUBIC; where none does, the best score.</param>
/// <param name="Recommendation">The same in words, with the figures that decided.</param>
/// <param name="DurationSeconds">Time simulated in each run, s.</param>
/// <param name="Runs">Simulations made.</param>
/// <param name="Seed">Seed of the first replication; each further one has the next.</param>
/// <param name="Replications">Runs of each kind.</param>
/// <param name="PacketHops">Packets times links crossed, of all runs.</param>
/// <param name="Notes">What a reader should know.</param>
public sealed record CompareAlgorithmsResult(
    string Name,
    ImmutableArray<ComparedAlgorithm> Algorithms,
    CongestionAlgorithm Recommended,
    string Recommendation,
    double DurationSeconds,
    int Runs,
    ulong Seed,
    int Replications,
    long PacketHops,
    ImmutableArray<string> Notes);
