using System.Globalization;
using System.Management.Automation;
using NetOpt.PowerShell.Arguments;
using NetOpt.Traffic;
using NetOpt.Traffic.Formats;
using NetOpt.Units;

namespace NetOpt.PowerShell.Traffic;

/// <summary>Reads a packet trace, or a series of measured values, from a file.</summary>
[Cmdlet(VerbsData.Import, "TrafficTrace", DefaultParameterSetName = ByPath)]
[OutputType(typeof(PacketTrace), typeof(SampleSeries))]
public sealed class ImportTrafficTraceCommand : FileImportCmdlet
{
    /// <summary>The format, where the content does not tell it or tells another one. A list of whole numbers that never fall is taken for mahimahi's times, for example; with Samples it is a list of values.</summary>
    [Parameter]
    public TraceFormat? Format { get; set; }

    /// <summary>What to call the trace. By default the name of its file.</summary>
    [Parameter]
    public string? Name { get; set; }

    /// <summary>The time that 1 stands for in a table whose header does not name the unit of its times, such as 1ms. By default seconds, with a warning.</summary>
    [Parameter]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? TimeUnit { get; set; }

    /// <inheritdoc/>
    protected override void Import(string path, string shown)
    {
        var options = new TraceReadOptions { Format = Format, Name = Name, TimeUnit = TimeUnit?.Seconds };
        ImportedTrace read = Run(context => TraceFile.Read(path, options, context));
        WriteVerbose(string.Create(CultureInfo.InvariantCulture, $"{shown}: {read.Format}, {read.Trace?.ToString() ?? read.Series!.ToString()}."));
        WriteNotices(shown, read.Notices);
        WriteObject((object?)read.Trace ?? read.Series);
    }
}
