using System.Management.Automation;
using NetOpt.Congestion;
using NetOpt.PowerShell.Arguments;
using NetOpt.Simulation;
using NetOpt.Units;

namespace NetOpt.PowerShell.Congestion;

/// <summary>What all runs of congestion control are told in the same words: the algorithms, the queue, the losses, and how often to run.</summary>
public abstract class CongestionRunCmdlet : NetOptCmdlet
{
    /// <summary>How much may wait at the bottleneck (in a topology: at each link): bandwidth-delay products (1bdp), packets (100p), bytes (64KiB) or time (30ms). By default 1bdp with tail drop, and 10,240 packets with every other discipline.</summary>
    [Parameter]
    [BufferSizeArgument]
    [ArgumentCompleter(typeof(BufferSizeCompleter))]
    public BufferSize? Buffer { get; set; }

    /// <summary>Who is dropped or marked, and who goes next: DropTail (the default), Red, CoDel, FqCoDel or Pie.</summary>
    [Parameter]
    [EnumArgument<PacketQueueDiscipline>("queue discipline")]
    [Alias("Discipline")]
    public PacketQueueDiscipline? QueueDiscipline { get; set; }

    /// <summary>DropTail: packets that find more than this many waiting are marked instead of being left alone, at least 1. By default none; where a DCTCP flow runs, a seventh of a bandwidth-delay product.</summary>
    [Parameter]
    [NumberArgument]
    public double? MarkThreshold { get; set; }

    /// <summary>CoDel, FqCoDel and Pie: the queueing delay to keep. By default 5ms, of Pie 15ms.</summary>
    [Parameter]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? Target { get; set; }

    /// <summary>CoDel and FqCoDel: how long the delay may be above the target, by default 100ms. Pie: time between updates, by default 15ms.</summary>
    [Parameter]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? Interval { get; set; }

    /// <summary>Red: mean queue in packets from which on some are dropped or marked. By default 5.</summary>
    [Parameter]
    [NumberArgument]
    public double? MinThreshold { get; set; }

    /// <summary>Red: mean queue in packets at which the probability has reached its maximum. By default three times the other threshold.</summary>
    [Parameter]
    [NumberArgument]
    public double? MaxThreshold { get; set; }

    /// <summary>Red: that maximum, above 0 and at most 1. By default 0.1.</summary>
    [Parameter]
    [NumberArgument]
    public double? MaxProbability { get; set; }

    /// <summary>Red: weight of the newest queue in the mean, above 0 and at most 1. By default 0.002.</summary>
    [Parameter]
    [NumberArgument]
    public double? AverageWeight { get; set; }

    /// <summary>Flows and queues use explicit congestion notification: packets are marked where they would be dropped early.</summary>
    [Parameter]
    public SwitchParameter Ecn { get; set; }

    /// <summary>Probability that a data packet is lost on the wire of the bottleneck, at least 0 and below 1. In a topology: on each link and both ways, in place of its own loss.</summary>
    [Parameter]
    [NumberArgument]
    public double? Loss { get; set; }

    /// <summary>How many independent runs; from 2 on figures have 95 % confidence intervals.</summary>
    [Parameter]
    [NumberArgument]
    [Alias("Replications")]
    public int Replication { get; set; } = 1;

    /// <summary>Seed of the random draws; the same seed gives the same result.</summary>
    [Parameter]
    public ulong Seed { get; set; }

    /// <summary>Runs in the background and returns a job for Receive-Job, Wait-Job and Stop-Job.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    // Null where nothing is said about the queue, so that the engine's default holds.
    private protected QueueSettings? Queue()
    {
        var tailDrop = new QueueSettings();
        var queue = new QueueSettings(QueueDiscipline ?? tailDrop.Discipline, Buffer, MarkThreshold, Target?.Seconds, Interval?.Seconds, MinThreshold, MaxThreshold, MaxProbability, AverageWeight);
        return queue == tailDrop ? null : queue;
    }

    // A size that a request holds as a 32-bit number.
    private protected static int Bytes32(string name, DataSize size, string example) =>
        size.Bytes <= int.MaxValue ? (int)size.Bytes : throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"{name} is {size}", "far less", example, size.Bytes);

    private protected static double[]? Seconds(Duration[]? times) => times is null ? null : [.. times.Select(t => t.Seconds)];
}
