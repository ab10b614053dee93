using NetOpt.Operations;
using NetOpt.Queueing.Simulation;

namespace NetOpt.Queueing;

/// <summary>The operations of this area.</summary>
public static class QueueOperations
{
    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new Operation<QueueModelRequest, QueueModelResult>("queue.model",
            "Answers a queueing model by formula: delay, loss and percentiles, or the servers, places or load that meet a target.",
            QueueJson.Default.QueueModelRequest, QueueJson.Default.QueueModelResult, QueueModels.Solve),
        new Operation<QueueRunRequest, QueueRunResult>("queue.run",
            "Simulates a queue or a network of queues and estimates delay, loss and percentiles with confidence intervals, beside theory where there is one.",
            QueueJson.Default.QueueRunRequest, QueueJson.Default.QueueRunResult, QueueRuns.Run),
    ];
}
