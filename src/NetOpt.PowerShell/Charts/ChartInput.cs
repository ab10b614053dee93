using NetOpt.Bandwidth;
using NetOpt.Bandwidth.Management;
using NetOpt.Bandwidth.NetworkCalculus;
using NetOpt.Bandwidth.TokenBuckets;
using NetOpt.Charts;
using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using NetOpt.Optimization;
using NetOpt.Queueing;
using NetOpt.Queueing.Simulation;
using NetOpt.Routing;
using NetOpt.Scheduling;
using NetOpt.Topology;
using NetOpt.Topology.Measures;
using NetOpt.Traffic.Measures;
using NetOpt.Traffic;

namespace NetOpt.PowerShell.Charts;

/// <summary>
/// Anything that has a chart. PowerShell makes it from an argument through the constructors, so that a parameter takes by value exactly
/// the types that there are constructors for, and nothing else from the pipeline.
/// </summary>
public sealed class ChartInput
{
    /// <summary>A chart.</summary>
    public ChartInput(Chart chart) => Value = chart;

    /// <summary>A page of charts.</summary>
    public ChartInput(ChartPage page) => Value = page;

    /// <summary>A network, for its map.</summary>
    public ChartInput(NetworkTopology topology) => Value = topology;

    /// <summary>The result of Invoke-NetOptimization.</summary>
    public ChartInput(NetworkOptimizationResult result) => Value = result;

    /// <summary>The result of Measure-NetTopology.</summary>
    public ChartInput(TopologyMeasures measures) => Value = measures;

    /// <summary>The result of Optimize-TrafficRouting with the method MultiPath.</summary>
    public ChartInput(MultipathResult result) => Value = result;

    /// <summary>The result of Optimize-TrafficRouting with the method Weights.</summary>
    public ChartInput(WeightSearchResult result) => Value = result;

    /// <summary>The result of the operation routing.ecmp.</summary>
    public ChartInput(EcmpResult result) => Value = result;

    /// <summary>The result of Start-QueueRun.</summary>
    public ChartInput(QueueRunResult result) => Value = result;

    /// <summary>The result of Test-TokenBucket with -ServiceRate.</summary>
    public ChartInput(BoundsResult result) => Value = result;

    /// <summary>The result of Test-TokenBucket with -BurstCurve.</summary>
    public ChartInput(BurstCurveResult result) => Value = result;

    /// <summary>The result of Test-TokenBucket that polices or marks.</summary>
    public ChartInput(PolicingResult result) => Value = result;

    /// <summary>The result of Test-TokenBucket with -Shape.</summary>
    public ChartInput(ShapingResult result) => Value = result;

    /// <summary>The result of Optimize-BandwidthAllocation with -Alpha.</summary>
    public ChartInput(FairnessComparison result) => Value = result;

    /// <summary>The result of Invoke-WaterFilling with -Alpha.</summary>
    public ChartInput(AlphaFairResult result) => Value = result;

    /// <summary>The result of Invoke-WaterFilling.</summary>
    public ChartInput(WaterfillResult result) => Value = result;

    /// <summary>The result of Invoke-PacketScheduler.</summary>
    public ChartInput(SchedulingResult result) => Value = result;

    /// <summary>The result of Invoke-AimdModel.</summary>
    public ChartInput(AimdResult result) => Value = result;

    /// <summary>The result of Compare-CongestionAlgorithm.</summary>
    public ChartInput(CompareAlgorithmsResult result) => Value = result;

    /// <summary>The result of Start-CongestionRun.</summary>
    public ChartInput(CongestionRunResult result) => Value = result;

    /// <summary>The result of Measure-QueueModel.</summary>
    public ChartInput(QueueModelResult result) => Value = result;

    /// <summary>The result of Measure-TcpModel.</summary>
    public ChartInput(TcpModelResult result) => Value = result;

    /// <summary>A bandwidth manager, for what it gives away now.</summary>
    public ChartInput(BandwidthManager manager) => Value = manager;

    /// <summary>The result of the operation bandwidth.allocate.</summary>
    public ChartInput(AllocateResult result) => Value = result;

    /// <summary>A packet trace, for its rate at several scales of time.</summary>
    public ChartInput(PacketTrace trace) => Value = trace;

    /// <summary>The result of Measure-TrafficTrace on a series of values.</summary>
    public ChartInput(SampleMeasures measures) => Value = measures;

    /// <summary>The result of Measure-TrafficTrace on a packet trace.</summary>
    public ChartInput(TraceMeasures measures) => Value = measures;

    /// <summary>The result of Measure-TrafficTrace with -Capacity or -Load.</summary>
    public ChartInput(TrafficEffectResult result) => Value = result;

    internal object Value { get; }
}
