using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NetOpt.Bandwidth;
using NetOpt.Bandwidth.TokenBuckets;
using NetOpt.Operations;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.Tests.Bandwidth.TokenBuckets;

public class PolicingTests
{
    private static readonly BitRate Mbps = BitRate.Parse("1Mbps");

    private static PolicingResult Run(PoliceRequest request) => PoliceOperation.Run(request, OperationContext.Default);

    private static string Letters(PolicingResult result) => string.Concat(result.Color.Select(c => c.ToString()[0]));

    private static DataSize Size(long bytes) => DataSize.FromBytes(bytes);

    // theory.md §3.
    [Fact]
    public void The_policer_example_of_the_theory_comes_out()
    {
        PolicingResult result = Run(new PoliceRequest(Traces.Of(1500, 0, 0, 0, 5, 12, 20), Rate: Mbps, Burst: Size(3000)));
        Assert.Equal("GGRRGR", Letters(result));
        Assert.Equal([2, 3, 5], result.RedPacket.ToArray());
        Assert.Equal([0L, 5_000_000, 20_000_000], result.RedTimeNanoseconds.ToArray());
        Assert.Equal([12_000_000L, 7_000_000, 4_000_000], result.RedWaitNanoseconds.ToArray());
        Assert.Equal(12_000_000, result.LongestWaitNanoseconds);
        Assert.Equal(1500, result.LargestShortageBytes);
        Assert.False(result.Conforms);
        Assert.Equal([3L, 3L], result.Colors.Select(c => c.Packets));
        Assert.Equal(3, result.Buckets.Single().ShortPackets);
        Assert.Equal(4500 * 8 / 0.02, result.PassedRateBps!.Value, 1e-6);
        Assert.Equal(9000 * 8 / 0.02, Run(new PoliceRequest(Traces.Of(1500, 0, 0, 0, 5, 12, 20), Rate: Mbps, Burst: Size(3000), Action: PolicingAction.Mark)).PassedRateBps!.Value, 1e-6);
    }

    // theory.md §3: 1500 B at 0, 0, 0, 0, 10, 12 ms, CIR 125000 B/s, CBS 3000.
    [Fact]
    public void The_three_color_examples_of_the_theory_come_out()
    {
        PacketTrace trace = Traces.Of(1500, 0, 0, 0, 0, 10, 12);
        Assert.Equal("GGYRRG", Letters(Run(new PoliceRequest(trace, PolicingMeter.SrTcm, Mbps, Size(3000), ExcessBurst: Size(1500)))));
        Assert.Equal("GGYRYG", Letters(Run(new PoliceRequest(trace, PolicingMeter.TrTcm, Mbps, Size(3000), BitRate.Parse("2Mbps"), Size(4500)))));
    }

    [Fact]
    public void A_color_aware_marker_never_promotes_a_packet()
    {
        PacketTrace trace = Traces.Of(1500, 0, 0, 0, 0);
        ImmutableArray<PacketColor> input = [PacketColor.Red, PacketColor.Yellow, PacketColor.Green, PacketColor.Yellow];
        PolicingResult single = Run(new PoliceRequest(trace, PolicingMeter.SrTcm, Mbps, Size(3000), ExcessBurst: Size(1500), InputColor: input));
        Assert.Equal("RYGR", Letters(single));
        // The red packet only repeats what it came with; the last would need the rate to fill the committed bucket and then the excess one.
        Assert.Equal([0L, 24_000_000], single.RedWaitNanoseconds.ToArray());
        PolicingResult two = Run(new PoliceRequest(trace, PolicingMeter.TrTcm, Mbps, Size(3000), BitRate.Parse("2Mbps"), Size(3000), InputColor: input));
        Assert.Equal("RYGR", Letters(two));
        Assert.Equal([0L, 6_000_000], two.RedWaitNanoseconds.ToArray());
        Assert.True(two.ColorAware);
    }

