using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace NetOpt.Traffic;

/// <summary>
/// Packets as they arrive at one point: when, how large, of which flow. One object in columns, so that millions of packets cost
/// 12 to 16 bytes each. Times are whole nanoseconds from the start of the observation and never go back; packets of the same time keep their order.
/// Immutable and thread-safe.
/// </summary>
public sealed class PacketTrace
{
    /// <summary>Makes a trace and checks it. O(packets).</summary>
    /// <param name="timeNanoseconds">Arrival times in ns, at least 0, never going back.</param>
    /// <param name="sizeBytes">Sizes in bytes, at least 1, one for each time.</param>
    /// <param name="flow">The flow of each packet, 0..; null or empty where all are of flow 0.</param>
    /// <param name="durationNanoseconds">How long was observed, at least the last time; 0 for up to the last packet.</param>
    /// <param name="name">What the trace is called.</param>
    /// <param name="flowNames">A name for each flow, or null where they are called by number.</param>
    /// <exception cref="NetOptException">InvalidTrace, naming the packet.</exception>
    [JsonConstructor]
    public PacketTrace(
        ImmutableArray<long> timeNanoseconds,
        ImmutableArray<int> sizeBytes,
        ImmutableArray<int>? flow = null,
        long durationNanoseconds = 0,
        string name = "trace",
        ImmutableArray<string>? flowNames = null)
    {
        TimeNanoseconds = timeNanoseconds.IsDefault ? [] : timeNanoseconds;
        SizeBytes = sizeBytes.IsDefault ? [] : sizeBytes;
        Flow = flow is { IsDefaultOrEmpty: false } flows ? flows : null;
        Name = name;
        FlowCount = Check(TimeNanoseconds.AsSpan(), SizeBytes.AsSpan(), Flow is { } given ? given.AsSpan() : [], Flow is not null);
        if (flowNames is { IsDefault: false } names)
        {
            if (names.Length < FlowCount)
                throw Invalid($"{FlowCount} flows have {names.Length} names", "a name for each flow", names.Length);
            FlowNames = names;
            FlowCount = names.Length;
        }
        long last = TimeNanoseconds.IsEmpty ? 0 : TimeNanoseconds[^1];
        DurationNanoseconds = durationNanoseconds == 0 ? last : durationNanoseconds;
        if (DurationNanoseconds < last)
            throw Invalid($"The trace lasts {DurationNanoseconds} ns and its last packet arrives at {last} ns", "a duration that holds every packet", DurationNanoseconds);
    }

    /// <summary>Arrival times in nanoseconds, never going back.</summary>
    public ImmutableArray<long> TimeNanoseconds { get; }

    /// <summary>Packet sizes in bytes, at least 1.</summary>
    public ImmutableArray<int> SizeBytes { get; }

    /// <summary>The flow of each packet; null where all are of flow 0.</summary>
    public ImmutableArray<int>? Flow { get; }

    /// <summary>How long was observed, in nanoseconds.</summary>
    public long DurationNanoseconds { get; }

    /// <summary>What the trace is called.</summary>
    public string Name { get; }

    /// <summary>A name for each flow; null where they are called by number.</summary>
    public ImmutableArray<string>? FlowNames { get; }

    /// <summary>How many packets there are.</summary>
    [JsonIgnore]
    public int Count => TimeNanoseconds.Length;

    /// <summary>One more than the highest flow; 0 where there are no packets and no names.</summary>
    [JsonIgnore]
    public int FlowCount { get; }

    /// <summary>The name of a flow: its own, or its number.</summary>
    /// <param name="flow">0 .. <see cref="FlowCount"/>-1.</param>
    public string FlowName(int flow) => FlowNames is { } names ? names[flow] : flow.ToString(CultureInfo.InvariantCulture);

    /// <summary>The trace that a request carries, with at least one packet.</summary>
    /// <param name="trace">What was given.</param>
    /// <exception cref="NetOptException">EmptyInput: there is none, or it holds no packet.</exception>
    public static PacketTrace Required(PacketTrace? trace) => trace is { Count: > 0 }
        ? trace
        : throw new NetOptException(ErrorCodes.EmptyInput, ErrorKind.InvalidArgument,
            trace is null ? "No packet trace was given" : $"The trace '{trace.Name}' holds no packet", "a trace with at least one packet",
            """{"trace": {"timeNanoseconds": [0, 1000000], "sizeBytes": [1500, 1500]}}""");

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}: {Count} packets of {FlowCount} flows");

    private static int Check(ReadOnlySpan<long> time, ReadOnlySpan<int> size, ReadOnlySpan<int> flow, bool hasFlow)
    {
        if (size.Length != time.Length)
            throw Invalid($"{time.Length} times came with {size.Length} sizes", "a size for each time", size.Length);
        if (hasFlow && flow.Length != time.Length)
            throw Invalid($"{time.Length} times came with {flow.Length} flows", "a flow for each time", flow.Length);
        long before = 0;
        for (int i = 0; i < time.Length; i++)
        {
            if (time[i] < before)
                throw Invalid(i == 0 ? $"The first packet arrives at {time[0]} ns" : $"Time goes back at packet {i}, from {before} to {time[i]} ns", "times of at least 0 that never go back", time[i]);
            before = time[i];
        }
        for (int i = 0; i < size.Length; i++)
        {
            if (size[i] < 1) throw Invalid($"Packet {i} has {size[i]} bytes", "at least 1", size[i]);
        }
        int highest = time.Length == 0 ? -1 : 0;
        for (int i = 0; i < flow.Length; i++)
        {
            if (flow[i] < 0 || flow[i] == int.MaxValue) throw Invalid($"Packet {i} is of flow {flow[i]}", "a flow number of at least 0", flow[i]);
            highest = Math.Max(highest, flow[i]);
        }
        return highest + 1;
    }

    private static NetOptException Invalid(string problem, string expected, object value) =>
        new(ErrorCodes.InvalidTrace, ErrorKind.InvalidData, problem, expected, value: value);
}
