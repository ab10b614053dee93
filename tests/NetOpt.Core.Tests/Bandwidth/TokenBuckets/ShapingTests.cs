using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NetOpt.Bandwidth;
using NetOpt.Bandwidth.TokenBuckets;
using NetOpt.Operations;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.Tests.Bandwidth.TokenBuckets;

public class ShapingTests
{
    private static readonly BitRate Mbps = BitRate.Parse("1Mbps");

    private static ShapingResult Run(ShapeRequest request) => ShapeOperation.Run(request, OperationContext.Default);

    private static DataSize Size(long bytes) => DataSize.FromBytes(bytes);

    // theory.md §3.
    [Fact]
    public void The_shaper_example_of_the_theory_comes_out()
    {
        ShapingResult result = Run(new ShapeRequest(Traces.Of(1500, 0, 0, 0, 5, 12, 20), Mbps, Size(3000)));
        Assert.Equal([0L, 0, 12, 24, 36, 48], result.DepartureNanoseconds.Select(d => d / 1_000_000));
        Assert.Equal([0L, 0, 1500, 3000, 3000, 4500], result.BacklogBytes.ToArray());
        Assert.Equal(4, result.DelayedPackets);
        Assert.Equal((12 + 19 + 24 + 28) / 6.0 / 1000, result.MeanDelaySeconds!.Value, 1e-12);
        Assert.Equal(0.0155, result.MedianDelaySeconds!.Value, 1e-12);
        Assert.Equal(0.028, result.MaxDelaySeconds);
        Assert.Equal(0.048, result.LastDepartureSeconds);
        Assert.False(result.Conforms);
        Assert.Equal(9000, result.Intervals.Sum(i => i.DepartedBytes));
        Assert.Equal(9000, result.Intervals.Sum(i => i.ArrivedBytes));
    }

    [Fact]
    public void A_full_queue_drops_what_comes()
    {
        ShapingResult result = Run(new ShapeRequest(Traces.Of(1500, 0, 0, 0, 5, 12, 20), Mbps, Size(1500), QueueLimit: Size(1500)));
        Assert.Equal([0L, 12, -1, -1, 24, -1], result.DepartureNanoseconds.Select(d => d < 0 ? -1 : d / 1_000_000));
        Assert.Equal((3L, 4500L, 3L), (result.DroppedPackets, result.DroppedBytes, result.PassedPackets));
        Assert.Equal(1500, result.MaxBacklogBytes);
    }

    [Fact]
    public void A_peak_rate_spreads_the_burst()
    {
        ShapingResult result = Run(new ShapeRequest(Traces.Of(1500, 0, 0, 0, 0), Mbps, Size(4500), BitRate.Parse("10Mbps")));
        Assert.Equal([0L, 1_200_000, 2_400_000, 12_000_000], result.DepartureNanoseconds.ToArray());
        Assert.Equal(1500, result.PeakBurst!.Value.Bytes);
    }

