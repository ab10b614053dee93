using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Traffic;
using NetOpt.Traffic.Sources;
using NetOpt.Units;

namespace NetOpt.PowerShell.Views;

/// <summary>What is shown of a packet trace: a few figures, never its packets.</summary>
public static class TraceText
{
    private const long PeakIntervalNanoseconds = 100_000_000;
    private const int NamesShown = 5;

    /// <summary>How long was observed.</summary>
    public static string Duration(PacketTrace trace) => UnitFormat.Time(Checked(trace).DurationNanoseconds / 1e9);

    /// <summary>Mean rate over the time observed.</summary>
    public static string MeanRate(PacketTrace trace)
    {
        double bytes = 0;
        foreach (int size in Checked(trace).SizeBytes) bytes += size;
        return trace.DurationNanoseconds == 0 ? "-" : UnitFormat.Rate(bytes * 8 / (trace.DurationNanoseconds / 1e9));
    }

    /// <summary>The highest rate in an interval of 100 ms, these one after the other from the start; of a shorter trace the rate in all of it.</summary>
    public static string PeakRate(PacketTrace trace)
    {
        if (Checked(trace).DurationNanoseconds < PeakIntervalNanoseconds) return MeanRate(trace);
        double most = 0, bytes = 0;
        long slot = 0;
        ImmutableArray<long> time = trace.TimeNanoseconds;
        for (int i = 0; i < time.Length; i++)
        {
            long s = time[i] / PeakIntervalNanoseconds;
            if (s != slot) (slot, bytes) = (s, 0);
            bytes += trace.SizeBytes[i];
            most = Math.Max(most, bytes);
        }
        return UnitFormat.Rate(most * 8 / (PeakIntervalNanoseconds / 1e9));
    }

    /// <summary>Mean packet size.</summary>
    public static string MeanPacket(PacketTrace trace)
    {
        double bytes = 0;
        foreach (int size in Checked(trace).SizeBytes) bytes += size;
        return trace.Count == 0 ? "-" : Bytes(bytes / trace.Count);
    }

    /// <summary>How many flows, and what the first are called.</summary>
    public static string Flows(PacketTrace trace)
    {
        if (Checked(trace).FlowNames is null) return trace.FlowCount.ToString(CultureInfo.InvariantCulture);
        string names = string.Join(", ", Enumerable.Range(0, Math.Min(NamesShown, trace.FlowCount)).Select(trace.FlowName));
        return $"{trace.FlowCount}: {names}{(trace.FlowCount > NamesShown ? " ..." : "")}";
    }

    /// <summary>What the traffic should be, in a line.</summary>
    public static string Expected(TrafficExpectation? expected)
    {
        if (expected is null) return "-";
        string hurst = expected.Hurst is { } h ? ", Hurst parameter " + UnitFormat.Number(h) : "";
        string dispersion = expected.DispersionLimit is { } d ? ", dispersion " + UnitFormat.Number(d) : "";
        string notes = expected.Notes.Length == 0 ? "" : "; " + Notes(expected);
        return $"{UnitFormat.Rate(expected.MeanRateBps)} on average{dispersion}{hurst}{notes}";
    }

    /// <summary>The notes, the first few of many.</summary>
    public static string Notes(TrafficExpectation expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        return expected.Notes.Length == 0 ? "-" : string.Join("; ", expected.Notes.Take(NamesShown)) + (expected.Notes.Length > NamesShown ? " ..." : "");
    }

    /// <summary>A size as people read it.</summary>
    public static string Bytes(double? bytes) => bytes is { } b ? b.ToString(b < 100 ? "0.##" : "0.#", CultureInfo.InvariantCulture) + " B" : "-";

    private static PacketTrace Checked(PacketTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return trace;
    }
}