    [Fact]
    public void A_packet_beyond_a_marker_burst_is_never_of_that_color_and_a_note_says_so()
    {
        PolicingResult result = Run(new PoliceRequest(Traces.Of(1500, 0, 1000), PolicingMeter.SrTcm, Mbps, Size(1000), ExcessBurst: Size(1400)));
        Assert.Equal("RR", Letters(result));
        Assert.Equal([-1L, -1], result.RedWaitNanoseconds.ToArray());
        Assert.Equal(2, result.Notes.Length);
        Assert.Equal("YY", Letters(Run(new PoliceRequest(Traces.Of(1500, 0, 1000), PolicingMeter.SrTcm, Mbps, default, ExcessBurst: Size(1500)))));
    }

    [Fact]
    public void A_packet_passes_a_dual_bucket_where_both_hold_credit()
    {
        // The peak bucket lets one packet out each 1.2 ms, the sustained one three in a row.
        PolicingResult result = Run(new PoliceRequest(Traces.Of(1500, 0, 0, 1.2, 2.4, 3.6), PolicingMeter.DualTokenBucket, Mbps, Size(4500), BitRate.Parse("10Mbps"), Size(1500)));
        Assert.Equal("GRGGR", Letters(result));
        Assert.Equal(["peak", "sustained"], result.Buckets.Select(b => b.Name));
        Assert.Equal([1L, 1], result.Buckets.Select(b => b.ShortPackets));
    }

    [Fact]
    public void A_packet_passes_a_tree_where_every_bucket_on_its_way_holds_credit()
    {
        ImmutableArray<TokenBucketNode> tree =
        [
            new("link", Mbps, Size(4500)),
            new("voice", Mbps, Size(1500), "link", [0]),
            new("users", Mbps, Size(3000), "link"),
            new("user", Mbps, Size(1500), "users", [1, 2], PerFlow: true),
        ];
        PacketTrace trace = new([0, 0, 0, 0, 0, 0], [1500, 1500, 1500, 1500, 1500, 1500], [0, 0, 1, 1, 2, 2], flowNames: ["a", "b", "c"]);
        PolicingResult result = Run(new PoliceRequest(trace, PolicingMeter.Hierarchy, Buckets: tree));
        Assert.Equal("GRGRGR", Letters(result));
        Assert.Equal([3L, 1, 2, 2], result.Buckets.Select(b => b.PassedPackets));
        Assert.Equal([1L, 1, 1, 2], result.Buckets.Select(b => b.ShortPackets));
        Assert.Equal(["a", "b", "c"], result.Flows.Select(f => f.Name));
    }

