using NetOpt.Bandwidth;
using NetOpt.Bandwidth.Management;
using NetOpt.Bandwidth.NetworkCalculus;
using NetOpt.Bandwidth.TokenBuckets;
using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using NetOpt.Operations;
using NetOpt.Optimization;
using NetOpt.Queueing;
using NetOpt.Queueing.Simulation;
using NetOpt.Routing;
using NetOpt.Scheduling;
using NetOpt.Topology;
using NetOpt.Topology.Measures;
using NetOpt.Traffic;
using NetOpt.Traffic.Measures;
using NetOpt.Traffic.Sources;

namespace NetOpt.Charts.Reports;

/// <summary>Makes the page that suits a result, whatever its type: what the cmdlets, the runner and the notebook formatter show.</summary>
public static class Report
{
    /// <summary>The page for a value; null where there is none for its type.</summary>
    /// <param name="value">A chart, a page, a topology, or a result of an operation.</param>
    /// <param name="topology">The network that the result speaks of, for its map; null where the result carries it or the map may be left out.</param>
    /// <param name="context">Seed and cancellation of the layout.</param>
    public static ChartPage? For(object value, NetworkTopology? topology = null, OperationContext? context = null) => value switch
    {
        ChartPage page => page,
        Chart chart => new ChartPage(chart.Title, chart.Subtitle ?? "", [new PageChart(chart)]),
        NetworkTopology network => new ChartPage(network.Name, network.ToString(), [new PageChart(ChartFactory.TopologyMap(network, context: context))]),
        NetworkOptimizationResult result => OptimizationReport.Create(result, topology, context),
        TopologyMeasures measures => MeasuresReport.Create(measures, topology, context),
        EcmpResult result => RoutingReport.Create(result, topology, context),
        MultipathResult result => RoutingReport.Create(result, topology, context),
        WeightSearchResult result => RoutingReport.Create(result, topology, context),
        AlphaFairResult result => AlphaFairReport.Create(result),
        FairnessComparison result => AlphaFairReport.Create(result),
        AllocateResult result => AllocateReport.Create(result),
        BandwidthManager manager => AllocateReport.Create(manager.Allocate(context)),
        BoundsResult result => TokenBucketReport.Create(result),
        BurstCurveResult result => TokenBucketReport.Create(result),
        PolicingResult result => TokenBucketReport.Create(result),
        ShapingResult result => TokenBucketReport.Create(result),
        WaterfillResult result => WaterfillReport.Create(result),
        SchedulingResult result => SchedulingReport.Create(result),
        AimdResult result => CongestionReport.Create(result),
        CompareAlgorithmsResult result => CongestionRunReport.Create(result),
        CongestionRunResult result => CongestionRunReport.Create(result),
        QueueModelResult result => QueueReport.Create(result),
        QueueRunResult result => QueueRunReport.Create(result),
        TcpModelResult result => CongestionReport.Create(result),
        SampleMeasures measures => TrafficReport.Create(measures),
        TraceMeasures measures => TrafficReport.Create(measures),
        TrafficEffectResult result => TrafficReport.Create(result),
        PacketTrace trace => TraceReport.Create(trace),
        GenerateTrafficResult result => TraceReport.Create(result.Trace, result.Expected),
        _ => null,
    };
}
