using System.Management.Automation;
using NetOpt.PowerShell.Arguments;
using NetOpt.Units;

namespace NetOpt.PowerShell;

/// <summary>A cmdlet that reads networks or demands from files, whose rates may be without a unit.</summary>
public abstract class NetworkImportCmdlet : FileImportCmdlet
{
    /// <summary>The rate that 1 stands for in a file that states no unit of rates, such as 1Mbps. Without it such rates stay bare numbers.</summary>
    [Parameter]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate? RateUnit { get; set; }
}
