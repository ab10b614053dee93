namespace NetOpt.Congestion.Runs;

/// <summary>A flow with all that a request leaves open decided.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Algorithm">Its congestion controller.</param>
/// <param name="Source">Node where it starts.</param>
/// <param name="Target">Node where it ends.</param>
/// <param name="Data">Arcs that its data crosses.</param>
/// <param name="Ack">Arcs that its ACKs cross.</param>
/// <param name="Settings">Its start, end and limits.</param>
/// <param name="StartSeconds">When it begins, before any random spread, s.</param>
/// <param name="IsStartExact">Whether it begins at just that time.</param>
internal sealed record FlowRoute(
    string Name,
    CongestionAlgorithm Algorithm,
    string Source,
    string Target,
    int[] Data,
    int[] Ack,
    CongestionFlow Settings,
    double StartSeconds,
    bool IsStartExact);
