using System.Management.Automation;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.PowerShell.Topology;

/// <summary>Writes a network to a file.</summary>
[Cmdlet(VerbsData.Export, "NetTopology", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportNetTopologyCommand : NetOptCmdlet
{
    /// <summary>The file to write. An existing one is replaced, in one step when the new one is complete.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    /// <summary>The network to write.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public NetworkTopology Topology { get; set; } = null!;

    /// <summary>GraphMl, Gml, Json, Csv or Dot. By default the extension of the file tells it.</summary>
    [Parameter]
    public TopologyFormat? Format { get; set; }

    /// <summary>Returns the file that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessInput()
    {
        string path = FilePaths.ForWriting(this, Path);
        if (!ShouldProcess(path, $"Export network '{Topology.Name}'")) return;
        foreach (ImportNotice notice in Run(context => TopologyFile.Write(Topology, path, Format, context))) WriteWarning($"{Path}: {notice.Message}");
        // As Get-Item gives it, with the path properties that other cmdlets bind.
        if (PassThru) WriteObject(InvokeProvider.Item.Get([path], force: true, literalPath: true), enumerateCollection: true);
    }
}
