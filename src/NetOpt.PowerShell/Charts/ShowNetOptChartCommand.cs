using System.ComponentModel;
using System.Diagnostics;
using System.Management.Automation;
using System.Security.Cryptography;
using System.Text;
using NetOpt.Charts;
using NetOpt.Charts.Html;
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
        string path = WritePage(picture);
        if (PassThru) WriteObject(new FileInfo(path));
        else Open(path);
    }

    // The name comes from the content, so that showing a chart again makes no second file.
    private static string WritePage(object picture)
    {
        string html = picture is Chart chart ? HtmlPage.Render(chart, PlotlySource.Installed()) : HtmlPage.Render((ChartPage)picture, PlotlySource.Installed());
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(html)).AsSpan(0, 8));
        string path = Path.Combine(Path.GetTempPath(), $"netopt-{name}.html");
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(html)));
        return path;
    }

    private static void Open(string path)
    {
        try
        {
            using Process? viewer = Process.Start(new ProcessStartInfo(path) { UseShellExecute = true });
        }
        catch (Exception cause) when (cause is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            throw new NetOptException(ErrorCodes.ViewerUnavailable, ErrorKind.NotFound, $"No program could be started that shows '{path}'",
                "a system with a browser; -PassThru returns the file without opening it", "$result | Show-NetOptChart -PassThru", path, cause);
        }
    }
}
