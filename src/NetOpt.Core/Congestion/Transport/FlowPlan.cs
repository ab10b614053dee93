using NetOpt.Congestion.Controllers;

namespace NetOpt.Congestion.Transport;

/// <summary>What one connection is to do.</summary>
/// <param name="Controller">Its congestion controller.</param>
/// <param name="DataRoute">Start of the route of its data.</param>
/// <param name="AckRoute">Start of the route of its ACKs.</param>
/// <param name="StartTime">When it begins, ns.</param>
/// <param name="StopTime">When it stops to send new data, ns; the largest number for never.</param>
/// <param name="TotalBytes">How much it has to send; 0 for without end.</param>
/// <param name="SourceRate">How fast the application makes data, bytes/s; 0 for as fast as it can be sent.</param>
/// <param name="IsEcnCapable">Whether its packets may be marked.</param>
internal sealed record FlowPlan(CongestionController Controller, int DataRoute, int AckRoute, long StartTime, long StopTime, long TotalBytes, double SourceRate, bool IsEcnCapable);
