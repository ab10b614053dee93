namespace NetOpt.Topology.Measures;

/// <summary>The length of every arc of a topology in one measure.</summary>
internal sealed class ArcLengths
{
    private ArcLengths(PathWeight weight, double[] length)
    {
        Weight = weight;
        Length = length;
        Uniform = length.Length > 0 && !length.AsSpan().ContainsAnyExcept(length[0]) ? length[0] : null;
    }

    /// <summary>What it is the length in.</summary>
    public PathWeight Weight { get; }

    /// <summary>The length of each arc.</summary>
    public double[] Length { get; }

    /// <summary>The length that all arcs have, where they all have the same.</summary>
    public double? Uniform { get; }

    /// <summary>The lengths; null where the topology has no arcs, or does not give them for every one.</summary>
    public static ArcLengths? Of(NetworkTopology topology, PathWeight weight)
    {
        ArcArrays arcs = topology.Arcs;
        if (arcs.Count == 0) return null;
        switch (weight)
        {
            case PathWeight.Latency: return Known(arcs.LatencySeconds);
            case PathWeight.Cost: return Known(arcs.Cost);
            case PathWeight.GreatCircle:
                if (!GreatCircle.IsKnown(topology)) return null;
                var distance = new double[arcs.Count];
                for (int a = 0; a < distance.Length; a++)
                    distance[a] = GreatCircle.DistanceKm(topology.Nodes[arcs.Source[a]], topology.Nodes[arcs.Target[a]]);
                return new ArcLengths(weight, distance);
            default:
                var ones = new double[arcs.Count];
                ones.AsSpan().Fill(1);
                return new ArcLengths(PathWeight.Hops, ones);
        }

        ArcLengths? Known(double[] length)
        {
            foreach (double value in length)
            {
                if (double.IsNaN(value)) return null;
            }
            return new ArcLengths(weight, length);
        }
    }
}