    [Fact]
    public void Any_window_passes_at_most_burst_and_rate_times_its_length_and_no_packet_more_would_fit()
    {
        Prop.ForAll<ulong>(seed =>
        {
            PacketTrace trace = Traces.Random(seed, 120, 800_000);
            BitRate rate = BitRate.FromBitsPerSecond(1m + seed % 9_999_991);
            const int burst = 2500;
            PolicingResult result = Run(new PoliceRequest(trace, Rate: rate, Burst: Size(burst)));
            for (int i = 0; i < trace.Count; i++)
            {
                Int128 passed = 0;
                for (int j = i; j < trace.Count; j++)
                {
                    if (result.Color[j] == PacketColor.Green) passed += trace.SizeBytes[j];
                    Assert.True(passed * 8_000_000_000 <= (Int128)burst * 8_000_000_000 + (Int128)rate.ExactBitsPerSecond * (trace.TimeNanoseconds[j] - trace.TimeNanoseconds[i]));
                }
            }
            // The waits: what is red at t conforms at t + wait in the bucket as it was left.
            Assert.All(result.RedWaitNanoseconds, w => Assert.InRange(w, 1, long.MaxValue));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("1Mbps", 3000)]
    [InlineData("1bps", 1500)]
    [InlineData("10Tbps", 1500)]
    [InlineData("1234567891bps", long.MaxValue / 16)]
    [InlineData("3.5Mbps", 5_000_000_000)]
    public void Every_meter_equals_the_obvious_buckets(string text, long burst)
    {
        BitRate rate = BitRate.Parse(text);
        foreach (ulong seed in new ulong[] { 1, 2, 3 })
        {
            PacketTrace trace = Traces.Random(seed, 3000, 1500 * 8e9 / rate.BitsPerSecond);
            var obvious = new RationalBucket((System.Numerics.BigInteger)rate.ExactBitsPerSecond, (System.Numerics.BigInteger)burst * 8);
            var waits = new List<long>();
            string expected = string.Concat(Enumerable.Range(0, trace.Count).Select(i =>
            {
                bool green = obvious.TryAcquire(trace.SizeBytes[i] * 8, trace.TimeNanoseconds[i], out System.Numerics.BigInteger wait);
                if (!green) waits.Add((long)wait);
                return green ? 'G' : 'R';
            }));
            PolicingResult single = Run(new PoliceRequest(trace, Rate: rate, Burst: Size(burst)));
            Assert.Equal(expected, Letters(single));
            Assert.Equal(waits, single.RedWaitNanoseconds.AsEnumerable());
            // The other meters with what they add out of the way.
            PolicingResult tree = Run(new PoliceRequest(trace, PolicingMeter.Hierarchy, Buckets: [new("all", rate, Size(burst))]));
            Assert.Equal(expected, Letters(tree));
            Assert.Equal(waits, tree.RedWaitNanoseconds.AsEnumerable());
            Assert.Equal(expected, Letters(Run(new PoliceRequest(trace, PolicingMeter.DualTokenBucket, rate, Size(burst), rate, Size(burst)))));
            Assert.Equal(expected, Letters(Run(new PoliceRequest(trace, PolicingMeter.SrTcm, rate, Size(burst), ExcessBurst: Size(0)))));
            Assert.Equal(expected, Letters(Run(new PoliceRequest(trace, PolicingMeter.TrTcm, rate, Size(burst), rate, Size(burst)))));
        }
    }

    [Fact]
    public void More_rate_or_burst_lets_a_policer_of_equal_packets_pass_no_fewer()
    {
        // With packets of different sizes it may: a large one that now fits takes the credit of two small ones.
        PacketTrace trace = new(Traces.Random(5, 2000, 900_000).TimeNanoseconds, [.. Enumerable.Repeat(1000, 2000)]);
        long before = 0;
        foreach (int burst in new[] { 1000, 1500, 2000, 5000, 20_000 })
        {
            long passed = Run(new PoliceRequest(trace, Rate: BitRate.Parse("4Mbps"), Burst: Size(burst))).Colors[0].Packets;
            Assert.True(passed >= before);
            before = passed;
        }
        before = 0;
        for (int k = 1; k < 30; k++)
        {
            long passed = Run(new PoliceRequest(trace, Rate: BitRate.FromBitsPerSecond(400_000m * k), Burst: Size(3000))).Colors[0].Packets;
            Assert.True(passed >= before);
            before = passed;
        }
    }

    [Fact]
    public void Times_near_the_last_nanosecond_are_exact()
    {
        long end = long.MaxValue;
        PacketTrace trace = new([0, end - 12_000_000, end - 1, end], [1500, 1500, 1500, 1500]);
        Assert.Equal("GGRG", Letters(Run(new PoliceRequest(trace, Rate: Mbps, Burst: Size(1500)))));
        Assert.Equal("GGRG", Letters(Run(new PoliceRequest(trace, PolicingMeter.SrTcm, Mbps, Size(1500)))));
    }

    [Fact]
    public void One_flow_is_counted_the_same_whether_its_number_is_given_or_not()
    {
        PacketTrace plain = Traces.Random(8, 20_000, 700_000);
        PacketTrace numbered = new(plain.TimeNanoseconds, plain.SizeBytes, [.. new int[plain.Count]]);
        var request = new PoliceRequest(plain, PolicingMeter.TrTcm, Mbps, Size(3000), BitRate.Parse("4Mbps"), Size(6000));
        PolicingResult a = Run(request), b = Run(request with { Trace = numbered });
        Assert.Equal(JsonSerializer.Serialize(a, BandwidthJson.Default.PolicingResult), JsonSerializer.Serialize(b, BandwidthJson.Default.PolicingResult));
        foreach (PacketColor color in Enum.GetValues<PacketColor>())
        {
            int[] of = [.. Enumerable.Range(0, plain.Count).Where(i => a.Color[i] == color)];
            Assert.Equal((of.Length, of.Sum(i => (long)plain.SizeBytes[i])), (a.Colors[(int)color].Packets, a.Colors[(int)color].Bytes));
            Assert.True(of.Length > 0);
        }
        for (int s = 0; s < a.Intervals.Length; s++)
        {
            long start = (long)Math.Round(a.Intervals[s].StartSeconds * 1e9), end = s == a.Intervals.Length - 1 ? long.MaxValue : (long)Math.Round(a.Intervals[s + 1].StartSeconds * 1e9);
            Assert.Equal(Enumerable.Range(0, plain.Count).Where(i => a.Color[i] == PacketColor.Red && plain.TimeNanoseconds[i] >= start && plain.TimeNanoseconds[i] < end).Sum(i => (long)plain.SizeBytes[i]), a.Intervals[s].RedBytes);
        }
    }

    [Fact]
    public void Requests_and_results_go_to_json_and_back()
    {
        var request = new PoliceRequest(Traces.Of(1500, 0, 0, 1), PolicingMeter.SrTcm, Mbps, Size(1500), ExcessBurst: Size(1500), InputColor: [PacketColor.Green, PacketColor.Yellow, PacketColor.Red]);
        string json = JsonSerializer.Serialize(request, BandwidthJson.Default.PoliceRequest);
        PolicingResult result = Run(JsonSerializer.Deserialize(json, BandwidthJson.Default.PoliceRequest)!);
        string text = JsonSerializer.Serialize(result, BandwidthJson.Default.PolicingResult);
        Assert.Contains("\"color\":[\"green\",\"yellow\",\"red\"]", text, StringComparison.Ordinal);
        Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize(text, BandwidthJson.Default.PolicingResult), BandwidthJson.Default.PolicingResult));
    }

