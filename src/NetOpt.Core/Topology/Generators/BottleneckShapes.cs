using System.Collections.Immutable;
using System.Globalization;

namespace NetOpt.Topology.Generators;

/// <summary>
/// The two shapes on which congestion control and fairness are studied.
/// Dumbbell with p pairs: router-left, router-right, then sender-0, receiver-0, sender-1, ...; the link between the routers is the
/// bottleneck. Nodes: 2p + 2; links: 2p + 1.
/// Parking lot with h hops: router-0 ... router-h, joined in a row by h bottlenecks; source-0 at router-0 and sink-0 at
/// router-h for the flow across all of them; source-i at router-(i-1) and sink-i at router-i for the flow across the i-th.
/// Nodes: 3h + 3; links: 3h + 2.
/// O(nodes) time and space.
/// </summary>
internal static class BottleneckShapes
{
    private static readonly ImmutableArray<string> Router = ["router"], Host = ["host"];

    public static void Dumbbell(ShapeParameters parameters, ShapeBuilder builder)
    {
        int pairs = parameters.Int(nameof(GenerateTopologyRequest.Pairs), 1);
        AllowBottleneck(parameters);
        builder.Expect(2.0 * pairs + 2, 2.0 * pairs + 1);
        int left = builder.AddNode("router-left", 1, 0.5, Router);
        int right = builder.AddNode("router-right", 2, 0.5, Router);
        builder.AddBottleneck(left, right);
        for (int i = 0; i < pairs; i++)
        {
            double y = 1 - (i + 0.5) / pairs;
            builder.AddLink(builder.AddNode(Id("sender-", i), 0, y, Host), left);
            builder.AddLink(right, builder.AddNode(Id("receiver-", i), 3, y, Host));
        }
    }

    public static void ParkingLot(ShapeParameters parameters, ShapeBuilder builder)
    {
        int hops = parameters.Int(nameof(GenerateTopologyRequest.Hops), 1);
        AllowBottleneck(parameters);
        builder.Expect(3.0 * hops + 3, 3.0 * hops + 2);
        for (int i = 0; i <= hops; i++) builder.AddNode(Id("router-", i), i, 0, Router);
        for (int i = 0; i < hops; i++) builder.AddBottleneck(i, i + 1);
        builder.AddLink(builder.AddNode(Id("source-", 0), -1, 0, Host), 0);
        builder.AddLink(hops, builder.AddNode(Id("sink-", 0), hops + 1.0, 0, Host));
        for (int i = 1; i <= hops; i++)
        {
            builder.AddLink(builder.AddNode(Id("source-", i), i - 0.75, 0.75, Host), i - 1);
            builder.AddLink(i, builder.AddNode(Id("sink-", i), i - 0.25, -0.75, Host));
        }
    }

    private static void AllowBottleneck(ShapeParameters parameters)
    {
        parameters.Allow(nameof(GenerateTopologyRequest.BottleneckCapacityBps));
        parameters.Allow(nameof(GenerateTopologyRequest.BottleneckLatencySeconds));
        parameters.CheckAllTaken();
    }

    private static string Id(string prefix, int i) => prefix + i.ToString(CultureInfo.InvariantCulture);
}
