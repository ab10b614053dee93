namespace NetOpt.Queueing.Simulation;

/// <summary>
/// Little's law on the longest window of the run that starts and ends with an empty system, where it holds exactly: the time average of the
/// number in the system against customers per second times their mean time in it, counted independently.
/// </summary>
/// <param name="Seconds">Length of the window, s.</param>
/// <param name="Customers">Customers who came and went in it, however they left.</param>
/// <param name="MeanCustomers">∫ N(t) dt over its length.</param>
/// <param name="RateTimesSojourn">Customers over its length, times their mean time in the system.</param>
/// <param name="RelativeDifference">Of the two; what is left is rounding.</param>
public sealed record LittleCheck(double Seconds, long Customers, double MeanCustomers, double RateTimesSojourn, double RelativeDifference);
