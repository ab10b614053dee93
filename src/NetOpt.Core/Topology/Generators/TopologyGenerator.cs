using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Topology.Generators;

/// <summary>Makes networks of well-known shapes. The same request and seed give the same network.</summary>
public static class TopologyGenerator
{
    /// <summary>Generates a network of up to 1,000,000 nodes and 4,000,000 links. O(nodes + links), Waxman O(nodes²).</summary>
    /// <exception cref="NetOptException">
    /// InvalidParameter: a parameter is missing, out of its range, or not one of the shape; InvalidCapacity; InvalidLatency; TooLarge.
    /// </exception>
    public static GeneratedTopology Generate(GenerateTopologyRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        CheckLinkProperties(request);
        var parameters = new ShapeParameters(request);
        var builder = new ShapeBuilder(request, context);
        ulong seed = request.Seed ?? context.Seed;
        RandomStream? random = null;
        RandomStream Random() => random = new RandomStream(seed, "topology.generate " + parameters.KindName);
        switch (request.Kind)
        {
            case TopologyKind.Line: RegularShapes.Line(parameters, builder); break;
            case TopologyKind.Ring: RegularShapes.Ring(parameters, builder); break;
            case TopologyKind.Star: RegularShapes.Star(parameters, builder); break;
            case TopologyKind.FullMesh: RegularShapes.FullMesh(parameters, builder); break;
            case TopologyKind.Grid: RegularShapes.Grid(parameters, builder); break;
            case TopologyKind.Torus: RegularShapes.Torus(parameters, builder); break;
            case TopologyKind.Tree: TreeShape.Build(parameters, builder); break;
            case TopologyKind.FatTree: FatTree.Build(parameters, builder); break;
            case TopologyKind.LeafSpine: LeafSpine.Build(parameters, builder); break;
            case TopologyKind.Dumbbell: BottleneckShapes.Dumbbell(parameters, builder); break;
            case TopologyKind.ParkingLot: BottleneckShapes.ParkingLot(parameters, builder); break;
            case TopologyKind.ErdosRenyi: ErdosRenyi.Build(parameters, builder, Random()); break;
            case TopologyKind.BarabasiAlbert: BarabasiAlbert.Build(parameters, builder, Random()); break;
            case TopologyKind.Waxman: Waxman.Build(parameters, builder, Random()); break;
            case TopologyKind.WattsStrogatz: WattsStrogatz.Build(parameters, builder, Random()); break;
            case TopologyKind.RandomGeometric: RandomGeometric.Build(parameters, builder, Random()); break;
            default: throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"There is no shape {request.Kind}", "one of " + string.Join(", ", Enum.GetNames<TopologyKind>()), value: request.Kind);
        }
        NetworkTopology topology = builder.Build(request.Name ?? parameters.Description);
        return new GeneratedTopology(topology, random is null ? null : seed);
    }

    private static void CheckLinkProperties(GenerateTopologyRequest request)
    {
        foreach (double? capacity in (ReadOnlySpan<double?>)[request.CapacityBps, request.BottleneckCapacityBps])
        {
            if (capacity is { } c && !(c > 0 && double.IsFinite(c)))
                throw new NetOptException(ErrorCodes.InvalidCapacity, ErrorKind.InvalidArgument, $"The capacity of the links is {c}", "a finite rate above 0", "10Gbps", c);
        }
        foreach (double? latency in (ReadOnlySpan<double?>)[request.LatencySeconds, request.BottleneckLatencySeconds])
        {
            if (latency is { } l && !(l >= 0 && double.IsFinite(l)))
                throw new NetOptException(ErrorCodes.InvalidLatency, ErrorKind.InvalidArgument, $"The latency of the links is {l}", "a finite time of at least 0", "5ms", l);
        }
    }
}
