using NetOpt.Congestion.Runs;
using NetOpt.Simulation;
using NetOpt.Traffic;

namespace NetOpt.PowerShell.Arguments;

/// <summary>What single links have of their own, each a hash table or an object.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class LinkSettingsArgumentAttribute : RecordArgumentAttribute
{
    private static readonly BurstLossArgumentAttribute Bursts = new();

    private protected override string What => "a link's settings";

    private protected override string Example => "@{ Link = 'bottleneck'; Buffer = '100p'; QueueDiscipline = 'CoDel'; Loss = 0.001 }";

    private protected override object? FromObject(object value) => value as LinkSettings;

    private protected override object Make(RecordMembers members) => new LinkSettings(
        members.Text("Link") ?? throw members.Missing("Link"), members.Flag("Backward") ?? false, Queue(members), members.Number("Loss"),
        members.Any("BurstLoss") is { } loss ? (BurstLoss)Bursts.One(loss) : null,
        members.Object<PacketTrace>("CapacityTrace", "a trace of Import-TrafficTrace or New-TrafficTrace"));

    // A link without a word about its queue has that of the run.
    private static QueueSettings? Queue(RecordMembers members)
    {
        PacketQueueDiscipline? discipline = members.Name<PacketQueueDiscipline>("QueueDiscipline", "queue discipline");
        var tailDrop = new QueueSettings();
        QueueSettings queue = new(discipline ?? tailDrop.Discipline, members.Buffer("Buffer"), members.Number("MarkThreshold"), members.Seconds("Target"), members.Seconds("Interval"),
            members.Number("MinThreshold"), members.Number("MaxThreshold"), members.Number("MaxProbability"), members.Number("AverageWeight"));
        return discipline is null && queue == tailDrop ? null : queue;
    }
}
