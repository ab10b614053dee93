using NetOpt.Simulation;

namespace NetOpt.PowerShell.Arguments;

/// <summary>Loss in bursts, as a hash table.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BurstLossArgumentAttribute : RecordArgumentAttribute
{
    private protected override string What => "a loss in bursts";

    private protected override string Example => "@{ MeanGoodPackets = 1000; MeanBadPackets = 5 }";

    private protected override object? FromObject(object value) => value as BurstLoss;

    private protected override object Make(RecordMembers members)
    {
        BurstLoss loss = new(members.Number("MeanGoodPackets") ?? throw members.Missing("MeanGoodPackets"), members.Number("MeanBadPackets") ?? throw members.Missing("MeanBadPackets"));
        return loss with { BadLoss = members.Number("BadLoss") ?? loss.BadLoss, GoodLoss = members.Number("GoodLoss") ?? loss.GoodLoss };
    }
}
