using NetOpt.Operations;
using NetOpt.Topology.Generators;
using NetOpt.Topology.Measures;

namespace NetOpt.Topology;

/// <summary>The operations on a topology alone.</summary>
public static class TopologyOperations
{
    /// <summary><c>topology.generate</c>.</summary>
    public static Operation<GenerateTopologyRequest, GeneratedTopology> Generate { get; } = new(
        "topology.generate",
        "Generates a network of a well-known shape: line, ring, star, full mesh, grid, torus, tree, fat tree, leaf-spine, dumbbell, parking lot, or one of five random kinds.",
        TopologyJsonContext.Default.GenerateTopologyRequest, TopologyJsonContext.Default.GeneratedTopology, TopologyGenerator.Generate);

    /// <summary><c>topology.measure</c>.</summary>
    public static Operation<MeasureTopologyRequest, TopologyMeasures> Measure { get; } = new(
        "topology.measure",
        "Measures a network: counts, degrees, components, path lengths, clustering, connectivity, articulation points, bridges, betweenness, bottlenecks, critical paths.",
        TopologyJsonContext.Default.MeasureTopologyRequest, TopologyJsonContext.Default.TopologyMeasures, TopologyMeasurement.Measure);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Operation> All { get; } = [Generate, Measure];
}
