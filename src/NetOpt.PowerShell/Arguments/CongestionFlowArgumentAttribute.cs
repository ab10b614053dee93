using NetOpt.Congestion;
using NetOpt.Congestion.Runs;

namespace NetOpt.PowerShell.Arguments;

/// <summary>Flows of a congestion run, each a hash table or an object with units in its members, or the text "source>target".</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class CongestionFlowArgumentAttribute : RecordArgumentAttribute
{
    private protected override string What => "a flow";

    private protected override string Example => "@{ Source = 'source-0'; Target = 'sink-0'; Algorithm = 'Cubic'; Start = '1s'; Bytes = '10MB' } or 'source-0>sink-0'";

    private protected override object? FromObject(object value) => value is CongestionFlow ? value : value is string text ? FromText(text) : null;

    private protected override object Make(RecordMembers members) => new CongestionFlow(
        members.Text("Name"), members.Text("Source"), members.Text("Target"), members.Texts("Route"),
        members.Name<CongestionAlgorithm>("Algorithm", "congestion algorithm"),
        members.Seconds("Rtt"), members.Seconds("Start"), members.Seconds("Stop"),
        members.Bytes("Bytes", "Size"), members.Rate("SourceRate"), members.Flag("Ecn"), members.Count("Count") ?? 1);

    // "a>b" and "a -> b": ids may hold hyphens, so the one before the sign belongs to it and not to the id.
    private static CongestionFlow? FromText(string text)
    {
        string[] ends = text.Split('>');
        if (ends.Length != 2) return null;
        string source = ends[0].EndsWith('-') ? ends[0][..^1].Trim() : ends[0].Trim(), target = ends[1].Trim();
        return source.Length == 0 || target.Length == 0 ? null : new CongestionFlow(Source: source, Target: target);
    }
}
