using System.Globalization;
using System.Text;
using NetOpt.Charts.Reports;
using NetOpt.Congestion;
using NetOpt.Units;

namespace NetOpt.PowerShell.Views;

/// <summary>Results of congestion models as one screen of text.</summary>
public static class CongestionText
{
    private const int MostUsers = 12;

    /// <summary>Where the rule led.</summary>
    public static string Of(AimdResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Rule       : {CongestionReport.Name(result.Rule)}, increase {ViewText.Number(result.Increase)}, decrease {ViewText.Number(result.Decrease)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"Verdict    : {CongestionReport.Verdict(result.Verdict)}");
        text.AppendLine(CultureInfo.InvariantCulture, $"Jain index : {result.JainAtStart:0.0000} at the start, {result.JainAtEnd:0.0000} after {result.Steps} steps ({result.Decreases} decreases)");
        text.AppendLine(CultureInfo.InvariantCulture, $"Efficiency : {ViewText.Percent(result.MeanEfficiency)} of the capacity of {ViewText.Number(result.Capacity)}, swinging by {ViewText.Percent(result.Swing)} (second half of the steps)");
        if (result.Floored > 0) text.AppendLine(CultureInfo.InvariantCulture, $"At zero    : {result.Floored} times a user had less left than it should take off, and stayed at 0");
        text.AppendLine();
        var table = new TextTable("rrr", "User", "At the start", "At the end");
        for (int user = 0; user < Math.Min(MostUsers, result.Rates.Length); user++)
            table.Add((user + 1).ToString(CultureInfo.InvariantCulture), ViewText.Number(result.Rates[user][0]), ViewText.Number(result.Rates[user][^1]));
        table.AppendTo(text);
        if (result.Rates.Length > MostUsers) text.AppendLine(CultureInfo.InvariantCulture, $"... and {result.Rates.Length - MostUsers} more in .Rates");
        return text.ToString().TrimEnd();
    }

    /// <summary>What the formulas say.</summary>
    public static string Of(TcpModelResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        text.Append("Path    : round-trip time ").Append(UnitFormat.Time(result.RttSeconds)).Append(", segments of ").Append(result.SegmentBytes).Append(" bytes")
            .Append(result.SegmentsPerAck == 2 ? ", delayed ACKs" : "")
            .Append(result.MaxWindowSegments is { } window ? $", window of at most {ViewText.Number(window)} segments" : "").AppendLine();
        text.Append("Timeout : ").AppendLine(UnitFormat.Time(result.TimeoutSeconds));
        if (result.TargetBps is { } target) text.Append("Target  : ").Append(UnitFormat.Rate(target)).AppendLine(", reached up to the loss below");
        text.AppendLine();
        var table = new TextTable("lrrrl", "Formula", "Loss", "Rate", "Window", "");
        foreach (TcpModelRate rate in result.Rates)
        {
            table.Add(CongestionReport.Name(rate.Formula), rate.Loss is { } loss ? loss.ToString("0.####e0", CultureInfo.InvariantCulture) : "-", UnitFormat.Rate(rate.RateBps),
                rate.MeanWindowSegments is { } segments ? ViewText.Number(segments) : "-",
                rate.Note ?? (rate.IsWindowLimited ? "limited by the window" : ""));
        }
        table.AppendTo(text);
        return text.ToString().TrimEnd();
    }
}
