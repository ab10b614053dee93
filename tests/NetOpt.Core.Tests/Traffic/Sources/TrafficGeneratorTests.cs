using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NetOpt.Operations;
using NetOpt.Traffic;
using NetOpt.Traffic.Sources;

namespace NetOpt.Tests.Traffic.Sources;

public class TrafficGeneratorTests
{
    private static readonly PacketTrace Small = new([0, 10, 10, 70], [1, 2, 3, 4], [0, 1, 0, 1], 100, "small", ["web", "voice"]);

    public static TheoryData<TrafficSource> Kinds =>
    [
        new PoissonSource(Count: 3), new PoissonSource(PacketSizes: new NetOpt.Numerics.Distributions.Exponential(500), Count: 3), new DeterministicSource(Count: 3), new OnOffSource(Count: 3), new OnOffSource(VoicePreset.Voice, Count: 3), new OnOffParetoSource(Count: 3), new MmppSource(Count: 3),
        new WebSource(WebModel.Http, Count: 3), new WebSource(WebModel.Umts, Count: 3), new WebSource(WebModel.Surge, Count: 3), new FractionalGaussianSource(Count: 3), new ReplaySource(Small, Repeat: true, Speed: 1e-6),
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_seed_gives_the_same_trace_and_another_seed_another(TrafficSource source)
    {
        PacketTrace a = SourceRuns.Trace(source, 50), b = SourceRuns.Trace(source, 50);
        Assert.Equal(a.TimeNanoseconds.AsEnumerable(), b.TimeNanoseconds.AsEnumerable());
        Assert.Equal(a.SizeBytes.AsEnumerable(), b.SizeBytes.AsEnumerable());
        if (source is not ReplaySource) Assert.NotEqual(a.TimeNanoseconds.AsEnumerable(), SourceRuns.Trace(source, 50, seed: 2).TimeNanoseconds.AsEnumerable());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Another_source_changes_nothing_about_the_others(TrafficSource source)
    {
        PacketTrace alone = SourceRuns.Trace(source, 20), beside = SourceRuns.Run([source, new PoissonSource(1e5)], 20).Trace;
        var mine = Enumerable.Range(0, beside.Count).Where(i => beside.Flow!.Value[i] < alone.FlowCount).ToList();
        Assert.Equal(alone.TimeNanoseconds.AsEnumerable(), mine.Select(i => beside.TimeNanoseconds[i]));
        if (alone.Flow is { } flow) Assert.Equal(flow.AsEnumerable(), mine.Select(i => beside.Flow!.Value[i]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_source_goes_to_json_and_back(TrafficSource source)
    {
        var request = new GenerateTrafficRequest([source], 5, "name", 1000);
        GenerateTrafficRequest back = JsonSerializer.Deserialize(JsonSerializer.Serialize(request, TrafficJson.Default.GenerateTrafficRequest), TrafficJson.Default.GenerateTrafficRequest)!;
        Assert.Equal(source.GetType(), back.Sources![0].GetType());
        if (source is not ReplaySource) Assert.Equal(source, back.Sources[0]);
        Assert.Equal(request with { Sources = null }, back with { Sources = null });
        GenerateTrafficResult result = SourceRuns.Run([source], 5);
        GenerateTrafficResult again = JsonSerializer.Deserialize(JsonSerializer.Serialize(result, TrafficJson.Default.GenerateTrafficResult), TrafficJson.Default.GenerateTrafficResult)!;
        Assert.Equal(result.Expected with { Notes = [] }, again.Expected with { Notes = [] });
        Assert.Equal(result.Trace.TimeNanoseconds.AsEnumerable(), again.Trace.TimeNanoseconds.AsEnumerable());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Times_never_go_back_and_lie_in_the_trace(TrafficSource source)
    {
        // The trace checks its order itself; what is left is the end, which is not part of it.
        PacketTrace trace = SourceRuns.Trace(source, 20);
        Assert.All(trace.TimeNanoseconds, t => Assert.True(t < 20_000_000_000));
        Assert.Equal(20_000_000_000, trace.DurationNanoseconds);
    }

    [Fact]
    public void Flows_of_one_name_are_numbered_and_others_keep_theirs()
    {
        PacketTrace trace = SourceRuns.Run([new PoissonSource(), new PoissonSource(), new DeterministicSource(Name: "cbr"), new OnOffSource(Count: 2), new ReplaySource(Small)], 1).Trace;
        Assert.Equal(["Poisson 1", "Poisson 2", "cbr", "OnOff 1", "OnOff 2", "web", "voice"], trace.FlowNames!.Value.AsEnumerable());
    }

    [Fact]
    public void What_several_sources_should_be_together_follows_from_each()
    {
        TrafficExpectation sum = SourceRuns.Run([new PoissonSource(1e6, 1000), new DeterministicSource(3e6, 500), new OnOffParetoSource(1.4, Count: 2)], 1).Expected;
        Assert.Equal(1e6 + 3e6 + 280e3, sum.MeanRateBps!.Value, 1e-6);
        Assert.Equal(125 + 750 + 35, sum.PacketsPerSecond!.Value, 1e-9);
        Assert.Null(sum.DispersionLimit);
        Assert.Equal(0.8, sum.Hurst!.Value, 1e-12);
        TrafficExpectation calm = SourceRuns.Run([new PoissonSource(1e6, 1000), new DeterministicSource(3e6, 1000)], 1).Expected;
        Assert.Equal(0.25, calm.DispersionLimit!.Value, 1e-12);
        Assert.Equal(0.5, calm.Hurst);
        Assert.Null(SourceRuns.Run([new DeterministicSource(), new DeterministicSource()], 1).Expected.Hurst);
    }

    [Fact]
    public void A_replay_cuts_scales_and_repeats()
    {
        Assert.Equal([0L, 10, 10, 70], SourceRuns.Run([new ReplaySource(Small)], null).Trace.TimeNanoseconds.AsEnumerable());
        Assert.Equal([0L, 5, 5, 35], SourceRuns.Run([new ReplaySource(Small, Speed: 2)], null).Trace.TimeNanoseconds.AsEnumerable());
        PacketTrace part = SourceRuns.Run([new ReplaySource(Small, FromSeconds: 5e-9, ToSeconds: 65e-9)], null).Trace;
        Assert.Equal([5L, 5], part.TimeNanoseconds.AsEnumerable());
        Assert.Equal(60, part.DurationNanoseconds);
        PacketTrace twice = SourceRuns.Run([new ReplaySource(Small, Repeat: true)], 2e-7).Trace;
        Assert.Equal([0L, 10, 10, 70, 100, 110, 110, 170], twice.TimeNanoseconds.AsEnumerable());
        Assert.Equal([0, 1, 0, 1, 0, 1, 0, 1], twice.Flow!.Value.AsEnumerable());
        GenerateTrafficResult rated = SourceRuns.Run([new ReplaySource(Small, RateBps: 1e8)], null);
        Assert.Equal(1e8, rated.Expected.MeanRateBps!.Value, 1);
        Assert.Equal(1e8, rated.Trace.SizeBytes.Sum() * 8e9 / rated.Trace.DurationNanoseconds, 1e6);
    }

    [Fact]
    public void A_replay_of_few_packets_may_stand_in_a_long_trace()
    {
        PacketTrace trace = SourceRuns.Run([new ReplaySource(new PacketTrace([5], [100]))], 10).Trace;
        Assert.Equal([5L], trace.TimeNanoseconds.AsEnumerable());
        Assert.Equal(ErrorCodes.TooLarge, Assert.Throws<NetOptException>(() => SourceRuns.Run([new ReplaySource(new PacketTrace([5], [100]), Repeat: true)], 10)).Code);
    }

    [Fact]
    public void Merged_traces_keep_every_packet_in_order_of_time()
    {
        PacketTrace a = SourceRuns.Trace(new PoissonSource(1e6, Count: 2), 3), b = SourceRuns.Trace(new DeterministicSource(1e6), 5, seed: 9);
        PacketTrace both = SourceRuns.Run([new ReplaySource(a), new ReplaySource(b)], null).Trace;
        Assert.Equal(a.Count + b.Count, both.Count);
        Assert.Equal(5_000_000_000, both.DurationNanoseconds);
        Assert.Equal(["Poisson 1", "Poisson 2", "Deterministic"], both.FlowNames!.Value.AsEnumerable());
        Assert.Equal(a.TimeNanoseconds.Concat(b.TimeNanoseconds).Order(), both.TimeNanoseconds.AsEnumerable());
    }

    [Fact]
    public void Bytes_of_self_similar_traffic_have_the_mean_and_the_variation_asked_for()
    {
        var source = new FractionalGaussianSource(0.8, 50e6, 0.01, 0.3, 500);
        double[] counts = SourceRuns.Counts(SourceRuns.Trace(source, 200), 0.01);
        // The mean of n slots has a standard error of v·n^(H-1).
        Assert.Equal(125, counts.Average(), 4 * 0.3 * 125 * Math.Pow(counts.Length, -0.2));
        Assert.Equal(0.3, Math.Sqrt(SourceRuns.Variance(counts)) / 125, 0.03);
    }

    [Fact]
    public void Strongly_varying_slots_keep_the_mean_though_none_is_below_nothing()
    {
        double[] counts = SourceRuns.Counts(SourceRuns.Trace(new FractionalGaussianSource(0.5, 50e6, 0.01, 2, 500), 400), 0.01);
        Assert.Equal(125, counts.Average(), 125 * 4 * 2 / Math.Sqrt(counts.Length));
        Assert.Contains(0, counts);
    }

    [Theory]
    [InlineData("""{}""", ErrorCodes.EmptyInput)]
    [InlineData("""{"sources": []}""", ErrorCodes.EmptyInput)]
    [InlineData("""{"sources": [null]}""", ErrorCodes.InvalidParameter)]
    [InlineData("""{"sources": [{"kind": "replay"}]}""", ErrorCodes.EmptyInput)]
    [InlineData("""{"sources": [{"kind": "replay", "trace": {"timeNanoseconds": [1], "sizeBytes": [5]}, "speed": 0}]}""", ErrorCodes.InvalidParameter)]
    [InlineData("""{"sources": [{"kind": "replay", "trace": {"timeNanoseconds": [1], "sizeBytes": [5]}, "count": 2}]}""", ErrorCodes.InvalidParameter)]
    [InlineData("""{"sources": [{"kind": "replay", "trace": {"timeNanoseconds": [1], "sizeBytes": [5]}, "fromSeconds": 1}]}""", ErrorCodes.InvalidParameter)]
    [InlineData("""{"sources": [{"kind": "replay", "trace": {"timeNanoseconds": [1], "sizeBytes": [5]}, "toSeconds": 1}]}""", ErrorCodes.InvalidParameter)]
    [InlineData("""{"sources": [{"kind": "poisson"}], "durationSeconds": 0}""", ErrorCodes.InvalidParameter)]
    [InlineData("""{"sources": [{"kind": "poisson"}], "durationSeconds": -1}""", ErrorCodes.InvalidParameter)]
    [InlineData("""{"sources": [{"kind": "poisson"}], "durationSeconds": 1e10}""", ErrorCodes.InvalidParameter)]
    [InlineData("""{"sources": [{"kind": "poisson"}], "maxPackets": 0}""", ErrorCodes.InvalidParameter)]
    [InlineData("""{"sources": [{"kind": "poisson", "packetSizes": "pareto(alpha=0.9, min=40)"}]}""", ErrorCodes.InvalidParameter)]
    [InlineData("""{"sources": [{"kind": "poisson", "rateBps": 1e12}]}""", ErrorCodes.TooLarge)]
    [InlineData("""{"sources": [{"kind": "poisson", "rateBps": 1e6}], "maxPackets": 1000}""", ErrorCodes.TooLarge)]
    [InlineData("""{"sources": [{"kind": "fractionalGaussian", "hurst": 1}]}""", ErrorCodes.InvalidParameter)]
    [InlineData("""{"sources": [{"kind": "fractionalGaussian", "slotSeconds": 0}]}""", ErrorCodes.InvalidParameter)]
    [InlineData("""{"sources": [{"kind": "fractionalGaussian", "variation": 0}]}""", ErrorCodes.InvalidParameter)]
    [InlineData("""{"sources": [{"kind": "fractionalGaussian", "slotSeconds": 1e-9}]}""", ErrorCodes.TooLarge)]
    public void What_makes_no_trace_is_refused(string json, string code)
    {
        var request = (GenerateTrafficRequest)OperationJson.ReadRequest(OperationCatalog.Get("traffic.generate"), Encoding.UTF8.GetBytes(json));
        Assert.Equal(code, Assert.Throws<NetOptException>(() => TrafficGenerator.Run(request, OperationContext.Default)).Code);
    }

    [Theory]
    [InlineData("""{"sources": [{}]}""", "'sources[0]' has no 'kind'")]
    [InlineData("""{"sources": [{"kind": "poisson"}, {"kind": "xyz"}]}""", "'sources[1]' is of the unknown kind 'xyz'")]
    [InlineData("""{"sources": [{"kind": "poisson", "rate": 1}]}""", "has no property 'rate'")]
    [InlineData("""{"sources": [{"kind": "poisson", "rateBps": "abc"}]}""", "'sources[0].rateBps' is \"abc\"")]
    public void A_request_that_cannot_be_read_is_explained(string json, string says)
    {
        NetOptException error = Assert.Throws<NetOptException>(() => OperationJson.ReadRequest(OperationCatalog.Get("traffic.generate"), Encoding.UTF8.GetBytes(json)));
        Assert.Equal(ErrorCodes.InvalidRequest, error.Code);
        Assert.Contains(says, error.Message);
    }

    [Fact]
    public void The_kind_may_stand_anywhere_in_a_source()
    {
        object request = OperationJson.ReadRequest(OperationCatalog.Get("traffic.generate"), """{"sources": [{"rateBps": 5, "kind": "poisson"}]}"""u8);
        Assert.Equal(new PoissonSource(5), ((GenerateTrafficRequest)request).Sources![0]);
    }

    [Fact]
    public void A_canceled_run_ends_even_where_a_source_makes_no_packets()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var context = new OperationContext { Cancellation = stop.Token };
        // Periods of a nanosecond, and a packet that takes hours to fill.
        var source = new OnOffParetoSource(1.5, PeakRateBps: 1, MeanOnSeconds: 1e-9, MeanOffSeconds: 1e-9);
        Assert.ThrowsAny<OperationCanceledException>(() => TrafficGenerator.Run(new GenerateTrafficRequest([source], 9e9), context));
    }
}
