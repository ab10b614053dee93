using System.Management.Automation;
using NetOpt.Charts;

namespace NetOpt.PowerShell.Charts;

/// <summary>Writes charts and reports to a file: a picture, a page to zoom in, or a Plotly figure.</summary>
[Cmdlet(VerbsData.Export, "NetOptChart", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportNetOptChartCommand : ChartCmdlet
{
    /// <summary>The file to write: .html is a page with tables and charts to zoom in, .svg a picture without script, .json a Plotly figure. An existing file is replaced, in one step when the new one is complete.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    /// <summary>Returns the file that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Check()
    {
        ChartFile.FormOf(Path);
        AtomicFile.Check(FilePaths.ForWriting(this, Path));
    }

    /// <inheritdoc/>
    protected override void Finish(object picture)
    {
        string path = FilePaths.ForWriting(this, Path);
        if (!ShouldProcess(path, $"Export chart '{picture}'")) return;
        Run(context =>
        {
            if (picture is Chart chart) ChartFile.Write(chart, path, context: context);
            else ChartFile.Write((ChartPage)picture, path, context: context);
            return path;
        });
        if (PassThru) WriteFile(path);
    }
}
