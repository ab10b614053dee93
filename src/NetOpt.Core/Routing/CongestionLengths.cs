using NetOpt.Topology;

namespace NetOpt.Routing;

/// <summary>
/// Arc lengths that grow exponentially with utilization: length = (e^(β(u - U)) + floor) / capacity, with u the arc's
/// utilization and U the largest one at the last refresh, so that exponents stay near or below 0. They are the gradient of
/// the soft maximum (1/β) ln Σ e^(βu), which is within ln(arcs)/β of the maximum utilization, plus floor × the sum of all
/// utilizations. The floor keeps idle arcs from being free: the higher it is, the less traffic takes longer ways than the
/// full arcs ask for.
/// </summary>
internal sealed class CongestionLengths
{
    private readonly double[] _inverse;
    private readonly double[] _logCapacity;
    private double _largest;

    public CongestionLengths(ArcArrays arcs)
    {
        Capacity = arcs.CapacityBps;
        _inverse = [.. Capacity.Select(c => 1 / c)];
        _logCapacity = [.. Capacity.Select(c => Math.Log(c))];
        Load = new double[Capacity.Length];
        Value = [.. _inverse];
    }

    /// <summary>The length of an idle arc times its capacity, above 0; that of the fullest is 1 more. Call <see cref="Refresh"/> after a change.</summary>
    public double Floor { get; set; } = 1e-9;

    /// <summary>The sharpness β of the soft maximum, per unit of utilization.</summary>
    public double Sharpness { get; set; }

    public double[] Capacity { get; }

    public double[] Load { get; }

    /// <summary>The length of each arc. They start as 1/capacity.</summary>
    public double[] Value { get; }

    public double MaxUtilization() => LoadReport.MaxUtilizationOf(Load, Capacity);

    /// <summary>Measures all lengths anew from the loads.</summary>
    public void Refresh()
    {
        _largest = MaxUtilization();
        for (int a = 0; a < Value.Length; a++) Update(a);
    }

    /// <summary>Adds load to an arc (or takes it away) and updates its length.</summary>
    public void Add(int arc, double amount)
    {
        Load[arc] += amount;
        Update(arc);
    }

    /// <summary>The length that an arc would have with some more load, and the rate at which it would grow with it.</summary>
    public double With(int arc, double more, out double growth)
    {
        double steep = Math.Exp(Sharpness * ((Load[arc] + more) * _inverse[arc] - _largest));
        growth = Sharpness * steep * _inverse[arc] * _inverse[arc];
        return (steep + Floor) * _inverse[arc];
    }

    /// <summary>How much load an arc can take before it alone is as long as the given length. May be negative.</summary>
    public double RoomUntil(int arc, double logLength) =>
        Capacity[arc] * ((logLength + _logCapacity[arc]) / Sharpness + _largest - Load[arc] * _inverse[arc]);

    /// <summary>Σ length·load / Σ length·capacity: the mean utilization with the weights that the lengths give.</summary>
    public double WeightedUtilization()
    {
        double load = 0;
        for (int a = 0; a < Value.Length; a++) load += Value[a] * Load[a];
        return load / Volume();
    }

    /// <summary>Σ length·capacity.</summary>
    public double Volume()
    {
        double volume = 0;
        for (int a = 0; a < Value.Length; a++) volume += Value[a] * Capacity[a];
        return volume;
    }

    private void Update(int arc) =>
        Value[arc] = (Math.Exp(Sharpness * (Load[arc] * _inverse[arc] - _largest)) + Floor) * _inverse[arc];
}
