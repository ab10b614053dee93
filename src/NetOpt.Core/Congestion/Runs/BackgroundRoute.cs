namespace NetOpt.Congestion.Runs;

/// <summary>Background traffic and the arcs that it crosses.</summary>
/// <param name="Traffic">What it is.</param>
/// <param name="Arcs">The arcs.</param>
internal sealed record BackgroundRoute(BackgroundTraffic Traffic, int[] Arcs);
