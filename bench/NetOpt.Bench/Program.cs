namespace NetOpt.Bench;

/// <summary>Runs one benchmark by name, or all. One line here for each; its class is XyzBench in its own file.</summary>
internal static class Program
{
    private static readonly SortedDictionary<string, Action> Benches = new(StringComparer.Ordinal)
    {
        ["alpha_fair"] = AlphaFairBench.Run,
        ["bandwidth_manager"] = BandwidthManagerBench.Run,
        ["betweenness"] = BetweennessBench.Run,
        ["conformance"] = ConformanceBench.Run,
        ["congestion"] = CongestionBench.Run,
        ["erlang"] = ErlangBench.Run,
        ["fgn"] = FgnBench.Run,
        ["hop_distances"] = HopDistancesBench.Run,
        ["import"] = ImportBench.Run,
        ["max_min"] = MaxMinBench.Run,
        ["multipath"] = MultipathBench.Run,
        ["queue_run"] = QueueRunBench.Run,
        ["rate_limiter"] = RateLimiterBench.Run,
        ["read_graphml"] = ReadGraphMlBench.Run,
        ["schedulers"] = SchedulerBench.Run,
        ["sweep"] = SweepBench.Run,
    };

    private static int Main(string[] args)
    {
        if (args.Length != 1 || (args[0] != "all" && !Benches.ContainsKey(args[0])))
        {
            Console.Error.WriteLine("usage: dotnet run -c Release --project bench/NetOpt.Bench -- <name>");
            Console.Error.WriteLine("names: " + string.Join(", ", Benches.Keys.Append("all")));
            return 2;
        }
        foreach ((string name, Action run) in Benches)
        {
            if (args[0] == "all" || args[0] == name) run();
        }
        return 0;
    }
}
