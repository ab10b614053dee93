using System.Management.Automation;
using NetOpt.Topology;
using NetOpt.Topology.Formats;

namespace NetOpt.PowerShell.Routing;

/// <summary>Reads a traffic matrix: the demands between the nodes of a network.</summary>
[Cmdlet(VerbsData.Import, "TrafficMatrix", DefaultParameterSetName = ByPath)]
[OutputType(typeof(TrafficMatrix))]
public sealed class ImportTrafficMatrixCommand : NetworkImportCmdlet
{
    /// <inheritdoc/>
    protected override void Import(string path, string shown)
    {
        var options = new TopologyReadOptions { RateUnit = RateUnit?.BitsPerSecond };
        ImportedTrafficMatrix read = Run(context => TrafficMatrixFile.Read(path, options, context));
        WriteVerbose($"{shown}: {read.Format}, {read.Demands.Demands.Length} demands.");
        WriteNotices(shown, read.Notices);
        WriteObject(read.Demands);
    }
}
