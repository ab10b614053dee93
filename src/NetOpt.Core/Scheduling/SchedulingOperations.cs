using NetOpt.Operations;

namespace NetOpt.Scheduling;

/// <summary>The operations of this area.</summary>
public static class SchedulingOperations
{
    /// <summary>Every one of them.</summary>
    public static IReadOnlyList<Operation> All { get; } =
    [
        new Operation<SchedulingRequest, SchedulingResult>("scheduling.run",
            "Sends a packet trace through a link under several packet schedulers and compares delays, shares, distance to GPS and proven bounds.",
            SchedulingJson.Default.SchedulingRequest, SchedulingJson.Default.SchedulingResult, SchedulingOperation.Run),
    ];
}
