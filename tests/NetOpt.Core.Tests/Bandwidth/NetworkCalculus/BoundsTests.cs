using System.Text.Json;
using NetOpt.Bandwidth;
using NetOpt.Bandwidth.NetworkCalculus;
using NetOpt.Numerics;
using NetOpt.Operations;
using NetOpt.Tests.Bandwidth.TokenBuckets;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.Tests.Bandwidth.NetworkCalculus;

public class BoundsTests
{
    private static BoundsResult Run(BoundsRequest request) => BoundsOperation.Run(request, OperationContext.Default);

    private static ServiceNode Node(string rate, string latency) => new(BitRate.Parse(rate), Duration.Parse(latency));

    private static DataSize Size(long bytes) => DataSize.FromBytes(bytes);

    // theory.md §3: b = 80 kb, r = 1, R = 2 Mb/s, T = 5 ms.
    [Fact]
    public void One_bucket_and_one_node_give_the_bounds_of_the_theory()
    {
        BoundsResult result = Run(new BoundsRequest([Node("2Mbps", "5ms")], BitRate.Parse("1Mbps"), Size(10_000)));
        Assert.Equal(0.045, result.DelayBoundSeconds!.Value, 1e-12);
        Assert.Equal(85_000, result.BacklogBoundBits!.Value, 1e-6);
        Assert.Equal(85_000, result.OutputBurstBits!.Value, 1e-6);
        Assert.Equal(0.045, result.SumOfNodeDelaysSeconds!.Value, 1e-12);
    }

    [Fact]
    public void A_peak_bucket_lowers_the_bounds_to_those_of_the_theory()
    {
        BoundsResult result = Run(new BoundsRequest([Node("2Mbps", "5ms")], BitRate.Parse("1Mbps"), Size(10_000), BitRate.Parse("10Mbps"), Size(1500)));
        Assert.Equal(0.0412222, result.DelayBoundSeconds!.Value, 1e-7);
        Assert.Equal(82444.44, result.BacklogBoundBits!.Value, 0.01);
    }

