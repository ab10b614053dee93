using System.Text;
using NetOpt.Congestion;
using NetOpt.Congestion.Runs;
using NetOpt.Operations;
using NetOpt.Simulation;
using NetOpt.Topology;
using NetOpt.Traffic;
using static NetOpt.Tests.Congestion.Runs.Simulated;

namespace NetOpt.Tests.Congestion.Runs;

/// <summary>What makes no sense is refused with a code, and the message names the thing and its value.</summary>
public sealed class BadInputTests
{
    private static readonly NetworkTopology s_line = Line();

    private static readonly Dictionary<string, (CongestionRunRequest Request, string Code, string Words)> s_wrong = new()
    {
        ["nothing at all"] = (new(), ErrorCodes.InvalidRequest, "neither a topology nor the capacity"),
        ["no round-trip time"] = (new(CapacityBps: 1e6), ErrorCodes.InvalidRequest, "no round-trip time"),
        ["zero capacity"] = (Small with { CapacityBps = 0 }, ErrorCodes.InvalidCapacity, "capacity of the bottleneck is 0"),
        ["negative capacity"] = (Small with { CapacityBps = -1 }, ErrorCodes.InvalidCapacity, "capacity of the bottleneck is -1"),
        ["capacity that is no number"] = (Small with { CapacityBps = double.NaN }, ErrorCodes.InvalidCapacity, "capacity of the bottleneck is NaN"),
        ["endless capacity"] = (Small with { CapacityBps = double.PositiveInfinity }, ErrorCodes.InvalidCapacity, "capacity of the bottleneck is Infinity"),
        ["zero round-trip time"] = (Small with { RttSeconds = [0.04, 0] }, ErrorCodes.InvalidParameter, "round-trip time is 0"),
        ["negative round-trip time"] = (Small with { RttSeconds = [-0.04] }, ErrorCodes.InvalidParameter, "round-trip time is -0.04"),
        ["round-trip time below serialization"] = (Small with { CapacityBps = 1e5, RttSeconds = [0.04] }, ErrorCodes.InvalidParameter, "shorter than a segment and its ACK take to be sent"),
        ["zero flows"] = (Small with { FlowCount = 0 }, ErrorCodes.InvalidParameter, "number of flows is 0"),
        ["negative flows"] = (Small with { FlowCount = -3 }, ErrorCodes.InvalidParameter, "number of flows is -3"),
        ["a million flows on 1 kbit/s"] = (Small with { CapacityBps = 1000, RttSeconds = [60], FlowCount = 1_000_000 }, ErrorCodes.InvalidParameter, "number of flows is 1000000"),
        ["a million flows alike"] = (Listed(new CongestionFlow(RttSeconds: 0.04, Count: 1_000_000)), ErrorCodes.InvalidParameter, "number of flows is 1000000"),
        ["more flows than an integer holds"] = (Listed(new CongestionFlow(RttSeconds: 0.04, Count: int.MaxValue), new CongestionFlow(RttSeconds: 0.04, Count: int.MaxValue)), ErrorCodes.InvalidParameter, "number of flows is 4294967294"),
        ["no flows alike"] = (Listed(new CongestionFlow(RttSeconds: 0.04, Count: 0)), ErrorCodes.InvalidParameter, "number of flows alike is 0"),
        ["a count and a list"] = (Small with { FlowCount = 2, Flows = [new CongestionFlow()] }, ErrorCodes.InvalidRequest, "a number of flows and a list"),
        ["zero round-trip time of a flow"] = (Listed(new CongestionFlow(RttSeconds: 0)), ErrorCodes.InvalidParameter, "round-trip time of a flow is 0"),
        ["negative start"] = (Small with { StartSeconds = [-1] }, ErrorCodes.InvalidParameter, "start of a flow is -1"),
        ["start after the end"] = (Small with { StartSeconds = [30] }, ErrorCodes.InvalidParameter, "start of a flow is 30"),
        ["negative start of a flow"] = (Listed(new CongestionFlow(RttSeconds: 0.04, StartSeconds: -1)), ErrorCodes.InvalidParameter, "start of a flow is -1"),
        ["stop before start"] = (Listed(new CongestionFlow(RttSeconds: 0.04, StartSeconds: 3, StopSeconds: 2)), ErrorCodes.InvalidParameter, "stop of a flow is 2"),
        ["negative spread"] = (Small with { StartSpreadSeconds = -0.1 }, ErrorCodes.InvalidParameter, "spread of the starts is -0.1"),
        ["zero bytes"] = (Small with { Bytes = 0 }, ErrorCodes.InvalidParameter, "size of the transfers is 0"),
        ["negative bytes of a flow"] = (Listed(new CongestionFlow(RttSeconds: 0.04, Bytes: -5)), ErrorCodes.InvalidParameter, "size of a transfer is -5"),
        ["more segments than can be counted"] = (Small with { Bytes = 1_000_000_000_000_000 }, ErrorCodes.TooLarge, "690,607,734,807 segments"),
        ["more segments of a flow than can be counted"] = (Listed(new CongestionFlow(RttSeconds: 0.04, Bytes: 900_000_000_000_000)), ErrorCodes.TooLarge, "segments"),
        ["zero source rate"] = (Small with { SourceRateBps = 0 }, ErrorCodes.InvalidParameter, "rate of the application is 0"),
        ["negative source rate of a flow"] = (Listed(new CongestionFlow(RttSeconds: 0.04, SourceRateBps: -1)), ErrorCodes.InvalidParameter, "rate of an application is -1"),
        ["zero duration"] = (Small with { DurationSeconds = 0 }, ErrorCodes.InvalidParameter, "duration is 0"),
        ["negative duration"] = (Small with { DurationSeconds = -1 }, ErrorCodes.InvalidParameter, "duration is -1"),
        ["duration below a nanosecond"] = (Small with { DurationSeconds = 1e-10 }, ErrorCodes.InvalidParameter, "duration is 1E-10"),
        ["duration that is no number"] = (Small with { DurationSeconds = double.NaN }, ErrorCodes.InvalidParameter, "duration is NaN"),
        ["duration that cannot end"] = (Small with { CapacityBps = 1e12, DurationSeconds = 1e5 }, ErrorCodes.TooLarge, "The run would need about"),
        ["more packets on the way than memory holds"] = (Small with { CapacityBps = 1e12, RttSeconds = [100], DurationSeconds = 1 }, ErrorCodes.TooLarge, "packets would be on the way"),
        ["negative warm-up"] = (Small with { WarmUpSeconds = -1 }, ErrorCodes.InvalidParameter, "warm-up is -1"),
        ["warm-up of the whole run"] = (Small with { WarmUpSeconds = 20 }, ErrorCodes.InvalidParameter, "warm-up is 20"),
        ["warm-up of all but less than a nanosecond"] = (Small with { DurationSeconds = 1, WarmUpSeconds = 0.9999999999 }, ErrorCodes.InvalidParameter, "warm-up is 0.9999999999"),
        ["zero interval"] = (Small with { SampleSeconds = 0 }, ErrorCodes.InvalidParameter, "interval of the time series is 0"),
        ["interval above the duration"] = (Small with { SampleSeconds = 21 }, ErrorCodes.InvalidParameter, "interval of the time series is 21"),
        ["too many samples"] = (Small with { SampleSeconds = 1e-6 }, ErrorCodes.InvalidParameter, "interval of the time series is 1E-06"),
        ["zero segments"] = (Small with { SegmentBytes = 0 }, ErrorCodes.InvalidParameter, "payload of a segment is 0"),
        ["negative headers"] = (Small with { HeaderBytes = -1 }, ErrorCodes.InvalidParameter, "size of the headers is -1"),
        ["no ACKs"] = (Small with { SegmentsPerAck = 0 }, ErrorCodes.InvalidParameter, "segments per ACK is 0"),
        ["no initial window"] = (Small with { InitialWindowSegments = 0 }, ErrorCodes.InvalidParameter, "initial window is 0"),
        ["zero timeout"] = (Small with { MinTimeoutSeconds = 0 }, ErrorCodes.InvalidParameter, "least retransmission timeout is 0"),
        ["window below a segment"] = (Small with { MaxWindowBytes = 1447 }, ErrorCodes.InvalidParameter, "receiver's window is 1447"),
        ["negative latency"] = (Small with { LatencySeconds = -1 }, ErrorCodes.InvalidParameter, "latency of links that state none is -1"),
        ["no replications"] = (Small with { Replications = 0 }, ErrorCodes.InvalidParameter, "number of replications is 0"),
        ["no events"] = (Small with { MaxEvents = 0 }, ErrorCodes.InvalidParameter, "most events is 0"),
        ["unknown algorithm"] = (Small with { Algorithms = [(CongestionAlgorithm)99] }, ErrorCodes.InvalidParameter, "algorithm is 99"),
        ["negative loss"] = (Small with { LossRatio = -0.1 }, ErrorCodes.InvalidLoss, "loss ratio is -0.1"),
        ["certain loss"] = (Small with { LossRatio = 1 }, ErrorCodes.InvalidLoss, "loss ratio is 1"),
        ["loss and bursts"] = (Small with { LossRatio = 0.1, BurstLoss = new BurstLoss(10, 2) }, ErrorCodes.InvalidRequest, "a loss ratio and bursts"),
        ["bursts of no packets"] = (Small with { BurstLoss = new BurstLoss(100, 0) }, ErrorCodes.InvalidParameter, "mean number of packets of a burst is 0"),
        ["no packets between bursts"] = (Small with { BurstLoss = new BurstLoss(-1, 2) }, ErrorCodes.InvalidParameter, "mean number of packets between bursts is -1"),
        ["bursts that lose nothing"] = (Small with { BurstLoss = new BurstLoss(100, 2, 0) }, ErrorCodes.InvalidParameter, "loss within a burst is 0"),
        ["buffer below a packet"] = (Small with { Queue = Buffer("1513") }, ErrorCodes.InvalidParameter, "The buffer 1513B of link 'bottleneck' is 1513 bytes, less than one packet of 1514 bytes"),
        ["buffer time below a packet"] = (Small with { Queue = Buffer("1ms") }, ErrorCodes.InvalidParameter, "less than one packet"),
        ["buffer of a tiny bandwidth-delay product"] = (Small with { Queue = Buffer("0.01bdp") }, ErrorCodes.InvalidParameter, "The buffer 0.01bdp of link 'bottleneck'"),
        ["mark threshold of no packets"] = (Small with { Queue = new QueueSettings(MarkThresholdPackets: 0) }, ErrorCodes.InvalidParameter, "mark threshold is 0"),
        ["mark threshold with CoDel"] = (Small with { Queue = new QueueSettings(PacketQueueDiscipline.CoDel, MarkThresholdPackets: 5) }, ErrorCodes.InvalidRequest, "not with CoDel"),
        ["zero target"] = (Small with { Queue = new QueueSettings(PacketQueueDiscipline.CoDel, TargetSeconds: 0) }, ErrorCodes.InvalidParameter, "target delay is 0"),
        ["negative interval of CoDel"] = (Small with { Queue = new QueueSettings(PacketQueueDiscipline.CoDel, IntervalSeconds: -1) }, ErrorCodes.InvalidParameter, "interval is -1"),
        ["thresholds of RED the wrong way round"] = (Small with { Queue = new QueueSettings(PacketQueueDiscipline.Red, MinThresholdPackets: 20, MaxThresholdPackets: 10) }, ErrorCodes.InvalidParameter, "upper threshold of RED is 10"),
        ["zero probability of RED"] = (Small with { Queue = new QueueSettings(PacketQueueDiscipline.Red, MaxProbability: 0) }, ErrorCodes.InvalidParameter, "greatest probability of RED is 0"),
        ["zero weight of RED"] = (Small with { Queue = new QueueSettings(PacketQueueDiscipline.Red, AverageWeight: 0) }, ErrorCodes.InvalidParameter, "weight of RED's mean is 0"),
        ["capacity and a trace of it"] = (Small with { CapacityTrace = new PacketTrace([0, 5], [1500, 1500]) }, ErrorCodes.InvalidRequest, "a capacity and a trace"),
        ["trace without packets"] = (Small with { CapacityBps = null, CapacityTrace = new PacketTrace([], []) }, ErrorCodes.EmptyInput, "holds no packet"),
        ["trace of no time"] = (Small with { CapacityBps = null, CapacityTrace = new PacketTrace([0, 0], [1500, 1500], name: "flash") }, ErrorCodes.InvalidParameter, "'flash' lasts no time"),
        ["burst below a packet"] = (Small with { ShaperBurstBytes = 100 }, ErrorCodes.InvalidParameter, "burst of the shaper is 100"),
        ["zero background"] = (Small with { Background = [new BackgroundTraffic(RateBps: 0)] }, ErrorCodes.InvalidParameter, "rate of background traffic is 0"),
        ["background of no kind"] = (Small with { Background = [new BackgroundTraffic()] }, ErrorCodes.InvalidRequest, "ackground"),
        ["background of two kinds"] = (Small with { Background = [new BackgroundTraffic(RateBps: 1e6, Trace: new PacketTrace([0], [100]))] }, ErrorCodes.InvalidRequest, "ackground"),
        ["background with nodes and no network"] = (Small with { Background = [new BackgroundTraffic("a", "b", RateBps: 1e6)] }, ErrorCodes.InvalidParameter, "there is no topology"),
        ["too much background"] = (Small with { CapacityBps = 1e9, Background = [new BackgroundTraffic(RateBps: 1e15)] }, ErrorCodes.TooLarge, "packets"),
        ["settings of no link"] = (Small with { Links = [new LinkSettings(null!)] }, ErrorCodes.InvalidRequest, "Settings of a link do not say which"),
        ["no settings"] = (Small with { Links = [null!] }, ErrorCodes.InvalidRequest, "Settings of a link do not say which"),
        ["no background"] = (Small with { Background = [null!] }, ErrorCodes.InvalidRequest, "Background traffic is null"),
        ["no flow"] = (Listed([null!]), ErrorCodes.InvalidRequest, "A flow is null"),
        ["route over no link"] = (new(s_line, Flows: [new CongestionFlow(Route: [null!])]), ErrorCodes.InvalidRequest, "A link of a route has no id"),
        ["unknown link"] = (Small with { Links = [new LinkSettings("neck")] }, ErrorCodes.UnknownLink, "neck"),
        ["settings twice"] = (Small with { Links = [new LinkSettings("bottleneck"), new LinkSettings("bottleneck")] }, ErrorCodes.InvalidParameter, "'bottleneck' was given settings twice"),
        ["loss of a link"] = (Small with { Links = [new LinkSettings("bottleneck", LossRatio: 2)] }, ErrorCodes.InvalidLoss, "loss ratio is 2"),
        ["flow with nodes and no network"] = (Listed(new CongestionFlow(Source: "a", RttSeconds: 0.04)), ErrorCodes.InvalidParameter, "there is no topology"),
        ["network and a capacity beside it"] = (new(s_line, CapacityBps: 1e6, Flows: [new CongestionFlow(Source: "a", Target: "b")]), ErrorCodes.InvalidRequest, "a topology and, beside it, capacity"),
        ["network without flows"] = (new(s_line), ErrorCodes.MissingDemands, "'line' has no demands"),
        ["flow without a target"] = (new(s_line, Flows: [new CongestionFlow(Source: "a")]), ErrorCodes.InvalidParameter, "Flow 1 names no target"),
        ["flow to itself"] = (new(s_line, Flows: [new CongestionFlow(Source: "a", Target: "a")]), ErrorCodes.InvalidParameter, "Flow 1 starts and ends at 'a'"),
        ["flow to nowhere"] = (new(s_line, Flows: [new CongestionFlow(Source: "a", Target: "z")]), ErrorCodes.UnknownNode, "z"),
        ["flow to an island"] = (new(s_line, Flows: [new CongestionFlow(Source: "a", Target: "island")]), ErrorCodes.Disconnected, "No path leads from 'a' to 'island'"),
        ["flow without a way back"] = (new(s_line, Flows: [new CongestionFlow(Source: "a", Target: "c")]), ErrorCodes.Disconnected, "No path leads from 'c' to 'a'"),
        ["route without a way back"] = (new(s_line, Flows: [new CongestionFlow("oneway", Route: ["bc"])]), ErrorCodes.InvalidParameter, "link 'bc' has no way back"),
        ["round-trip time in a network"] = (new(s_line, Flows: [new CongestionFlow(Source: "a", Target: "b", RttSeconds: 0.1)]), ErrorCodes.InvalidParameter, "round-trip time of a flow"),
        ["background without ends in a network"] = (new(s_line, Flows: [new CongestionFlow(Source: "a", Target: "b")], Background: [new BackgroundTraffic(RateBps: 1e5)]), ErrorCodes.InvalidParameter, "Background traffic 1 names no source"),
        ["backward settings of a link without it"] = (new(s_line, Flows: [new CongestionFlow(Source: "a", Target: "b")], Links: [new LinkSettings("bc", Backward: true)]), ErrorCodes.InvalidParameter, "'bc' has no way back"),
    };

