using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using NetOpt.Numerics;
using NetOpt.Operations;

namespace NetOpt.Traffic.Sources;

/// <summary>
/// The operation <c>traffic.generate</c>: runs all copies of all sources side by side and merges their packets in order of time, packets
/// of the same time in order of the flow. Parameters: sources, duration in seconds. Result: a trace and what it should be.
/// Time O(p log c) and space O(p + c), p packets and c copies; the merge keeps the next packet of each copy in a binary heap.
/// The same request and seed give the same trace on every machine.
/// </summary>
public static class TrafficGenerator
{
    private const int PacketsBetweenChecks = 1 << 13;
    private const int LeastRoom = 1024;
    private const int MostFlows = 10_000_000, MostPackets = 1_000_000_000;
    private const double UsualSeconds = 10;

    private const string Example = """{"sources": [{"kind": "poisson", "rateBps": 1e6}], "durationSeconds": 60}""";

    /// <summary>Runs it.</summary>
    /// <exception cref="NetOptException">EmptyInput: no source; InvalidParameter: a parameter of a source, or the duration, is outside its range; TooLarge: more packets than are allowed.</exception>
    public static GenerateTrafficResult Run(GenerateTrafficRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        if (request.Sources is not { Count: > 0 } sources)
            throw new NetOptException(ErrorCodes.EmptyInput, ErrorKind.InvalidArgument, "No traffic source was given", "at least one source", Example);
        long copies = 0;
        foreach (TrafficSource? source in sources)
        {
            if (source is null) throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, "A traffic source is null", "a source", Example);
            copies += (long)SourceCheck.Count(source.Count) * source.Flows;
        }
        if (copies > MostFlows) throw TooLarge($"{copies} flows were asked for", $"at most {MostFlows} flows", copies);
        double duration = Duration(request, sources);
        if (request.MaxPackets is < 1 or > MostPackets) throw SourceCheck.Refuse("maxPackets", request.MaxPackets, $"from 1 to {MostPackets}", "50000000");
        long end = Math.Max(1, (long)Math.Round(duration * SourceCheck.Second));
        ImmutableArray<TrafficExpectation> expected = [.. sources.Select(s => s.Expect())];
        TrafficExpectation sum = TrafficExpectation.Sum(request.Name ?? NameOf(sources), expected);
        double packets = sources.Select((s, i) => s.Packets(expected[i], end / SourceCheck.Second)).Sum();
        // Twice what is expected is out of reach of chance, except for heavy tails, which are found out on the way.
        if (packets > 2.0 * request.MaxPackets)
            throw TooMany(string.Create(CultureInfo.InvariantCulture, $"About {packets:0.###e0} packets are to be expected"), request.MaxPackets);

        var processes = new List<PacketProcess>();
        var firstFlow = new List<int>();
        var names = new FlowNames();
        for (int s = 0; s < sources.Count; s++)
        {
            TrafficSource source = sources[s];
            for (int copy = 0; copy < source.Count; copy++)
            {
                if (copy % LeastRoom == 0) context.ThrowIfCanceled();
                firstFlow.Add(names.Count);
                for (int flow = 0; flow < source.Flows; flow++) names.Add(source.FlowName(flow));
                processes.Add(source.Start(new RandomStream(context.Seed, string.Create(CultureInfo.InvariantCulture, $"{source.Label} {s} {copy}")), end, context));
            }
        }
        PacketTrace trace;
        try
        {
            trace = Merge(processes, [.. firstFlow], names.ToImmutable(), end, packets, sum.Name, request.MaxPackets, context);
        }
        catch (OutOfMemoryException)
        {
            throw TooMany("The packets do not fit into memory", request.MaxPackets);
        }
        return new GenerateTrafficResult(trace, sum, expected, context.Seed);
    }

    // Replays alone last as long as the longest of them.
    private static double Duration(GenerateTrafficRequest request, IReadOnlyList<TrafficSource> sources)
    {
        double seconds = request.DurationSeconds
            ?? (sources.All(s => s is ReplaySource { Repeat: false }) ? sources.Max(s => ((ReplaySource)s).DurationSeconds()) : UsualSeconds);
        return seconds is > 0 and <= 9.2e9
            ? seconds
            : throw SourceCheck.Refuse("durationSeconds", seconds, "a time in seconds above 0 and at most 9.2e9", "60");
    }

    private static PacketTrace Merge(List<PacketProcess> processes, int[] firstFlow, ImmutableArray<string> names, long end, double expected, string name, int most, OperationContext context)
    {
        var heap = new PacketHeap(processes, context);
        int room = (int)Math.Min(most, Math.Max(LeastRoom, expected * 1.05));
        var time = new long[room];
        var size = new int[room];
        int[] flow = names.Length == 1 ? [] : new int[room];
        int count = 0;
        while (!heap.IsEmpty)
        {
            if (count % PacketsBetweenChecks == 0)
            {
                context.ThrowIfCanceled();
                if (count > 0) context.Report("Generating traffic", Math.Min(1, time[count - 1] / (double)end));
            }
            if (count == time.Length)
            {
                if (count >= most) throw TooMany(string.Create(CultureInfo.InvariantCulture, $"The sources make more than {most} packets in {end / SourceCheck.Second:0.###} s"), most);
                int larger = (int)Math.Min(most, count * 3L / 2);
                Array.Resize(ref time, larger);
                Array.Resize(ref size, larger);
                if (flow.Length > 0) Array.Resize(ref flow, larger);
            }
            PacketProcess next = heap.First;
            time[count] = next.Time;
            size[count] = next.Size;
            if (flow.Length > 0) flow[count] = firstFlow[heap.FirstProcess] + next.Flow;
            count++;
            heap.Advance();
        }
        if (count < time.Length)
        {
            Array.Resize(ref time, count);
            Array.Resize(ref size, count);
            if (flow.Length > 0) Array.Resize(ref flow, count);
        }
        return new PacketTrace(ImmutableCollectionsMarshal.AsImmutableArray(time), ImmutableCollectionsMarshal.AsImmutableArray(size),
            flow.Length == 0 ? null : ImmutableCollectionsMarshal.AsImmutableArray(flow), end, name, names);
    }

    private static string NameOf(IReadOnlyList<TrafficSource> sources) =>
        string.Join(" + ", sources.Select(s => s.Count == 1 ? s.Label : string.Create(CultureInfo.InvariantCulture, $"{s.Count} x {s.Label}")));

    private static NetOptException TooMany(string problem, int most) =>
        TooLarge(problem, $"at most {most} packets; a shorter duration, a lower rate, larger packets, or a higher limit of packets", most);

    private static NetOptException TooLarge(string problem, string expected, object value) =>
        new(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, problem, expected, value: value);
}
