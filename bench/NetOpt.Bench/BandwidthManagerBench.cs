using NetOpt.Bandwidth.Management;

namespace NetOpt.Bench;

/// <summary>
/// A bandwidth manager of one link: 100,000 flows that ask one after the other, what they have then, and what a change costs.
/// There is no peer; the time for one flow tells that requests in a row do not share anew each time.
/// </summary>
internal static class BandwidthManagerBench
{
    private const int Flows = 100_000;

    public static void Run()
    {
        string[] names = [.. Enumerable.Range(0, Flows).Select(i => "flow-" + i)];
        BandwidthManager manager = null!;
        double requests = Timing.Median(() =>
        {
            manager = new BandwidthManager(1e12);
            for (int i = 0; i < Flows; i++) manager.Request(new BandwidthRequest(names[i], i % 7 * 1000, i % 50 * 1e7 + 1e4, (FlowPriority)(i % 5)));
            manager.Allocate();
        });
        Timing.Print($"bandwidth manager, {Flows:N0} requests and what all have", requests, "", null);
        double change = Timing.Median(() =>
        {
            manager.Request(new BandwidthRequest(names[0], 1));
            manager.Allocate();
        });
        Timing.Print($"bandwidth manager, one change among {Flows:N0} flows and what all have", change, "", null);
        double rebalance = Timing.Median(() =>
        {
            for (int i = 0; i < Flows; i++) manager.RecordUse(names[i], i);
            manager.Rebalance();
        });
        Timing.Print($"bandwidth manager, {Flows:N0} measurements and a rebalancing", rebalance, "", null);
    }
}