    [Fact]
    public void A_burst_is_paid_for_once()
    {
        BoundsResult result = Run(new BoundsRequest([Node("5Mbps", "2ms"), Node("3Mbps", "3ms"), Node("4Mbps", "1ms")], BitRate.Parse("2Mbps"), Size(5000)));
        Assert.Equal(0.0193333, result.DelayBoundSeconds!.Value, 1e-7);
        Assert.Equal(0.0411667, result.SumOfNodeDelaysSeconds!.Value, 1e-7);
        Assert.Equal([0.01, 0.003 + 44e3 / 3e6, 0.0135], result.Nodes.Select(n => Math.Round(n.DelayBoundSeconds, 12)).Select(d => d), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Bounds_equal_those_read_off_the_curves_point_by_point()
    {
        var random = new RandomStream(1, "curves");
        for (int k = 0; k < 300; k++)
        {
            double m = random.NextDouble() * 10, p = random.NextDouble() * 10, b = random.NextDouble() * 10, r = random.NextDouble() * 3;
            var service = new ServiceCurve(r + random.NextDouble() * 5, random.NextDouble() * 2);
            var curve = new ArrivalCurve(m, p, b, r);
            if (!CurveBounds.Stable(curve, service)) continue;
            double Arrived(double t) => Math.Min(m + p * t, b + r * t);
            double Served(double t) => Math.Max(0, service.Rate * (t - service.Latency));
            // Where the largest distance can lie: at 0, at the corner of either curve.
            double corner = p != r ? Math.Max(0, (b - m) / (p - r)) : 0;
            double backlog = new[] { 0, corner, service.Latency }.Max(t => Arrived(t) - Served(t));
            double delay = new[] { 0, corner }.Max(t => Arrived(t) / service.Rate + service.Latency - t);
            Assert.Equal(delay, CurveBounds.Delay(curve, service), 1e-9);
            Assert.Equal(backlog, CurveBounds.Backlog(curve, service), 1e-9);
            // The output is the deconvolution, here by brute force.
            ArrivalCurve output = CurveBounds.Output(curve, service);
            foreach (double t in new[] { 0, 0.1, 0.7, 2, 9 })
            {
                double[] starts = [0, service.Latency, Math.Max(0, corner - t)];
                double sup = starts.Max(u => Arrived(t + u) - Served(u));
                Assert.Equal(sup, Math.Min(output.PeakBurst + output.PeakRate * t, output.Burst + output.Rate * t), 1e-9);
            }
        }
    }

    [Fact]
    public void A_trace_never_exceeds_the_bounds_of_its_own_bucket_and_meets_them_at_the_service_rate()
    {
        foreach (ulong seed in new ulong[] { 1, 2, 3, 4 })
        {
            PacketTrace trace = Traces.Random(seed, 3000, 2_000_000);
            foreach (string latency in new[] { "0s", "3ms" })
            {
                BoundsResult tight = Run(new BoundsRequest([Node("4Mbps", latency)], Trace: trace));
                Assert.Equal(tight.DelayBoundSeconds!.Value, tight.Measured!.MaxDelaySeconds, 1e-9);
                Assert.True(tight.Measured.Conforms);
                Assert.True(tight.Measured.MaxBacklogBits <= tight.BacklogBoundBits * (1 + 1e-9));
                BoundsResult loose = Run(new BoundsRequest([Node("4Mbps", latency), Node("6Mbps", "1ms")], BitRate.Parse("3Mbps"), Trace: trace));
                Assert.True(loose.BurstFromTrace);
                Assert.True(loose.Measured!.MaxDelaySeconds <= loose.DelayBoundSeconds * (1 + 1e-9));
                Assert.True(loose.Measured.MaxBacklogBits <= loose.BacklogBoundBits * (1 + 1e-9));
                Assert.True(loose.SumOfNodeDelaysSeconds >= loose.DelayBoundSeconds);
            }
        }
    }

    [Fact]
    public void The_backlog_of_a_trace_counts_what_is_on_its_way()
    {
        // Two packets of 1000 bytes 1 ms apart, served at once and 10 ms on their way: both are there.
        TraceBounds measured = Run(new BoundsRequest([Node("1Gbps", "10ms")], BitRate.Parse("1Gbps"), Size(2000), Trace: Traces.Of(1000, 0, 1, 30))).Measured!;
        Assert.Equal(16_000, measured.MaxBacklogBits, 1e-6);
        Assert.Equal(0.010008, measured.MaxDelaySeconds, 1e-12);
    }

    [Fact]
    public void A_trace_beyond_its_buckets_is_said_not_to_conform()
    {
        BoundsResult result = Run(new BoundsRequest([Node("2Mbps", "0s")], BitRate.Parse("1Mbps"), Size(3000), Trace: Traces.Of(1500, 0, 0, 0)));
        Assert.False(result.Measured!.Conforms);
    }

    [Fact]
    public void A_rate_above_the_service_rate_has_no_bounds_and_says_so()
    {
        BoundsResult result = Run(new BoundsRequest([Node("2Mbps", "5ms")], BitRate.Parse("2.001Mbps"), Size(10_000)));
        Assert.False(result.Stable);
        Assert.Null(result.DelayBoundSeconds);
        Assert.Empty(result.Nodes);
        Assert.True(Run(new BoundsRequest([Node("2Mbps", "5ms")], BitRate.Parse("2Mbps"), Size(10_000))).Stable);
    }

    [Fact]
    public void Requests_and_results_go_to_json_and_back()
    {
        BoundsRequest request = JsonSerializer.Deserialize("""{"nodes": [{"rate": "2Mbps", "latency": "5ms"}], "rate": "1Mbps", "burst": "10kB"}""", BandwidthJson.Default.BoundsRequest)!;
        BoundsResult result = Run(request);
        Assert.Equal(0.045, result.DelayBoundSeconds!.Value, 1e-12);
        string text = JsonSerializer.Serialize(result, BandwidthJson.Default.BoundsResult);
        Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize(text, BandwidthJson.Default.BoundsResult), BandwidthJson.Default.BoundsResult));
    }

    public static TheoryData<BoundsRequest> Bad => new()
    {
        new BoundsRequest(),
        new BoundsRequest([]),
        new BoundsRequest([null!]),
        new BoundsRequest([Node("1Mbps", "0s")]),
        new BoundsRequest([Node("0", "0s")], BitRate.Parse("1Mbps"), Size(1)),
        new BoundsRequest([Node("1Mbps", "0s")], BitRate.Parse("1Mbps")),
        new BoundsRequest([Node("1Mbps", "0s")], Burst: Size(1), Trace: Traces.Of(1, 0)),
        new BoundsRequest([Node("1Mbps", "0s")], BitRate.Parse("0"), Size(1)),
        new BoundsRequest([Node("1Mbps", "0s")], BitRate.Parse("1Mbps"), Size(0)),
        new BoundsRequest([Node("1Mbps", "0s")], BitRate.Parse("1Mbps"), Size(1), BitRate.Parse("1Mbps")),
        new BoundsRequest([Node("1Mbps", "0s")], BitRate.Parse("1Mbps"), Size(1000), Trace: Traces.Of(1500, 0)),
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void What_has_no_bounds_is_refused(BoundsRequest request) => Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => Run(request)).Code);
}
