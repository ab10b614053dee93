using NetOpt.Congestion;
using NetOpt.Operations;

namespace NetOpt.Tests.Congestion;

public class TcpModelTests
{
    private static TcpModelRate Of(TcpFormula formula, TcpModelRequest request) =>
        TcpModel.Evaluate(request, OperationContext.Default).Rates.Single(r => r.Formula == formula);

    [Fact]
    public void Mathis_gives_the_published_rate() =>
        Assert.Equal(4523645, Of(TcpFormula.Mathis, new TcpModelRequest(0.1, 1e-3)).RateBps!.Value, 1.0);

    [Theory]
    [InlineData(1, 112.3322)]
    [InlineData(2, 79.43088)]
    public void Padhye_gives_the_published_rate(int perAck, double segments) =>
        Assert.Equal(segments, Of(TcpFormula.Padhye, new TcpModelRequest(0.1, 0.01, TimeoutSeconds: 0.4, SegmentsPerAck: perAck)).SegmentsPerSecond!.Value, 1e-4);

    [Fact]
    public void Cubic_has_the_average_of_its_rfc_and_never_less_than_reno()
    {
        Assert.Equal(1.053829 * Math.Pow(0.1 / 1e-5, 0.75), Of(TcpFormula.Cubic, new TcpModelRequest(0.1, 1e-5)).MeanWindowSegments!.Value, 1e-2);
        Assert.Equal(Math.Sqrt(1.5 / 1e-2), Of(TcpFormula.Cubic, new TcpModelRequest(0.001, 1e-2)).MeanWindowSegments!.Value, 1e-9);
    }

    [Fact]
    public void A_window_limit_caps_every_formula()
    {
        foreach (TcpModelRate rate in TcpModel.Evaluate(new TcpModelRequest(0.1, 1e-6, MaxWindowSegments: 20), OperationContext.Default).Rates)
        {
            Assert.Equal(200, rate.SegmentsPerSecond!.Value, 1e-9);
            Assert.True(rate.IsWindowLimited);
        }
    }

    [Theory]
    [InlineData(1e6)]
    [InlineData(1e8)]
    [InlineData(1e10)]
    public void The_loss_that_a_rate_tolerates_gives_that_rate_again(double target)
    {
        foreach (TcpModelRate found in TcpModel.Evaluate(new TcpModelRequest(0.05, TargetBps: target), OperationContext.Default).Rates)
            Assert.Equal(target, Of(found.Formula, new TcpModelRequest(0.05, found.Loss)).RateBps!.Value, target * 1e-9);
    }

    [Fact]
    public void A_rate_above_the_window_limit_is_out_of_reach_and_said_so()
    {
        foreach (TcpModelRate rate in TcpModel.Evaluate(new TcpModelRequest(0.1, TargetBps: 1e9, MaxWindowSegments: 20), OperationContext.Default).Rates)
        {
            Assert.Null(rate.Loss);
            Assert.Null(rate.RateBps);
            Assert.Contains("out of reach", rate.Note);
        }
    }

    [Fact]
    public void Rates_fall_as_loss_grows()
    {
        foreach (TcpFormula formula in Enum.GetValues<TcpFormula>())
        {
            double before = double.PositiveInfinity;
            for (double p = 1e-9; p < 0.9; p *= 1.3)
            {
                double rate = Of(formula, new TcpModelRequest(0.04, p)).RateBps!.Value;
                Assert.True(rate < before);
                before = rate;
            }
        }
    }

    [Fact]
    public void What_cannot_be_computed_is_refused()
    {
        TcpModelRequest[] wrong =
        [
            new(), new(0.1), new(null, 0.1), new(0.1, 0.01, 1e6), new(0, 0.01), new(-1, 0.01), new(double.NaN, 0.01), new(0.1, 0), new(0.1, 1), new(0.1, double.NaN),
            new(0.1, TargetBps: 0), new(0.1, TargetBps: double.PositiveInfinity), new(0.1, 0.01, SegmentBytes: 0), new(0.1, 0.01, MaxWindowSegments: 0.5),
            new(0.1, 0.01, TimeoutSeconds: 0.05), new(0.1, 0.01, SegmentsPerAck: 3),
        ];
        foreach (TcpModelRequest request in wrong)
            Assert.Contains(Assert.Throws<NetOptException>(() => TcpModel.Evaluate(request, OperationContext.Default)).Code, (string[])[ErrorCodes.InvalidRequest, ErrorCodes.InvalidParameter]);
    }
}
