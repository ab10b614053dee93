namespace NetOpt.Bandwidth.Management;

/// <summary>What a flow has.</summary>
/// <param name="Flow">Its id.</param>
/// <param name="Priority">Its class.</param>
/// <param name="GuaranteeBps">What it always has.</param>
/// <param name="DemandBps">The most that it can use; null where there is no limit.</param>
/// <param name="CountedDemandBps">The demand that the sharing goes by where measured use lowers it; null where the declared one counts.</param>
/// <param name="RateBps">What it has now: at least the guarantee, at most the demand.</param>
/// <param name="Satisfied">Whether that is all of its demand.</param>
/// <param name="BottleneckLink">Name of the full link that keeps it from more ("link" for the one link); null where it has all that counts as its demand.</param>
/// <param name="Source">Where it enters: the node's name where that is unique, otherwise its id; null on one link.</param>
/// <param name="Target">Where it leaves, likewise.</param>
/// <param name="Hops">How many links it crosses.</param>
public sealed record BandwidthAllocation(
    string Flow,
    FlowPriority Priority,
    long GuaranteeBps,
    long? DemandBps,
    long? CountedDemandBps,
    long RateBps,
    bool Satisfied,
    string? BottleneckLink,
    string? Source,
    string? Target,
    int Hops);
