using NetOpt.Operations;
using NetOpt.Queueing;

namespace NetOpt.Tests.Queueing;

/// <summary>Far ends of the parameters. References: mpmath at 40 to 400 digits.</summary>
public class QueueModelExtremesTests
{
    [Fact]
    public void A_loss_too_small_for_a_double_keeps_its_logarithm()
    {
        QueueModelResult r = Solve(new(QueueModel.ErlangB, OfferedLoad: 10, Servers: 1000));
        Assert.Equal(0, r.BlockingProbability);
        Close(-1571.94758904116536705, r.BlockingLog10!.Value, 1e-13);
    }

    [Theory]
    [InlineData(1_000_000, 1_000_000, 0.000797460306855561)]
    [InlineData(100_000, 100_000, 0.002518893423546906)]
    public void Large_Erlang_systems(long servers, double load, double expected) =>
        Close(expected, Solve(new(QueueModel.ErlangB, OfferedLoad: load, Servers: servers)).BlockingProbability!.Value, 1e-12);

    [Fact]
    public void A_nearly_full_server_keeps_the_digits_of_what_is_free()
    {
        QueueModelResult r = Solve(new(QueueModel.MM1, ArrivalRate: 1, ServiceRate: 1 + Math.ScaleB(1, -30), Percentiles: [0.5]));
        Close(Math.ScaleB(1, 30), r.MeanSojournSeconds!.Value, 1e-12);
        Close(Math.ScaleB(1, 30) * Math.Log(2), r.Percentiles[0].SojournSeconds!.Value, 1e-12);
        QueueModelResult constant = Solve(new(QueueModel.MD1, ArrivalRate: 1 - Math.ScaleB(1, -30), ServiceTimeSeconds: 1, Percentiles: [0.5, 0.99]));
        // In heavy traffic the wait is exponential with half the mean.
        Close(constant.MeanWaitSeconds!.Value * Math.Log(2), constant.Percentiles[0].WaitSeconds!.Value, 1e-8);
        Close(constant.MeanWaitSeconds!.Value * Math.Log(100), constant.Percentiles[1].WaitSeconds!.Value, 1e-8);
    }

    [Fact]
    public void Ten_million_places()
    {
        QueueModelResult even = Solve(new(QueueModel.MMmK, ArrivalRate: 1, ServiceRate: 1, Places: 10_000_000, Percentiles: [0.5], TimesSeconds: []));
        Close(1e-7, even.BlockingProbability!.Value, 1.1e-7);
        Close(5e6, even.MeanCustomers!.Value, 1e-12);
        Close(5e6, even.Percentiles[0].SojournSeconds!.Value, 1e-3);
        QueueModelResult over = Solve(new(QueueModel.MMmK, ArrivalRate: 3, ServiceRate: 1, Servers: 2, Places: 10_000_000));
        Close(1.0 / 3, over.BlockingProbability!.Value, 1e-12);
        Close(1e7 - 2, over.MeanCustomers!.Value, 1e-12);
        Close(6, over.VarianceCustomers!.Value, 1e-6);
        QueueModelResult flooded = Solve(new(QueueModel.MMmK, ArrivalRate: 1e10, ServiceRate: 1, Servers: 3, Places: 10_000_000));
        Assert.Equal(1, flooded.Utilization);
        Assert.Equal(1, flooded.WaitProbability);
        Close(3, flooded.Throughput!.Value, 1e-15);
    }

    // P(Wq > t) of M/D/1 at ρ = 0.8, D = 1.
    [Theory]
    [InlineData(20, 1.5684363070137101e-4)]
    [InlineData(50, 3.8202788016580379e-10)]
    public void Constant_service_far_out_in_the_tail(double t, double expected)
    {
        // 0.8 is not a double: its last bit moves the result by some 1e-15 per service.
        double tail = Solve(new(QueueModel.MD1, ArrivalRate: 0.8, ServiceTimeSeconds: 1, TimesSeconds: [t])).Tails[0].WaitExceeds!.Value;
        Close(expected, tail, 1e-12);
        Close(1 - 0.2 * Math.Exp(0.4), Solve(new(QueueModel.MD1, ArrivalRate: 0.8, ServiceTimeSeconds: 1, TimesSeconds: [0.5])).Tails[0].WaitExceeds!.Value, 1e-14);
    }

    [Fact]
    public void Two_thousand_phases_are_nearly_constant()
    {
        QueueModelResult phases = Solve(new(QueueModel.MEk1, ArrivalRate: 0.9, ServiceTimeSeconds: 1, Phases: 2_000, TimesSeconds: [5.5]));
        QueueModelResult constant = Solve(new(QueueModel.MD1, ArrivalRate: 0.9, ServiceTimeSeconds: 1, TimesSeconds: [5.5]));
        Close(constant.Tails[0].WaitExceeds!.Value, phases.Tails[0].WaitExceeds!.Value, 2e-3);
    }

    [Fact]
    public void Ten_thousand_customers_and_a_station_of_many_servers()
    {
        QueueModelResult r = Solve(new(QueueModel.Closed, Population: 10_000, ThinkTimeSeconds: 1,
            Stations: [new(ServiceTimeSeconds: 0.001), new(ServiceTimeSeconds: 0.05, Servers: 45), new(ServiceTimeSeconds: 0.0009)]));
        Close(900, r.Throughput!.Value, 1e-9);
        Assert.Equal(10_000 - 900, r.MeanCustomers!.Value, 1e-3);
    }

    private static QueueModelResult Solve(QueueModelRequest request) => QueueModels.Solve(request, OperationContext.Default);

    private static void Close(double expected, double actual, double tolerance)
    {
        if (!(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected))) Assert.Fail($"expected {expected:R}, got {actual:R}, {Math.Abs(actual / expected - 1):E1} off");
    }
}
