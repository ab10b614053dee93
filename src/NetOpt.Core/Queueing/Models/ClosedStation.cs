namespace NetOpt.Queueing.Models;

/// <summary>A station of a closed network as its algorithms see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Visits">Visits per round.</param>
/// <param name="Demand">Service per round, D = visits × mean service, s.</param>
/// <param name="Servers">Servers.</param>
/// <param name="IsDelay">A server for everybody.</param>
internal readonly record struct ClosedStation(string Name, double Visits, double Demand, long Servers, bool IsDelay)
{
    /// <summary>How much slower than one customer per D a station with n customers is per customer: D/min(n, m), s.</summary>
    public double StepAt(long n) => Demand / (IsDelay ? n : Math.Min(n, Servers));
}
