namespace NetOpt.Tests.Congestion.Controllers;

/// <summary>What happens to a controller.</summary>
internal enum RandomEvent
{
    Ack,
    Loss,
    Marks,
    Timeout,
    RecoveryEnd,
    Restart,
}
