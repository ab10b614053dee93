namespace NetOpt.Topology.Measures;

/// <summary>
/// Great-circle distance on a sphere of the Earth's mean radius, 6371.0088 km (IUGG), by the haversine formula, which is
/// exact to rounding for short distances too. Within 0.6 % of the distance on the ellipsoid.
/// </summary>
public static class GreatCircle
{
    /// <summary>Mean radius of the Earth, km.</summary>
    public const double EarthRadiusKm = 6371.0088;

    /// <summary>The distance of two places, km. O(1).</summary>
    /// <param name="longitude1">Degrees.</param>
    /// <param name="latitude1">Degrees.</param>
    /// <param name="longitude2">Degrees.</param>
    /// <param name="latitude2">Degrees.</param>
    public static double DistanceKm(double longitude1, double latitude1, double longitude2, double latitude2)
    {
        double sinLatitude = Math.Sin(double.DegreesToRadians(latitude2 - latitude1) / 2);
        double sinLongitude = Math.Sin(double.DegreesToRadians(longitude2 - longitude1) / 2);
        double h = sinLatitude * sinLatitude
            + Math.Cos(double.DegreesToRadians(latitude1)) * Math.Cos(double.DegreesToRadians(latitude2)) * sinLongitude * sinLongitude;
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    /// <summary>Whether every node of a network has geographical coordinates; false without nodes.</summary>
    public static bool IsKnown(NetworkTopology topology)
    {
        ArgumentNullException.ThrowIfNull(topology);
        if (!topology.IsGeographic || topology.Nodes.IsEmpty) return false;
        foreach (NetworkNode node in topology.Nodes)
        {
            if (node.X is null || node.Y is null) return false;
        }
        return true;
    }

    /// <summary>The distance of two nodes with geographical coordinates, km.</summary>
    public static double DistanceKm(NetworkNode a, NetworkNode b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return DistanceKm(a.X!.Value, a.Y!.Value, b.X!.Value, b.Y!.Value);
    }
}