    public static TheoryData<PoliceRequest, string> Bad => new()
    {
        { new PoliceRequest(), ErrorCodes.EmptyInput },
        { new PoliceRequest(new PacketTrace([], []), Rate: Mbps, Burst: Size(1)), ErrorCodes.EmptyInput },
        { new PoliceRequest(Traces.Of(1500, 0), Rate: default, Burst: Size(1500)), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), Rate: Mbps), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), Rate: Mbps, Burst: Size(1499)), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), Rate: Mbps, Burst: Size(1500), PeakRate: Mbps), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), Rate: Mbps, Burst: Size(1500), ExcessBurst: Size(1500)), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), Rate: Mbps, Burst: Size(1500), InputColor: [PacketColor.Red]), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), PolicingMeter.SrTcm, Mbps), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), PolicingMeter.SrTcm, Mbps, Size(1), InputColor: []), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), PolicingMeter.TrTcm, Mbps, Size(1500)), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), PolicingMeter.TrTcm, Mbps, Size(1500), BitRate.Parse("999kbps"), Size(1500)), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), PolicingMeter.DualTokenBucket, Mbps, Size(1500)), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), PolicingMeter.Hierarchy, Buckets: [null!]), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), PolicingMeter.Hierarchy), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), PolicingMeter.Hierarchy, Buckets: [new("a", Mbps, Size(1500), "b")]), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), PolicingMeter.Hierarchy, Buckets: [new("a", Mbps, Size(1500), "b"), new("b", Mbps, Size(1500), "a")]), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), PolicingMeter.Hierarchy, Buckets: [new("a", Mbps, Size(1500)), new("a", Mbps, Size(1500))]), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), PolicingMeter.Hierarchy, Buckets: [new("a", Mbps, Size(1500)), new("b", Mbps, Size(1500))]), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), PolicingMeter.Hierarchy, Buckets: [new("a", Mbps, Size(1500), Flows: [3])]), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), PolicingMeter.Hierarchy, Buckets: [new("a", Mbps, Size(1500), Flows: [0]), new("b", Mbps, Size(1500), Flows: [0])]), ErrorCodes.InvalidParameter },
        { new PoliceRequest(Traces.Of(1500, 0), PolicingMeter.Hierarchy, Buckets: [new("", Mbps, Size(1500))]), ErrorCodes.InvalidParameter },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_no_meter_can_have_is_refused(PoliceRequest request, string code) => Assert.Equal(code, Assert.Throws<NetOptException>(() => Run(request)).Code);

    [Fact]
    public void A_run_ends_when_it_is_canceled()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.Throws<OperationCanceledException>(() => PoliceOperation.Run(new PoliceRequest(Traces.Of(1500, 0), Rate: Mbps, Burst: Size(1500)), new OperationContext { Cancellation = stop.Token }));
    }
}
