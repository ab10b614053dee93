using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using NetOpt.Bandwidth.TokenBuckets;
using NetOpt.Operations;
using NetOpt.Traffic;
using NetOpt.Units;

namespace NetOpt.Tests.Bandwidth.TokenBuckets;

public class BurstCurveTests
{
    private static BurstCurveResult Run(PacketTrace? trace, params string[] rates) =>
        BurstCurveOperation.Run(new BurstCurveRequest(trace, rates.Length == 0 ? null : [.. rates.Select(BitRate.Parse)]), OperationContext.Default);

    [Fact]
    public void The_trace_of_the_theory_needs_the_bucket_found_by_hand()
    {
        // 1 Mbit/s serves 625 bytes in 5 ms: 4500, 5375, 6000 - .. : 6 packets less 20 ms are 6500 bytes.
        BurstPoint point = Assert.Single(Run(Traces.Of(1500, 0, 0, 0, 5, 12, 20), "1Mbps").Points);
        Assert.Equal(6500, point.BurstBytes);
        Assert.Equal((0, 5), (point.WindowFirstPacket, point.WindowLastPacket));
        Assert.Equal((0L, 20_000_000L), (point.WindowStartNanoseconds, point.WindowEndNanoseconds));
        Assert.Equal(0.052, point.MaxDelaySeconds, 1e-12);
    }

    [Fact]
    public void The_bucket_is_the_largest_window_and_no_byte_more()
    {
        Prop.ForAll<ulong>(seed =>
        {
            PacketTrace trace = Traces.Random(seed, 100, 500_000);
            long bps = 1 + (long)(seed % 20_000_000);
            BurstPoint point = Run(trace, $"{bps}bps").Points[0];
            BigInteger most = 0;
            for (int i = 0; i < trace.Count; i++)
            {
                BigInteger sum = 0;
                for (int j = i; j < trace.Count; j++)
                {
                    sum += trace.SizeBytes[j];
                    most = BigInteger.Max(most, sum * 8_000_000_000 - (BigInteger)bps * (trace.TimeNanoseconds[j] - trace.TimeNanoseconds[i]));
                }
            }
            Assert.Equal((long)((most + 7_999_999_999) / 8_000_000_000), point.BurstBytes);
            Assert.Equal((double)most / 8e9, point.ExactBurstBytes, 1e-9 * point.ExactBurstBytes);
            BigInteger window = Enumerable.Range(point.WindowFirstPacket, point.WindowLastPacket - point.WindowFirstPacket + 1).Sum(k => (long)trace.SizeBytes[k]);
            Assert.Equal(most, window * 8_000_000_000 - (BigInteger)bps * (point.WindowEndNanoseconds - point.WindowStartNanoseconds));
            var policed = new PoliceRequest(trace, Rate: BitRate.FromBitsPerSecond((decimal)bps), Burst: DataSize.FromBytes(point.BurstBytes));
            Assert.True(PoliceOperation.Run(policed, OperationContext.Default).Conforms);
            if (point.BurstBytes > trace.SizeBytes.Max())
                Assert.False(PoliceOperation.Run(policed with { Burst = DataSize.FromBytes(point.BurstBytes - 1) }, OperationContext.Default).Conforms);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void The_curve_falls_is_convex_and_ends_at_the_largest_packet()
    {
        BurstCurveResult curve = Run(Traces.Random(4, 5000, 300_000));
        Assert.InRange(curve.Points.Length, 10, 65);
        for (int k = 1; k < curve.Points.Length; k++)
        {
            Assert.True(curve.Points[k].RateBps > curve.Points[k - 1].RateBps);
            Assert.True(curve.Points[k].ExactBurstBytes <= curve.Points[k - 1].ExactBurstBytes);
        }
        Assert.True(curve.Points[0].RateBps < curve.MeanRateBps / 2);
    }

    [Fact]
    public void Long_silences_and_huge_totals_do_not_overflow()
    {
        PacketTrace trace = new([0, long.MaxValue - 1, long.MaxValue], [int.MaxValue, 1, int.MaxValue]);
        BurstPoint point = Run(trace, "9999999999999bps").Points[0];
        Assert.Equal(int.MaxValue, point.BurstBytes);
        Assert.Equal(int.MaxValue + 1L + int.MaxValue, Run(new PacketTrace([0, 0, 0], [int.MaxValue, 1, int.MaxValue]), "0.000001bps").Points[0].BurstBytes);
    }

    [Fact]
    public void What_has_no_curve_is_refused()
    {
        Assert.Equal(ErrorCodes.EmptyInput, Assert.Throws<NetOptException>(() => Run(null)).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => Run(Traces.Of(1500, 0, 0))).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => Run(Traces.Of(1500, 0, 1), "0")).Code);
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => BurstCurveOperation.Run(new BurstCurveRequest(Traces.Of(1500, 0, 1), []), OperationContext.Default)).Code);
    }
}
