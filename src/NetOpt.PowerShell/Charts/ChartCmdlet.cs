using System.Management.Automation;
using NetOpt.Charts;
using NetOpt.Charts.Reports;
using NetOpt.Operations;
using NetOpt.Topology;

namespace NetOpt.PowerShell.Charts;

/// <summary>A cmdlet that takes charts, or results that have a chart, and makes one page of all that comes through the pipeline.</summary>
public abstract class ChartCmdlet : NetOptCmdlet
{
    private readonly List<object> _input = [];

    /// <summary>What to draw: a network, a chart, a page of charts, or a result that has a chart, as most results of the module do. Several make one page.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public ChartInput InputObject { get; set; } = null!;

    /// <summary>The network that a result speaks of, for its map. Needed where the result does not carry it: Measure-NetTopology and Optimize-TrafficRouting.</summary>
    [Parameter]
    public NetworkTopology? Topology { get; set; }

    /// <summary>Heading to use instead of the one made from the input.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>Which charts, by their titles, such as 'Queue*'; texts and tables stay away then. By default all there is.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[]? Chart { get; set; }

    /// <summary>Does with the picture what the cmdlet is for.</summary>
    /// <param name="picture">A <see cref="Chart"/> or a <see cref="ChartPage"/>.</param>
    protected abstract void Finish(object picture);

    /// <summary>Refuses what cannot be done, before any record comes. May throw <see cref="NetOptException"/>.</summary>
    protected virtual void Check()
    {
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        try
        {
            Check();
        }
        catch (NetOptException error)
        {
            ThrowTerminatingError(ErrorRecords.From(error, null));
        }
    }

    /// <inheritdoc/>
    protected sealed override void ProcessInput() => _input.Add(InputObject.Value);

    /// <inheritdoc/>
    protected sealed override void FinishInput()
    {
        if (_input.Count > 0) Finish(Run(Picture));
    }

    /// <summary>Writes a file to the pipeline as Get-Item gives it, with the path properties that other cmdlets bind.</summary>
    private protected void WriteFile(string path) => WriteObject(InvokeProvider.Item.Get([path], force: true, literalPath: true), enumerateCollection: true);

    private object Picture(OperationContext context)
    {
        ChartPage[] pages = [.. _input.Select(value => Report.For(value, Topology, context)!)];
        if (Chart is not null) pages = Chosen(pages, Chart);
        if (pages is [{ Items: [PageChart { Chart: { } alone }] }]) return Title is null ? alone : alone with { Title = Title };
        ChartPage page = pages.Length == 1
            ? pages[0]
            : new ChartPage(string.Join(", ", pages.Select(p => p.Title).Distinct()), "", [.. pages.SelectMany(Parts)]);
        return Title is null ? page : page with { Title = Title };
    }

    // Of a page without a chosen chart nothing is left, not even its heading.
    private static ChartPage[] Chosen(ChartPage[] pages, string[] titles)
    {
        WildcardPattern[] patterns = [.. titles.Select(title => new WildcardPattern(title, WildcardOptions.IgnoreCase))];
        ChartPage[] chosen = [.. pages.Select(page => page with { Items = [.. page.Items.OfType<PageChart>().Where(item => Array.Exists(patterns, p => p.IsMatch(item.Chart.Title)))] })
            .Where(page => page.Items.Length > 0)];
        if (chosen.Length > 0) return chosen;
        string known = string.Join(", ", pages.SelectMany(page => page.Charts).Select(chart => $"'{chart.Title}'").Distinct());
        throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"No chart is called '{string.Join("' or '", titles)}'", $"one of {known}", "-Chart 'Queue*'", titles);
    }

    // On a page of several, what was a page's title becomes a heading. A chart that was chosen from a page needs it, as the others have the same title.
    private IEnumerable<PageItem> Parts(ChartPage page) =>
        page.Items is [PageChart { Chart: { } alone }] && (Chart is null || alone.Title == page.Title) ? page.Items : [new PageText(page.Summary, page.Title), .. page.Items];
}