    [Fact]
    public void What_leaves_a_shaper_conforms_and_could_not_leave_a_nanosecond_sooner()
    {
        Prop.ForAll<ulong>(seed =>
        {
            PacketTrace trace = Traces.Random(seed, 150, 800_000);
            BitRate rate = BitRate.FromBitsPerSecond(1_000_000m + seed % 9_999_991);
            ShapingResult result = Run(new ShapeRequest(trace, rate, Size(2500), QueueLimit: seed % 2 == 0 ? Size(6000) : null));
            int[] sent = [.. Enumerable.Range(0, trace.Count).Where(i => result.DepartureNanoseconds[i] >= 0)];
            PacketTrace shaped = new([.. sent.Select(i => result.DepartureNanoseconds[i])], [.. sent.Select(i => trace.SizeBytes[i])]);
            Assert.True(PoliceOperation.Run(new PoliceRequest(shaped, Rate: rate, Burst: Size(2500)), OperationContext.Default).Conforms);
            var obvious = new RationalBucket((System.Numerics.BigInteger)rate.ExactBitsPerSecond, 2500 * 8);
            long before = 0;
            foreach (int i in sent)
            {
                long earliest = Math.Max(before, trace.TimeNanoseconds[i]), at = result.DepartureNanoseconds[i];
                if (at > earliest) Assert.False(obvious.Copy().TryAcquire(trace.SizeBytes[i] * 8, at - 1, out _));
                Assert.True(obvious.TryAcquire(trace.SizeBytes[i] * 8, at, out _));
                before = at;
            }
            // The queue, counted anew at each arrival.
            for (int i = 0; i < trace.Count; i++)
            {
                long waiting = Enumerable.Range(0, i).Where(j => result.DepartureNanoseconds[j] > trace.TimeNanoseconds[i]).Sum(j => (long)trace.SizeBytes[j]);
                bool dropped = result.DepartureNanoseconds[i] < 0;
                Assert.Equal(seed % 2 == 0 && waiting + trace.SizeBytes[i] > 6000, dropped);
                Assert.Equal(waiting + (result.DepartureNanoseconds[i] > trace.TimeNanoseconds[i] ? trace.SizeBytes[i] : 0), result.BacklogBytes[i]);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_backlogged_shaper_keeps_its_rate_to_the_nanosecond_for_ever()
    {
        // 3 Mbit/s and packets of 1 byte: a departure each 2666.67 ns. Rounding up each time must not add up.
        PacketTrace trace = new([.. new long[100_000]], [.. Enumerable.Repeat(1, 100_000)]);
        ShapingResult result = Run(new ShapeRequest(trace, BitRate.Parse("3Mbps"), Size(2)));
        for (int i = 0; i < trace.Count; i += 997) Assert.Equal(i == 0 ? 0 : ((i - 1) * 8000L + 2) / 3, result.DepartureNanoseconds[i]);
    }

    [Fact]
    public void Delays_of_flows_and_quantiles_are_those_of_the_sorted_delays()
    {
        PacketTrace trace = Traces.Random(11, 5000, 5_000_000, flows: 3);
        ShapingResult result = Run(new ShapeRequest(trace, Mbps, Size(3000)));
        long[] delays = [.. Enumerable.Range(0, trace.Count).Select(i => result.DepartureNanoseconds[i] - trace.TimeNanoseconds[i]).Order()];
        // Linear interpolation between ranks: 4999·0.5 = 2499.5, 4999·0.95 = 4749.05, 4999·0.99 = 4949.01.
        Assert.Equal((delays[2499] + delays[2500]) / 2e9, result.MedianDelaySeconds!.Value, 1e-12);
        Assert.Equal((delays[4749] * 0.95 + delays[4750] * 0.05) / 1e9, result.P95DelaySeconds!.Value, 1e-12);
        Assert.Equal((delays[4949] * 0.99 + delays[4950] * 0.01) / 1e9, result.P99DelaySeconds!.Value, 1e-12);
        Assert.Equal(delays.Average() / 1e9, result.MeanDelaySeconds!.Value, 1e-9);
        Assert.Equal(5000, result.Flows.Sum(f => f.Packets));
        Assert.Equal(result.MaxDelaySeconds, result.Flows.Max(f => f.MaxDelaySeconds));
    }

    [Fact]
    public void Requests_and_results_go_to_json_and_back()
    {
        var request = new ShapeRequest(Traces.Of(1500, 0, 0, 1), Mbps, Size(1500), QueueLimit: Size(1500));
        ShapingResult result = Run(JsonSerializer.Deserialize(JsonSerializer.Serialize(request, BandwidthJson.Default.ShapeRequest), BandwidthJson.Default.ShapeRequest)!);
        string text = JsonSerializer.Serialize(result, BandwidthJson.Default.ShapingResult);
        Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize(text, BandwidthJson.Default.ShapingResult), BandwidthJson.Default.ShapingResult));
    }

    public static TheoryData<ShapeRequest, string> Bad => new()
    {
        { new ShapeRequest(), ErrorCodes.EmptyInput },
        { new ShapeRequest(Traces.Of(1500, 0), default, Size(1500)), ErrorCodes.InvalidParameter },
        { new ShapeRequest(Traces.Of(1500, 0), Mbps, Size(1499)), ErrorCodes.InvalidParameter },
        { new ShapeRequest(Traces.Of(1500, 0), Mbps, Size(1500), QueueLimit: Size(1499)), ErrorCodes.InvalidParameter },
        { new ShapeRequest(Traces.Of(1500, 0), Mbps, Size(1500), PeakBurst: Size(1500)), ErrorCodes.InvalidParameter },
        { new ShapeRequest(Traces.Of(1500, 0), Mbps, Size(1500), default(BitRate), Size(1500)), ErrorCodes.InvalidParameter },
        { new ShapeRequest(new PacketTrace([long.MaxValue, long.MaxValue], [1500, 1500]), Mbps, Size(1500)), ErrorCodes.TooLarge },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_no_shaper_can_have_is_refused(ShapeRequest request, string code) => Assert.Equal(code, Assert.Throws<NetOptException>(() => Run(request)).Code);
}
