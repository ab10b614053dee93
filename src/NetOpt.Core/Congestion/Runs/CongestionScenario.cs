namespace NetOpt.Congestion.Runs;

/// <summary>A request with everything decided: what each replication builds its network from.</summary>
/// <param name="Name">What is simulated, in words.</param>
/// <param name="Links">The directions of links that packets cross, by place; routes of <paramref name="Flows"/> and <paramref name="Background"/> are places here.</param>
/// <param name="Flows">The flows.</param>
/// <param name="Background">Traffic that does not react.</param>
/// <param name="Notes">What was assumed.</param>
internal sealed record CongestionScenario(string Name, LinkPlan[] Links, FlowRoute[] Flows, BackgroundRoute[] Background, List<string> Notes);
