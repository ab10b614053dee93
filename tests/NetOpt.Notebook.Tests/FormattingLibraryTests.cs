using System.Collections.Immutable;
using Microsoft.DotNet.Interactive.Formatting;
using NetOpt.Charts;
using NetOpt.Notebooks;
using NetOpt.Optimization;
using NetOpt.Routing;

namespace NetOpt.Tests;

/// <summary>What the kernel's own formatting library makes of our types.</summary>
public class FormattingLibraryTests
{
    public static TheoryData<string> Shown => ["xy", "bar", "map", "page", "result"];

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_value_shows_itself_as_html_with_a_static_picture(string kind)
    {
        object value = Value(kind);
        string html = value.ToDisplayString("text/html");
        Assert.Contains("<svg ", html);
        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("<table class=\"dni", html);
        Assert.Equal(NotebookDisplay.ToHtml(value), html);
    }

    [Theory]
    [MemberData(nameof(Shown))]
    public void A_value_has_a_plain_text_and_html_is_preferred(string kind)
    {
        object value = Value(kind);
        Assert.Equal(NotebookDisplay.ToText(value), value.ToDisplayString("text/plain"));
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(value.GetType()));
    }

    [Fact]
    public void In_a_list_each_value_shows_itself() =>
        Assert.Contains("<svg ", new List<Chart> { (Chart)Value("xy"), (Chart)Value("bar") }.ToDisplayString("text/html"));

    [Fact]
    public void Registered_by_call_as_the_powershell_kernel_needs_it_the_values_look_the_same()
    {
        Assert.True(NotebookRegistration.Register([typeof(object).Assembly, typeof(Formatter).Assembly]));
        Assert.All(NotebookDisplay.Types, t => Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(t)));
        object value = Value("result");
        Assert.Equal(NotebookDisplay.ToHtml(value), value.ToDisplayString("text/html"));
        Assert.Equal(NotebookDisplay.ToText(value), value.ToDisplayString("text/plain"));
        // That kernel asks for the formatters that users registered, by type.
        Assert.All(NotebookDisplay.Types, t => Assert.Contains(Formatter.RegisteredFormatters(includeDefaults: false), f => f.Type == t && f.MimeType == "text/html"));
    }

    [Fact]
    public void Without_the_library_nothing_is_registered() => Assert.False(NotebookRegistration.Register([typeof(object).Assembly]));

    private static object Value(string kind) => kind switch
    {
        "xy" => ChartFactory.LoadCurve([0.4, 0.9]),
        "bar" => ChartFactory.BarComparison("t", ["a"], [1], [2], new ChartAxis("v")),
        "map" => new MapChart { Title = "m", Nodes = [new MapNode("a", "A", 0, 0), new MapNode("b", "B", 1, 1)], Links = [new MapLink("l", 0, 1, new MapLane(0.5))] },
        "page" => new ChartPage("p", "s", [new PageChart(ChartFactory.LoadCurve([0.4]))]),
        _ => Result(),
    };

    private static NetworkOptimizationResult Result()
    {
        var figures = new NetworkFigures
        {
            MaxUtilization = 0.5,
            MeanUtilization = 0.2,
            OverloadedArcs = 0,
            OfferedBps = 1,
            ServedBps = 1,
            UnservedBps = 0,
            UnservedDemands = 0,
            JainIndex = 1,
            FortzThorupCost = 1,
        };
        return new NetworkOptimizationResult
        {
            Verdict = "nothing to gain",
            Network = "n",
            Version = 1,
            Improved = false,
            Method = OptimizationMethod.None,
            Reason = "it is at the bound",
            Weights = WeightChoice.Unit,
            Before = figures,
            After = figures,
            LowerBound = 0.5,
            Gap = 0,
            GapBefore = 0,
            Changes = [],
            PeakWhileChanging = 0.5,
            Links = ImmutableArray.Create(new LinkComparison(0, 0, "l", "a", "b", 1, 0.5, 0.5, 0.5, 0.5)),
            Demands = 1,
            IgnoredDemands = 0,
            RateUnitKnown = true,
            Notes = [],
            Queues = new QueueAssumptions(),
        };
    }
}
