using System.Globalization;
using NetOpt.Simulation;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.Congestion.Runs;

/// <summary>Refuses requests that make no sense, saying which part and what would be right.</summary>
internal static class RequestCheck
{
    private const int MostFlows = 100_000, MostReplications = 1000, MostSegments = 2_000_000_000;
    private const double LeastSeconds = 1e-6, MostSeconds = 1e6, Nanosecond = 1e-9;

    /// <summary>Checks all that can be told without building the network.</summary>
    /// <exception cref="NetOptException">InvalidParameter, InvalidRequest, InvalidCapacity, InvalidLoss, EmptyInput, TooLarge.</exception>
    public static void Check(CongestionRunRequest request)
    {
        // JSON can hold null where a list has items.
        if (request.Flows?.Contains(null!) == true) throw Incomplete("A flow is null", "a flow", """{"flows": [{"source": "a", "target": "b"}]}""");
        if (request.Links?.Any(l => string.IsNullOrEmpty(l?.Link)) == true) throw Incomplete("Settings of a link do not say which", "the id of the link", """{"links": [{"link": "bottleneck", "lossRatio": 0.01}]}""");
        if (request.Background?.Contains(null!) == true) throw Incomplete("Background traffic is null", "what it is", """{"background": [{"rateBps": 5e6}]}""");
        if (request.Flows?.Any(f => f.Route?.Any(string.IsNullOrEmpty) == true) == true) throw Incomplete("A link of a route has no id", "ids of links in the order in which data crosses them", """{"flows": [{"route": ["ab", "bc"]}]}""");
        bool dumbbell = request.Topology is null;
        if (dumbbell)
        {
            if (request.CapacityBps is null && request.CapacityTrace is null)
                throw Incomplete("The request has neither a topology nor the capacity of a bottleneck", "capacityBps and rttSeconds, or a topology", """{"capacityBps": 50e6, "rttSeconds": [0.04]}""");
            if (request.CapacityBps is not null && request.CapacityTrace is not null)
                throw Incomplete("The bottleneck has a capacity and a trace of it", "one of capacityBps and capacityTrace", null);
            if (request.CapacityBps is { } capacity && !(capacity is >= 1 and <= 1e15))
                throw new NetOptException(ErrorCodes.InvalidCapacity, ErrorKind.InvalidArgument, $"The capacity of the bottleneck is {Text(capacity)} bit/s", "1 to 1e15", """{"capacityBps": 50e6}""", capacity);
            if (request.RttSeconds is not { Count: > 0 } && !(request.Flows is { Count: > 0 } flows && flows.All(f => f.RttSeconds is not null)))
                throw Incomplete("The request has no round-trip time", "at least one", """{"rttSeconds": [0.04]}""");
            if (request.FlowCount is { } count)
            {
                Range(count is >= 1 and <= MostFlows, "number of flows", count, $"1 to {MostFlows}", """{"flowCount": 10}""");
                if (request.Flows is { Count: > 0 }) throw Incomplete("The request has a number of flows and a list of them", "one of flowCount and flows", null);
            }
        }
        else if (request.CapacityBps is not null || request.CapacityTrace is not null || request.RttSeconds is { Count: > 0 } || request.FlowCount is not null)
        {
            throw Incomplete("The request has a topology and, beside it, capacity, round-trip time or number of flows of a bottleneck without one", "one of the two", null);
        }
        foreach (double rtt in request.RttSeconds ?? []) Range(rtt is > 0 and <= 1000, "round-trip time", rtt, "above 0 and up to 1,000 s", """{"rttSeconds": [0.04]}""");
        foreach (double start in request.StartSeconds ?? []) Range(start >= 0 && start < request.DurationSeconds, "start of a flow", start, "at least 0 s and before the end", """{"startSeconds": [0, 5]}""");
        if (request.Algorithms is { } algorithms)
        {
            foreach (CongestionAlgorithm algorithm in algorithms) Range(Enum.IsDefined(algorithm), "algorithm", algorithm, string.Join(", ", Enum.GetNames<CongestionAlgorithm>()), """{"algorithms": ["cubic"]}""");
        }
        Times(request);
        Transport(request);
        Loss(request.LossRatio, request.BurstLoss);
        Queue(request.Queue);
        if (request.CapacityTrace is not null) Trace(request.CapacityTrace);
        if (request.ShaperBurstBytes is { } bucket)
        {
            Range(dumbbell && request.CapacityTrace is null && bucket >= request.SegmentBytes + request.HeaderBytes && bucket <= 1_000_000_000_000, "burst of the shaper", bucket,
                "at least one packet, and only for a bottleneck of constant rate without a topology", """{"shaperBurstBytes": 10000}""");
        }
        foreach (LinkSettings link in request.Links ?? [])
        {
            Loss(link.LossRatio, link.BurstLoss);
            Queue(link.Queue);
            if (link.CapacityTrace is not null) Trace(link.CapacityTrace);
        }
        if (request.Flows is { Count: > 0 } each) Flows(request, each);
        foreach (BackgroundTraffic background in request.Background ?? [])
        {
            int given = (background.RateBps is null ? 0 : 1) + (background.Traffic is null ? 0 : 1) + (background.Trace is null ? 0 : 1);
            if (given != 1) throw Incomplete("Background traffic needs one of rate, source and trace", "exactly one", """{"background": [{"rateBps": 5e6}]}""");
            if (background.RateBps is { } rate) Range(rate is > 0 and <= 1e15, "rate of background traffic", rate, "above 0 and up to 1e15 bit/s", """{"background": [{"rateBps": 5e6}]}""");
        }
    }

