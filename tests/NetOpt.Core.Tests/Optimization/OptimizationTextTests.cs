using System.Text.RegularExpressions;
using NetOpt.Optimization;
using NetOpt.Routing;

namespace NetOpt.Tests.Optimization;

public class OptimizationTextTests
{
    [Fact]
    public void The_report_for_people_has_verdict_figures_proof_and_steps()
    {
        string text = OptimizationText.Of(Result(2), "look elsewhere");
        string[] lines = text.Split('\n');
        Assert.Equal("ring: 2 demands, 21 Gbit/s in all", lines[0]);
        Assert.Equal("It got better.", lines[2]);
        Assert.Matches(@"^ +before +after +change$", lines[4]);
        Assert.Contains(lines, l => Regex.IsMatch(l, @"^maximum utilization +120\.0 % +84\.0 % +-30\.0 %$"));
        Assert.Contains("lower bound  84.0 %", text);
        Assert.Contains("2 changes, in the order in which to apply them; the maximum utilization on the way is 120.0 % at most", text);
        Assert.Contains("  1. step 1  -> 84.0 %\n", text);
        Assert.Contains("note: remember\n", text);
        Assert.All(lines, l => Assert.Equal(l.TrimEnd(), l));
    }

    [Fact]
    public void Many_steps_are_cut_short_and_none_is_said()
    {
        string many = OptimizationText.Of(Result(25), "look elsewhere");
        Assert.Contains("\n  20. step 20", many);
        Assert.DoesNotContain("step 21", many);
        Assert.Contains("and 5 more; look elsewhere", many);
        Assert.Contains("Nothing to change.", OptimizationText.Of(Result(0), "look elsewhere"));
    }

    private static NetworkOptimizationResult Result(int changes) => new()
    {
        Verdict = "It got better.",
        Network = "ring",
        Version = 1,
        Improved = changes > 0,
        Method = OptimizationMethod.Weights,
        Reason = "weights suffice",
        Weights = WeightChoice.Unit,
        Before = Figures(1.2, 1),
        After = Figures(0.84, 0),
        LowerBound = 0.84,
        Gap = 0,
        GapBefore = 0.43,
        Changes = [.. Enumerable.Range(1, changes).Select(i => new NetworkChange { Order = i, Kind = NetworkChangeKind.Weight, Description = "step " + i, MaxUtilizationAfter = 0.84 })],
        PeakWhileChanging = 1.2,
        Links = [],
        Demands = 2,
        IgnoredDemands = 0,
        RateUnitKnown = true,
        Notes = ["remember"],
        Queues = new QueueAssumptions(),
    };

    private static NetworkFigures Figures(double utilization, int overloaded) => new()
    {
        MaxUtilization = utilization,
        MeanUtilization = 0.5,
        OverloadedArcs = overloaded,
        OfferedBps = 21e9,
        ServedBps = 21e9,
        UnservedBps = 0,
        UnservedDemands = 0,
        JainIndex = 1,
        FortzThorupCost = 10,
    };
}
