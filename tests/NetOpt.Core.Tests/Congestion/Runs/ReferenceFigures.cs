namespace NetOpt.Tests.Congestion.Runs;

/// <summary>What is compared.</summary>
[Flags]
internal enum ReferenceFigures
{
    None = 0,
    Utilization = 1,
    MeanRtt = 2,
    MeanDelay = 4,
    P95Delay = 8,
    Jain = 16,
    LossShare = 32,
}
