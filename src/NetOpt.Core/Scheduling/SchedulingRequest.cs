using NetOpt.Traffic;

namespace NetOpt.Scheduling;

/// <summary>
/// Which packets go through which link, and who decides there. Weights, priorities and quanta are one for each queue; where there are fewer queues than
/// flows, flow f is in queue f mod the number of queues. Without any of them each flow has a queue of its own.
/// </summary>
/// <param name="Trace">The packets as they arrive.</param>
/// <param name="CapacityBps">The capacity of the link in bit/s, 1e-6 to 1e15.</param>
/// <param name="Disciplines">Who decides, one run for each; null for FIFO, WFQ, WF2Q+ and DRR, strict priority where there are priorities, and the class tree where there is one.</param>
/// <param name="Weights">A weight above 0 for each queue; null for equal ones, or for the shares of the class tree.</param>
/// <param name="Priorities">For strict priority, a number for each queue, the lowest first; null for the queue's number.</param>
/// <param name="QuantaBytes">For DRR and SRR, a quantum of at least 1 byte for each queue; null for the largest packet of the trace times weight over least weight.</param>
/// <param name="ClassTree">Classes as <see cref="ClassTreeText"/> reads them; its leaves are the queues.</param>
public sealed record SchedulingRequest(
    PacketTrace? Trace = null,
    double CapacityBps = 0,
    IReadOnlyList<SchedulingDiscipline>? Disciplines = null,
    IReadOnlyList<double>? Weights = null,
    IReadOnlyList<int>? Priorities = null,
    IReadOnlyList<long>? QuantaBytes = null,
    string? ClassTree = null) : ITraceRequest
{
    /// <inheritdoc/>
    public ITraceRequest WithTrace(PacketTrace trace) => this with { Trace = trace };
}
