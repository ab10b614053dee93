using System.Globalization;
using System.Management.Automation;
using NetOpt.Numerics.Distributions;
using NetOpt.PowerShell.Arguments;
using NetOpt.Queueing;

namespace NetOpt.PowerShell.Queueing;

/// <summary>What a queue does by formula: delay, loss and percentiles, or the servers, places or load that meet a target.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "QueueModel", DefaultParameterSetName = NoModel)]
[OutputType(typeof(QueueModelResult))]
public sealed class MeasureQueueModelCommand : QueueModelCmdlet
{
    /// <summary>The distribution of the service times in place of their mean and scv, such as 'lognormal(mean=10ms, scv=4)'.</summary>
    [Parameter(ParameterSetName = nameof(MG1))]
    public Distribution? Service { get; set; }

    /// <summary>Times to give the probability of longer waits and sojourns at, such as 10ms,50ms.</summary>
    [Parameter]
    [SecondsArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public double[]? At { get; set; }

    /// <summary>Numbers of customers to give the probability of.</summary>
    [Parameter]
    public long[]? State { get; set; }

    /// <summary>The mean wait not to be exceeded, such as 5ms: finds the parameter left out. With -TargetPercentile, that percentile of the wait.</summary>
    [Parameter]
    [SecondsArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public double? TargetWait { get; set; }

    /// <summary>The mean time in the system not to be exceeded, such as 50ms: finds the parameter left out. With -TargetPercentile, that percentile of it.</summary>
    [Parameter]
    [SecondsArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public double? TargetSojourn { get; set; }

    /// <summary>Makes the target time one for this percentile, such as 0.95, instead of for the mean.</summary>
    [Parameter]
    [NumberArgument]
    public double? TargetPercentile { get; set; }

    /// <summary>The probability of loss not to be exceeded, such as 0.01: finds the parameter left out.</summary>
    [Parameter]
    [NumberArgument]
    public double? TargetBlocking { get; set; }

    /// <summary>The probability of waiting not to be exceeded, such as 0.2: finds the parameter left out.</summary>
    [Parameter]
    [NumberArgument]
    public double? TargetWaitProbability { get; set; }

    /// <summary>The utilization not to be exceeded, such as 0.7: finds the parameter left out.</summary>
    [Parameter]
    [NumberArgument]
    public double? TargetUtilization { get; set; }

    /// <inheritdoc/>
    protected override void ProcessInput() => WriteObject(Run("queue.model", ModelRequest() with { Service = Service, TimesSeconds = At, States = State, Target = Target() }));

    private QueueTarget? Target()
    {
        var targets = new List<QueueTarget>();
        double percentile = TargetPercentile ?? 0.95;
        if (TargetWait is { } wait) targets.Add(new QueueTarget(TargetPercentile is null ? QueueGoal.MeanWait : QueueGoal.WaitPercentile, wait, percentile));
        if (TargetSojourn is { } sojourn) targets.Add(new QueueTarget(TargetPercentile is null ? QueueGoal.MeanSojourn : QueueGoal.SojournPercentile, sojourn, percentile));
        if (TargetPercentile is not null && targets.Count == 0) throw QueueArguments.Missing("time that the target percentile is to stay within", "-TargetPercentile 0.95 -TargetWait 5ms");
        if (TargetBlocking is { } blocking) targets.Add(new QueueTarget(QueueGoal.Blocking, blocking));
        if (TargetWaitProbability is { } waits) targets.Add(new QueueTarget(QueueGoal.WaitProbability, waits));
        if (TargetUtilization is { } utilization) targets.Add(new QueueTarget(QueueGoal.Utilization, utilization));
        if (targets.Count > 1) throw new NetOptException(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, "Several targets are set", "one at a time", "-TargetWait 5ms");
        return targets.Count == 0 ? null : targets[0];
    }
}
