using System.Collections.Immutable;

namespace NetOpt.Congestion.Runs;

/// <summary>A queue over time.</summary>
/// <param name="Link">The link, "from > to".</param>
/// <param name="Packets">Packets waiting at the time.</param>
/// <param name="Dropped">Packets dropped or lost in the interval that ends at the time.</param>
/// <param name="Marked">Packets marked in it.</param>
public sealed record QueueSeries(string Link, ImmutableArray<double> Packets, ImmutableArray<double> Dropped, ImmutableArray<double> Marked);
