using System.Management.Automation;
using NetOpt.Numerics.Distributions;
using NetOpt.PowerShell.Arguments;
using NetOpt.Queueing.Simulation;

namespace NetOpt.PowerShell.Queueing;

/// <summary>Simulates a queue or a network of queues until its delay, loss and percentiles are known, with intervals and with theory beside them.</summary>
[Cmdlet(VerbsLifecycle.Start, "QueueRun", DefaultParameterSetName = NoModel)]
[OutputType(typeof(QueueRunResult))]
public sealed class StartQueueRunCommand : QueueModelCmdlet
{
    /// <summary>Distribution of the times between arrivals in place of the arrival rate, such as 'lognormal(mean=10ms, scv=4)'; of priorities one for each class, of a finite source that of the think times.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DistributionCompleter))]
    public Distribution[]? Arrival { get; set; }

    /// <summary>Distribution of the service times in place of their rate or mean, such as 'pareto(alpha=2.5, min=6ms)'; one for each class or station.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DistributionCompleter))]
    public Distribution[]? Service { get; set; }

    /// <summary>Who is served next: Fifo, Lifo, ProcessorSharing or Priority. By default Fifo; of priorities Priority.</summary>
    [Parameter]
    public QueueDiscipline? Discipline { get; set; }

    /// <summary>Distribution of how long customers wait before they give up; by default they wait for ever.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DistributionCompleter))]
    public Distribution? Patience { get; set; }

    /// <summary>Probability that a customer who would have to wait goes away at once, 0 to 1.</summary>
    [Parameter]
    [NumberArgument]
    public double? BalkProbability { get; set; }

    /// <summary>Number in the system from which on customers go away at once.</summary>
    [Parameter]
    [NumberArgument]
    public long? BalkAt { get; set; }

    /// <summary>Arrivals to simulate, of closed networks rounds; a million by default. With -Precision the most to simulate, 100 million by default.</summary>
    [Parameter]
    [NumberArgument]
    [Alias("Customer")]
    public long? Customers { get; set; }

    /// <summary>Stops as soon as the 95 % interval of the mean time in the system is within this share of it, such as 0.01.</summary>
    [Parameter]
    [NumberArgument]
    public double? Precision { get; set; }

    /// <summary>Independent runs of so many customers each, for intervals from them instead of from batches of one run.</summary>
    [Parameter]
    [NumberArgument]
    [Alias("Replication")]
    public int Replications { get; set; } = 1;

    /// <summary>Puts theory beside the figures, where there is a formula.</summary>
    [Parameter]
    public SwitchParameter Compare { get; set; }

    /// <summary>Seed of the random draws; the same seed gives the same result.</summary>
    [Parameter]
    public ulong Seed { get; set; }

    /// <summary>Runs in the background and returns a job for Receive-Job, Wait-Job and Stop-Job.</summary>
    [Parameter]
    public SwitchParameter AsJob { get; set; }

    private protected override int? Parts => Arrival is { Length: > 1 } ? Arrival.Length : Service?.Length;

    /// <inheritdoc/>
    protected override void ProcessInput() => RunOrStart("queue.run", new QueueRunRequest(ModelRequest(), Arrival, Service, null, Discipline, Patience, BalkProbability, BalkAt,
        Customers, Precision, Replications, Compare), Seed, AsJob);
}