    /// <summary>A round trip cannot be shorter than the packets take to be sent.</summary>
    /// <exception cref="NetOptException">InvalidParameter, TooLarge.</exception>
    public static void SerializationTime(CongestionRunRequest request, double capacity, double[] rtts)
    {
        double sending = (request.SegmentBytes + 2.0 * request.HeaderBytes) * 8 / capacity, least = rtts.Min(), most = rtts.Max();
        if (least < sending)
        {
            throw Invalid($"The round-trip time {UnitFormat.Time(least)} is shorter than a segment and its ACK take to be sent at {UnitFormat.Rate(capacity)}, {UnitFormat.Time(sending)}",
                "a longer round-trip time or a faster link", null, least);
        }
        double inside = capacity * most / (8.0 * (request.SegmentBytes + request.HeaderBytes));
        if (inside > PacketNetwork.MostPackets)
        {
            throw new NetOptException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, string.Create(CultureInfo.InvariantCulture, $"About {inside:0.##e0} packets would be on the way at a time"),
                string.Create(CultureInfo.InvariantCulture, $"at most {PacketNetwork.MostPackets:N0}: a slower link, a shorter round-trip time or larger segments"), value: inside);
        }
        double events = capacity / 8 / (request.SegmentBytes + request.HeaderBytes) * 6 * request.DurationSeconds;
        if (events > 2.0 * request.MaxEvents && request.Bytes is null && request.SourceRateBps is null)
        {
            throw new NetOptException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, string.Create(CultureInfo.InvariantCulture, $"The run would need about {events:0.##e0} events"),
                string.Create(CultureInfo.InvariantCulture, $"at most {request.MaxEvents:N0}: a shorter duration, a slower link, or a higher maxEvents"), """{"durationSeconds": 10}""", request.DurationSeconds);
        }
    }

    /// <summary>The error for a parameter that is wrong.</summary>
    public static NetOptException Invalid(string problem, string expected, string? example, object? value) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, problem, expected, example, value);

    private static void Times(CongestionRunRequest request)
    {
        double duration = request.DurationSeconds;
        Range(duration is >= LeastSeconds and <= MostSeconds, "duration", duration, "1 µs to 1,000,000 s", """{"durationSeconds": 60}""");
        if (request.WarmUpSeconds is { } warmUp) Range(warmUp >= 0 && warmUp <= duration - Nanosecond, "warm-up", warmUp, "at least 0 s and below the duration by 1 ns or more", """{"warmUpSeconds": 10}""");
        if (request.SampleSeconds is { } sample)
        {
            Range(sample > 0 && sample <= duration, "interval of the time series", sample, "above 0 and up to the duration", """{"sampleSeconds": 0.1}""");
            Range(duration / sample <= 1e6, "interval of the time series", sample, "at most a million intervals in the duration", """{"sampleSeconds": 0.1}""");
        }
        if (request.StartSpreadSeconds is { } spread) Range(spread >= 0 && spread < duration, "spread of the starts", spread, "at least 0 s and below the duration", """{"startSpreadSeconds": 0.1}""");
        Range(request.LatencySeconds is >= 0 and <= 1000, "latency of links that state none", request.LatencySeconds, "0 to 1,000 s", """{"latencySeconds": 0.001}""");
        Range(request.Replications is >= 1 and <= MostReplications, "number of replications", request.Replications, $"1 to {MostReplications}", """{"replications": 5}""");
        Range(request.MaxEvents >= 1, "most events", request.MaxEvents, "at least 1", """{"maxEvents": 10000000000}""");
    }

    private static void Transport(CongestionRunRequest request)
    {
        Range(request.SegmentBytes is >= 64 and <= 65_000, "payload of a segment", request.SegmentBytes, "64 to 65,000 bytes", """{"segmentBytes": 1448}""");
        Range(request.HeaderBytes is >= 20 and <= 500, "size of the headers", request.HeaderBytes, "20 to 500 bytes", """{"headerBytes": 66}""");
        Range(request.SegmentsPerAck is >= 1 and <= 16, "segments per ACK", request.SegmentsPerAck, "1 to 16", """{"segmentsPerAck": 2}""");
        Range(request.InitialWindowSegments is >= 1 and <= 1000, "initial window", request.InitialWindowSegments, "1 to 1,000 segments", """{"initialWindowSegments": 10}""");
        Range(request.MinTimeoutSeconds is > 0 and <= 60, "least retransmission timeout", request.MinTimeoutSeconds, "above 0 and up to 60 s", """{"minTimeoutSeconds": 0.2}""");
        if (request.MaxWindowBytes is { } window) Range(window >= request.SegmentBytes, "receiver's window", window, "at least one segment", """{"maxWindowBytes": 1000000}""");
        if (request.Bytes is { } bytes) Transfer(request, bytes, "size of the transfers");
        if (request.SourceRateBps is { } rate) Range(rate is > 0 and <= 1e15, "rate of the application", rate, "above 0 and up to 1e15 bit/s", """{"sourceRateBps": 1e6}""");
    }

    private static void Flows(CongestionRunRequest request, IReadOnlyList<CongestionFlow> flows)
    {
        long total = 0;
        foreach (CongestionFlow flow in flows)
        {
            Range(flow.Count >= 1, "number of flows alike", flow.Count, "at least 1", """{"count": 1}""");
            total += flow.Count;
            if (flow.RttSeconds is { } rtt) Range(rtt is > 0 and <= 1000 && request.Topology is null, "round-trip time of a flow", rtt, "above 0 and up to 1,000 s, and only without a topology", """{"rttSeconds": 0.04}""");
            if (flow.StartSeconds is { } start) Range(start >= 0 && start < request.DurationSeconds, "start of a flow", start, "at least 0 s and before the end", """{"startSeconds": 1}""");
            if (flow.StopSeconds is { } stop) Range(stop > (flow.StartSeconds ?? 0), "stop of a flow", stop, "after its start", """{"stopSeconds": 30}""");
            if (flow.Bytes is { } bytes) Transfer(request, bytes, "size of a transfer");
            if (flow.SourceRateBps is { } rate) Range(rate is > 0 and <= 1e15, "rate of an application", rate, "above 0 and up to 1e15 bit/s", """{"sourceRateBps": 1e6}""");
            if (flow.Algorithm is { } algorithm) Range(Enum.IsDefined(algorithm), "algorithm of a flow", algorithm, string.Join(", ", Enum.GetNames<CongestionAlgorithm>()), """{"algorithm": "cubic"}""");
        }
        Range(total <= MostFlows, "number of flows", total, $"1 to {MostFlows}", null);
    }

    // Segments are numbered by integers.
    private static void Transfer(CongestionRunRequest request, long bytes, string what)
    {
        Range(bytes >= 1, what, bytes, "at least 1 byte", """{"bytes": 10000000}""");
        long segments = (bytes - 1) / request.SegmentBytes + 1;
        if (segments > MostSegments)
        {
            throw new NetOptException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, string.Create(CultureInfo.InvariantCulture, $"The {what} is {bytes:N0} bytes, {segments:N0} segments"),
                string.Create(CultureInfo.InvariantCulture, $"at most {MostSegments:N0} segments: fewer bytes or larger segments"), """{"bytes": 10000000}""", bytes);
        }
    }

    private static void Loss(double? ratio, BurstLoss? burst)
    {
        if (ratio is { } loss && !(loss is >= 0 and < 1))
            throw new NetOptException(ErrorCodes.InvalidLoss, ErrorKind.InvalidArgument, $"The loss ratio is {Text(loss)}", "at least 0 and below 1", """{"lossRatio": 0.01}""", loss);
        if (burst is null) return;
        if (ratio is not null) throw Incomplete("There are a loss ratio and bursts of loss", "one of lossRatio and burstLoss", null);
        const string Example = """{"burstLoss": {"meanGoodPackets": 1000, "meanBadPackets": 5}}""";
        Range(burst.MeanGoodPackets is >= 1 and <= 1e15, "mean number of packets between bursts", burst.MeanGoodPackets, "at least 1", Example);
        Range(burst.MeanBadPackets is >= 1 and <= 1e15, "mean number of packets of a burst", burst.MeanBadPackets, "at least 1", Example);
        Range(burst.BadLoss is > 0 and <= 1, "loss within a burst", burst.BadLoss, "above 0 and at most 1", Example);
        Range(burst.GoodLoss is >= 0 and < 1, "loss between bursts", burst.GoodLoss, "at least 0 and below 1", Example);
    }

    private static void Queue(QueueSettings? queue)
    {
        if (queue is null) return;
        Range(Enum.IsDefined(queue.Discipline), "queue discipline", queue.Discipline, string.Join(", ", Enum.GetNames<PacketQueueDiscipline>()), null);
        if (queue.MarkThresholdPackets is { } mark)
        {
            Range(mark >= 1, "mark threshold", mark, "at least 1 packet", """{"queue": {"markThresholdPackets": 20}}""");
            if (queue.Discipline != PacketQueueDiscipline.DropTail) throw Incomplete($"A mark threshold goes with tail drop, not with {queue.Discipline}", "dropTail, or no threshold", null);
        }
        if (queue.TargetSeconds is { } target) Range(target is > 0 and <= 1000, "target delay", target, "above 0 and up to 1,000 s", """{"queue": {"discipline": "coDel", "targetSeconds": 0.005}}""");
        if (queue.IntervalSeconds is { } interval) Range(interval is > 0 and <= 1000, "interval", interval, "above 0 and up to 1,000 s", """{"queue": {"discipline": "coDel", "intervalSeconds": 0.1}}""");
        double least = queue.MinThresholdPackets ?? 5, most = queue.MaxThresholdPackets ?? 3 * least;
        Range(least > 0 && double.IsFinite(least), "lower threshold of RED", least, "above 0 packets", """{"queue": {"discipline": "red", "minThresholdPackets": 5}}""");
        Range(most > least && double.IsFinite(most), "upper threshold of RED", most, "above the lower one", """{"queue": {"discipline": "red", "maxThresholdPackets": 15}}""");
        if (queue.MaxProbability is { } probability) Range(probability is > 0 and <= 1, "greatest probability of RED", probability, "above 0 and at most 1", """{"queue": {"discipline": "red", "maxProbability": 0.1}}""");
        if (queue.AverageWeight is { } weight) Range(weight is > 0 and < 1, "weight of RED's mean", weight, "above 0 and below 1", """{"queue": {"discipline": "red", "averageWeight": 0.002}}""");
    }

    private static void Trace(PacketTrace trace)
    {
        PacketTrace.Required(trace);
        if (trace.DurationNanoseconds <= 0) throw Invalid($"The capacity trace '{trace.Name}' lasts no time", "one that lasts longer than 0", null, trace.Name);
    }

    private static void Range(bool holds, string what, object value, string expected, string? example)
    {
        if (!holds) throw Invalid($"The {what} is {Text(value)}", expected, example, value);
    }

    private static string Text(object value) => string.Create(CultureInfo.InvariantCulture, $"{value}");

    private static NetOptException Incomplete(string problem, string expected, string? example) =>
        new(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, problem, expected, example);
}
