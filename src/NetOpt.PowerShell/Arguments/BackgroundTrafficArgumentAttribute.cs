using NetOpt.Congestion.Runs;
using NetOpt.Traffic;
using NetOpt.Traffic.Sources;
using NetOpt.Units;

namespace NetOpt.PowerShell.Arguments;

/// <summary>Traffic that does not react: a rate ("5Mbps"), a traffic source, a packet trace, or a hash table with one of them and where it goes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class BackgroundTrafficArgumentAttribute : RecordArgumentAttribute
{
    private static readonly BitRateArgumentAttribute Rates = new();

    private protected override string What => "background traffic";

    private protected override string Example => "5Mbps, a trace of New-TrafficTrace, or @{ Rate = '5Mbps'; Source = 'source-0'; Target = 'sink-0' }";

    private protected override object? FromObject(object value) => value switch
    {
        BackgroundTraffic traffic => traffic,
        TrafficSource source => new BackgroundTraffic(Traffic: source),
        PacketTrace trace => new BackgroundTraffic(Trace: trace),
        string or IFormattable => Rates.Transform(null!, value) is BitRate rate ? new BackgroundTraffic(RateBps: rate.BitsPerSecond) : null,
        _ => null,
    };

    private protected override object Make(RecordMembers members) => new BackgroundTraffic(members.Text("Source"), members.Text("Target"), members.Rate("Rate"),
        members.Object<TrafficSource>("Traffic", "a traffic source, such as [NetOpt.Traffic.Sources.PoissonSource]::new(5e6, 1000)"),
        members.Object<PacketTrace>("Trace", "a trace of Import-TrafficTrace or New-TrafficTrace"));
}