    public static TheoryData<string> Names => [.. s_wrong.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_makes_no_sense_is_refused_by_name(string name)
    {
        (CongestionRunRequest request, string code, string words) = s_wrong[name];
        NetOptException error = Assert.Throws<NetOptException>(() => Run(request));
        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(error.Expected));
    }

    [Fact]
    public void A_trace_whose_time_goes_back_cannot_be_made()
    {
        NetOptException error = Assert.Throws<NetOptException>(() => new PacketTrace([0, 5_000_000, 4_000_000], [1500, 1500, 1500]));
        Assert.Equal(ErrorCodes.InvalidTrace, error.Code);
        Assert.Contains("goes back at packet 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0p")]
    [InlineData("-5p")]
    [InlineData("0bdp")]
    [InlineData("-1ms")]
    [InlineData("1.5p")]
    [InlineData("much")]
    public void A_buffer_that_is_none_cannot_be_made(string text)
    {
        NetOptException error = Assert.Throws<NetOptException>(() => BufferSize.Parse(text));
        Assert.Equal(ErrorCodes.InvalidUnit, error.Code);
        Assert.Contains($"'{text}'", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"capacityBps": 1e6, "rttSecond": [0.04]}""", "rttSecond", "rttSeconds")]
    [InlineData("""{"capacityBps": "fast", "rttSeconds": [0.04]}""", "capacityBps", "number")]
    [InlineData("""{"capacityBps": 1e6, "rttSeconds": [0.04], "algorithms": ["cubik"]}""", "'algorithms[0]' is \"cubik\"", "perhaps \"cubic\"")]
    [InlineData("""{"capacityBps": 1e6, "rttSeconds": [0.04], "queue": {"discipline": "coDell"}}""", "'queue.discipline' is \"coDell\"", "perhaps \"coDel\"")]
    public void Misspelled_JSON_is_refused_with_what_would_be_right(string json, string problem, string expected)
    {
        Operation operation = OperationCatalog.Get("congestion.run");
        NetOptException error = Assert.Throws<NetOptException>(() => OperationJson.ReadRequest(operation, Encoding.UTF8.GetBytes(json)));
        Assert.Equal(ErrorCodes.InvalidRequest, error.Code);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Expected + error.Example, StringComparison.Ordinal);
    }

    private static CongestionRunRequest Listed(params CongestionFlow[] flows) => new(CapacityBps: 10 * Mega, Flows: flows);

    // a = b, b > c, and an island.
    private static NetworkTopology Line()
    {
        var builder = new TopologyBuilder("line");
        foreach (string id in (string[])["a", "b", "c", "island"]) builder.AddNode(id);
        builder.AddLink("ab", 0, 1, new LinkDirection(1e6, 0.01));
        builder.AddLink(new NetworkLink("bc", 1, 2, new LinkDirection(1e6, 0.01), null));
        return builder.Build();
    }
}
