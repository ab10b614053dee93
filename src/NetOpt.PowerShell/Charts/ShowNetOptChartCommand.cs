using System.ComponentModel;
using System.Diagnostics;
using System.Management.Automation;
using NetOpt.Charts;
using NetOpt.Charts.Html;
using NetOpt.Operations;
using NetOpt.PowerShell.Notebooks;

namespace NetOpt.PowerShell.Charts;

/// <summary>Shows charts and reports: in the browser, or in place in a notebook.</summary>
[Cmdlet(VerbsCommon.Show, "NetOptChart")]
[OutputType(typeof(FileInfo), typeof(Chart), typeof(ChartPage))]
public sealed class ShowNetOptChartCommand : ChartCmdlet
{
    /// <summary>Returns the file of the page instead of opening it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Finish(object picture)
    {
        if (!PassThru && NotebookHost.IsNotebook(Host.Name))
        {
            WriteObject(picture);
            return;
        }
        string path = Run(context => WritePage(picture, context));
        if (PassThru) WriteFile(path);
        else Open(path);
    }

    // In a folder of its own, which only this user may enter: a page shows what may be private, and a name that can be guessed can be set up.
    private static string WritePage(object picture, OperationContext context)
    {
        string html = picture is Chart chart ? HtmlPage.Render(chart, PlotlySource.Installed()) : HtmlPage.Render((ChartPage)picture, PlotlySource.Installed());
        context.ThrowIfCanceled();
        string path = Path.Combine(Directory.CreateTempSubdirectory("netopt-").FullName, "chart.html");
        File.WriteAllText(path, html);
        return path;
    }

    private static void Open(string path)
    {
        try
        {
            using Process? viewer = Process.Start(new ProcessStartInfo(path) { UseShellExecute = true });
            // A desktop's opener ends at once where it finds no browser; where it found one, it may stay as long as the browser does.
            if (viewer is null || !viewer.WaitForExit(500) || viewer.ExitCode == 0) return;
        }
        catch (Exception cause) when (cause is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            throw NoViewer(path, cause);
        }
        throw NoViewer(path, null);
    }

    private static NetOptException NoViewer(string path, Exception? cause) =>
        new(ErrorCodes.ViewerUnavailable, ErrorKind.NotFound, $"No program could be started that shows '{path}'",
            "a system with a browser; -PassThru returns the file without opening it", "$result | Show-NetOptChart -PassThru", path, cause);
}
