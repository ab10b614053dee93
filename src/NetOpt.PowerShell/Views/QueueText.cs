using System.Globalization;
using System.Text;
using NetOpt.Charts.Reports;
using NetOpt.Queueing;
using NetOpt.Units;

namespace NetOpt.PowerShell.Views;

/// <summary>Results of queueing models as one screen of text.</summary>
public static class QueueText
{
    private const int MostRows = 12;
    private const int LabelWidth = 13;
    private const int NameWidth = 14;

    /// <summary>What the model says.</summary>
    public static string Of(QueueModelResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var text = new StringBuilder();
        Line(text, "Model", $"{result.Name}: {result.Method}{(result.Exact ? "" : ", approximate")}");
        if (result.Solution is { } solution) Line(text, "Answer", QueueReport.Answer(solution));
        if (result.Reason is { } reason && result.Solution is not { Value: null }) Line(text, "State", reason);
        if (result.Rho is { } rho)
        {
            string arrivals = result.ArrivalRate is { } rate ? $"; {ViewText.Number(rate)} arrivals/s" : "";
            Line(text, "Load", $"{ViewText.Number(result.OfferedLoad)} Erlang, {ViewText.Percent(rho)} of {(result.Servers == 1 ? "the server" : $"{result.Servers} servers")}{arrivals}");
        }
        else if (result.OfferedLoad is { } load)
        {
            Line(text, "Load", $"{ViewText.Number(load)} Erlang");
        }
        if (result.Throughput is { } served && (result.ArrivalRate is null || result.BlockingProbability is not null || result.Rho is null)) Line(text, "Served", $"{ViewText.Number(served)}/s");
        if (result.Utilization is { } busy && result.BlockingProbability is not null) Line(text, "Busy", $"each server {ViewText.Percent(busy)} of the time");
        if (result.EmptyProbability is > 0 and var empty) Line(text, "Empty", Probability(empty) + " of the time");
        if (result.BlockingProbability is { } lost) Line(text, "Lost", lost > 0 || result.BlockingLog10 is not { } log ? Probability(lost) : string.Create(CultureInfo.InvariantCulture, $"10^{log:0.###}"));
        if (result.WaitProbability is { } waits) Line(text, "Have to wait", Probability(waits));
        if (result.MeanCustomers is { } customers)
            Line(text, "Customers", $"{ViewText.Number(customers)} on average{(result.MeanWaiting is { } waiting ? $", {ViewText.Number(waiting)} of them waiting" : "")}");
        if (result.MeanSojournSeconds is { } sojourn)
            Line(text, "Time", $"{UnitFormat.Time(sojourn)} on average{(result.MeanWaitSeconds is { } wait ? $", {UnitFormat.Time(wait)} of it waiting" : "")}");
        foreach (QueuePercentile p in result.Percentiles)
        {
            Line(text, string.Create(CultureInfo.InvariantCulture, $"{p.Probability * 100:0.######} %"),
                $"{(p.SojournSeconds is { } within ? $"stay at most {UnitFormat.Time(within)}, " : "")}wait at most {UnitFormat.Time(p.WaitSeconds)}");
        }
        foreach (QueueTail tail in result.Tails)
        {
            Line(text, $"Over {UnitFormat.Time(tail.Seconds)}",
                $"{Probability(tail.WaitExceeds)} wait longer{(tail.SojournExceeds is { } longer ? $", {Probability(longer)} stay longer" : "")}");
        }
        foreach (QueueState state in result.States)
            Line(text, string.Create(CultureInfo.InvariantCulture, $"N = {state.Customers}"), $"{Probability(state.Probability)} of the time, at least as many {Probability(state.AtLeast)}");
        if (result.Estimates.Length > 1)
            Line(text, "Mean wait by", string.Join(", ", result.Estimates.Select(e => $"{e.Approximation} {UnitFormat.Time(e.MeanWaitSeconds)}")));
        if (result.RelaxationSeconds is { } relaxation) Line(text, "Settles in", $"about {UnitFormat.Time(relaxation)} per factor e{(result.RunLengthSeconds is { } run ? $"; simulate {UnitFormat.Time(run)} for ±5 %" : "")}");
        if (result.Classes.Length > 0) Classes(text, result);
        if (result.Stations.Length > 0) Stations(text, result);
        foreach (string note in result.Notes) Line(text, "Note", note);
        return text.ToString().TrimEnd();
    }

    /// <summary>A probability: percent where that is readable, otherwise a power of ten.</summary>
    public static string Probability(double? value) => value switch
    {
        null => "-",
        0 => "0",
        < 1e-4 => value.Value.ToString("0.###e0", CultureInfo.InvariantCulture),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value.Value * 100:G4} %"),
    };

    private static void Classes(StringBuilder text, QueueModelResult result)
    {
        text.AppendLine();
        var table = new TextTable("lrrrr", "Class", result.Model == QueueModel.Closed ? "Rounds/s" : "Arrivals/s", "Customers", "Time", "Waiting");
        foreach (QueueClassResult c in result.Classes.Take(MostRows))
            table.Add(Short(c.Name), ViewText.Number(c.ArrivalRate), Or(c.Stable, ViewText.Number(c.MeanCustomers)), Or(c.Stable, UnitFormat.Time(c.MeanSojournSeconds)), Or(c.Stable, UnitFormat.Time(c.MeanWaitSeconds)));
        table.AppendTo(text);
        More(text, result.Classes.Length, "Classes");
    }

    private static void Stations(StringBuilder text, QueueModelResult result)
    {
        text.AppendLine();
        var table = new TextTable("lrrrrrr", "Station", "Arrivals/s", "Visits", "Busy", "Customers", "Time", "Waiting");
        foreach (QueueStationResult s in result.Stations.Take(MostRows))
        {
            table.Add(Short(s.Name), ViewText.Number(s.ArrivalRate), s.Visits is { } visits ? ViewText.Number(visits) : "-", Or(s.Stable, s.Utilization is { } busy ? ViewText.Percent(busy) : "-"),
                Or(s.Stable, ViewText.Number(s.MeanCustomers)), Or(s.Stable, s.MeanSojournSeconds is { } stay ? UnitFormat.Time(stay) : "-"), Or(s.Stable, s.MeanWaitSeconds is { } wait ? UnitFormat.Time(wait) : "-"));
        }
        table.AppendTo(text);
        More(text, result.Stations.Length, "Stations");
    }

    private static string Or(bool stable, string text) => stable ? text : "unstable";

    private static void More(StringBuilder text, int count, string member)
    {
        if (count > MostRows) text.AppendLine(CultureInfo.InvariantCulture, $"... and {count - MostRows} more in .{member}");
    }

    private static void Line(StringBuilder text, string label, string value) => Paragraph.Line(text, label, LabelWidth, value);

    private static string Short(string name) => name.Length <= NameWidth ? name : name[..(NameWidth - 1)] + "…";
}
