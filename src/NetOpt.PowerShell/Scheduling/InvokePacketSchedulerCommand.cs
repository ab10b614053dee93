using System.Management.Automation;
using NetOpt.PowerShell.Arguments;
using NetOpt.Scheduling;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.PowerShell.Scheduling;

/// <summary>Sends a packet trace through a link under one or more packet schedulers, and sets them side by side.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "PacketScheduler")]
[OutputType(typeof(SchedulingResult))]
public sealed class InvokePacketSchedulerCommand : NetOptCmdlet
{
    /// <summary>The packets, of New-TrafficTrace or Import-TrafficTrace.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public PacketTrace Trace { get; set; } = null!;

    /// <summary>The capacity of the link, such as 10Mbps; a bare number is bit/s.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate Capacity { get; set; }

    /// <summary>Who decides, one run for each: Fifo, StrictPriority, Gps, Wfq, Wf2q, Wf2qPlus, Scfq, Drr, Srr, ClassTree. By default Fifo, Wfq, Wf2qPlus and Drr, with StrictPriority where there is -Priority and ClassTree where there is -ClassTree.</summary>
    [Parameter(Position = 2)]
    public SchedulingDiscipline[]? Discipline { get; set; }

    /// <summary>A weight above 0 for each queue. With fewer weights than flows the flows share queues: with n weights, flow f is in queue f mod n. By default each flow has a queue of its own and all weigh the same.</summary>
    [Parameter]
    public double[]? Weight { get; set; }

    /// <summary>For StrictPriority: a number for each queue, the lowest first. By default the number of the queue.</summary>
    [Parameter]
    public int[]? Priority { get; set; }

    /// <summary>For Drr and Srr: a quantum for each queue, such as 1500B. By default the largest packet of the trace, times the weight over the least weight.</summary>
    [Parameter]
    [DataSizeArgument]
    [ArgumentCompleter(typeof(DataSizeCompleter))]
    public DataSize[]? Quantum { get; set; }

    /// <summary>Classes that share the link, each with its weight among its siblings, and below it its classes in parentheses or its flows in brackets: "realtime=4(voice=3[0-9], video=1), bulk=1". The leaves are the queues; flows that none lists go in turn to the leaves that list none.</summary>
    [Parameter]
    public string? ClassTree { get; set; }

    /// <inheritdoc/>
    protected override void ProcessInput() =>
        WriteObject(Run("scheduling.run", new SchedulingRequest(Trace, Capacity.BitsPerSecond, Discipline, Weight, Priority,
            Quantum is null ? null : [.. Quantum.Select(q => q.Bytes)], ClassTree)));
}
