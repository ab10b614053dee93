using FsCheck;
using FsCheck.Fluent;
using NetOpt.Numerics.Distributions;
using NetOpt.Operations;
using NetOpt.Queueing;

namespace NetOpt.Tests.Queueing;

/// <summary>What holds for every load and size: orders, limits, and the same answer by different ways.</summary>
public class QueueModelPropertyTests
{
    private static readonly Gen<double> Loads = Gen.Choose(1, 999).Select(i => i / 1000.0);

    [Fact]
    public void Customers_are_arrivals_times_their_stay_in_every_model() =>
        Prop.ForAll(Loads.ToArbitrary(), rho =>
        {
            foreach (QueueModelRequest request in Models(rho))
            {
                QueueModelResult r = Solve(request);
                double entering = r.Throughput!.Value;
                Close(r.MeanCustomers!.Value, entering * r.MeanSojournSeconds!.Value, 1e-12);
                Close(r.MeanWaiting!.Value, entering * r.MeanWaitSeconds!.Value, 1e-11);
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Delay_grows_with_load() =>
        Prop.ForAll(Loads.ToArbitrary(), rho =>
        {
            QueueModelRequest[] less = [.. Models(rho * 0.97)], more = [.. Models(rho)];
            for (int i = 0; i < less.Length; i++)
                Assert.True(Solve(less[i]).MeanWaitSeconds <= Solve(more[i]).MeanWaitSeconds, more[i].Model.ToString());
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void More_servers_lose_less_and_waiting_is_likelier_than_loss() =>
        Prop.ForAll(Gen.Choose(1, 3000).ToArbitrary(), Gen.Choose(1, 4000).ToArbitrary(), (servers, tenths) =>
        {
            double load = tenths / 2.7, last = Solve(new(QueueModel.ErlangB, OfferedLoad: load, Servers: servers)).BlockingLog10!.Value;
            Assert.True(Solve(new(QueueModel.ErlangB, OfferedLoad: load, Servers: servers + 1)).BlockingLog10 < last);
            if (load < servers && last > -300) Assert.True(Math.Log10(Solve(new(QueueModel.ErlangC, OfferedLoad: load, Servers: servers)).WaitProbability!.Value) >= last - 1e-12);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Erlang_B_equals_the_plain_recursion()
    {
        for (double load = 0.01; load < 5000; load *= 1.9)
        {
            double b = 1;
            for (int m = 1; m <= 3000; m++)
            {
                b = load * b / (m + load * b);
                if (b < 1e-290) break;
                if (m % 7 == 0 || m < 5 || m is > 55 and < 65) Close(b, Solve(new(QueueModel.ErlangB, OfferedLoad: load, Servers: m)).BlockingProbability!.Value, 2e-11 * Math.Sqrt(m) / 10);
            }
        }
    }

    [Fact]
    public void The_general_models_contain_the_special_ones() =>
        Prop.ForAll(Loads.ToArbitrary(), rho =>
        {
            QueueModelResult one = Solve(new(QueueModel.MM1, ArrivalRate: rho * 7, ServiceRate: 7, TimesSeconds: [0.3], States: [3]));
            QueueModelRequest[] same =
            [
                new(QueueModel.MMm, ArrivalRate: rho * 7, ServiceRate: 7, Servers: 1, TimesSeconds: [0.3], States: [3]),
                new(QueueModel.MEk1, ArrivalRate: rho * 7, ServiceRate: 7, Phases: 1, TimesSeconds: [0.3], States: [3]),
                new(QueueModel.MG1, ArrivalRate: rho * 7, Service: new Exponential(1 / 7.0), TimesSeconds: [0.3]),
                new(QueueModel.MG1, ArrivalRate: rho * 7, Service: new Hyperexponential([0.5, 0.5], [1 / 7.0, 1 / 7.0]), TimesSeconds: [0.3]),
                new(QueueModel.GG1, ArrivalRate: rho * 7, ServiceRate: 7, ArrivalScv: 1, ServiceScv: 1),
                new(QueueModel.GGm, ArrivalRate: rho * 7, ServiceRate: 7, ArrivalScv: 1, ServiceScv: 1, Servers: 1, Approximation: QueueApproximation.Whitt),
                new(QueueModel.Priority, Classes: [new(ArrivalRate: rho * 7, ServiceRate: 7)]),
                new(QueueModel.Priority, Classes: [new(ArrivalRate: rho * 7, ServiceRate: 7)], Discipline: PriorityDiscipline.PreemptiveResume),
                new(QueueModel.Jackson, Stations: [new(ArrivalRate: rho * 7, ServiceRate: 7)]),
            ];
            foreach (QueueModelRequest request in same)
            {
                QueueModelResult r = Solve(request);
                Close(one.MeanWaitSeconds!.Value, r.MeanWaitSeconds!.Value, 1e-11 / (1 - rho));
                if (one.VarianceCustomers is { } v && r.VarianceCustomers is { } w) Close(v, w, 1e-11 / (1 - rho));
                for (int i = 0; i < r.Tails.Length; i++)
                {
                    Close(one.Tails[i].WaitExceeds!.Value, r.Tails[i].WaitExceeds!.Value, 1e-11 / (1 - rho));
                    Close(one.Tails[i].SojournExceeds!.Value, r.Tails[i].SojournExceeds!.Value, 1e-11 / (1 - rho));
                }
                for (int i = 0; i < r.States.Length; i++) Close(one.States[i].Probability, r.States[i].Probability, 1e-11 / (1 - rho));
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Many_places_are_as_good_as_no_limit_and_none_to_wait_in_is_Erlang_B() =>
        Prop.ForAll(Gen.Choose(1, 40).ToArbitrary(), Loads.ToArbitrary(), (servers, rho) =>
        {
            double arrivals = Math.Min(rho, 0.9) * servers * 3;
            QueueModelResult open = Solve(new(QueueModel.MMm, ArrivalRate: arrivals, ServiceRate: 3, Servers: servers, TimesSeconds: [0.4]));
            QueueModelResult wide = Solve(new(QueueModel.MMmK, ArrivalRate: arrivals, ServiceRate: 3, Servers: servers, Places: servers + 2000, TimesSeconds: [0.4]));
            Close(open.MeanSojournSeconds!.Value, wide.MeanSojournSeconds!.Value, 1e-11);
            Close(open.VarianceCustomers!.Value, wide.VarianceCustomers!.Value, 1e-10);
            Close(open.Tails[0].SojournExceeds!.Value, wide.Tails[0].SojournExceeds!.Value, 1e-11);
            QueueModelResult none = Solve(new(QueueModel.MMmK, ArrivalRate: arrivals, ServiceRate: 3, Servers: servers, Places: servers));
            Close(Solve(new(QueueModel.ErlangB, OfferedLoad: arrivals / 3, Servers: servers)).BlockingProbability!.Value, none.BlockingProbability!.Value, 1e-12);
            // A source never runs out of requests where there are very many that ask rarely.
            QueueModelResult engset = Solve(new(QueueModel.FiniteSource, ArrivalRate: arrivals / 1e8, Population: 100_000_000, ServiceRate: 3, Servers: servers, Places: servers));
            Assert.Equal(none.BlockingProbability!.Value, engset.BlockingProbability!.Value, 1e-5);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Percentiles_undo_tails() =>
        Prop.ForAll(Loads.ToArbitrary(), rho =>
        {
            foreach (QueueModelRequest request in Models(rho))
            {
                QueueModelResult r = Solve(request with { Percentiles = [0.3, 0.9, 0.999] });
                foreach (QueuePercentile p in r.Percentiles)
                {
                    if (p.SojournSeconds is not > 0) continue;
                    QueueTail tail = Solve(request with { TimesSeconds = [p.SojournSeconds.Value] }).Tails[0];
                    // A constant service ends with certainty at once.
                    if (request.Model != QueueModel.MD1 || p.WaitSeconds > 0) Close(1 - p.Probability, tail.SojournExceeds!.Value, 1e-8);
                }
            }
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Priorities_only_move_waiting_around() =>
        Prop.ForAll(Loads.ToArbitrary(), Loads.ToArbitrary(), (a, b) =>
        {
            double total = a * 0.97, first = total * b;
            QueueClass[] classes = [new(ArrivalRate: first / 0.5, ServiceTimeSeconds: 0.5, ServiceScv: 0.2), new(ArrivalRate: (total - first) / 3, ServiceTimeSeconds: 3, ServiceScv: 4)];
            QueueModelResult r = Solve(new(QueueModel.Priority, Classes: classes));
            double residual = classes.Sum(c => c.ArrivalRate!.Value * c.ServiceTimeSeconds!.Value * c.ServiceTimeSeconds.Value * (1 + c.ServiceScv)) / 2;
            Close(total * residual / (1 - total), r.Classes.Sum(c => c.Utilization!.Value * c.MeanWaitSeconds!.Value), 1e-11 / (1 - total));
            Assert.True(r.Classes[0].MeanWaitSeconds <= r.Classes[1].MeanWaitSeconds);
            QueueModelResult rude = Solve(new(QueueModel.Priority, Classes: classes, Discipline: PriorityDiscipline.PreemptiveResume));
            Assert.True(rude.Classes[0].MeanSojournSeconds <= r.Classes[0].MeanSojournSeconds);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_closed_network_of_everybody_thinking_is_the_machine_repair_model() =>
        Prop.ForAll(Gen.Choose(1, 60).ToArbitrary(), Gen.Choose(1, 12).ToArbitrary(), Loads.ToArbitrary(), (sources, servers, x) =>
        {
            QueueModelResult repair = Solve(new(QueueModel.FiniteSource, Population: sources, Servers: servers, ThinkTimeSeconds: 2, ServiceTimeSeconds: 10 * x));
            QueueModelResult closed = Solve(new(QueueModel.Closed, Population: sources, ThinkTimeSeconds: 2, Stations: [new(ServiceTimeSeconds: 10 * x, Servers: servers)]));
            Close(repair.Throughput!.Value, closed.Throughput!.Value, 1e-12);
            Close(repair.MeanCustomers!.Value, closed.MeanCustomers!.Value, 1e-12);
            if (sources > servers) Close(repair.MeanWaiting!.Value, closed.MeanWaiting!.Value, 1e-11);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_classes_of_one_kind_are_one_class()
    {
        for (int n = 1; n < 12; n++)
        {
            double[] demand = [.4, 1.1];
            QueueModelResult one = Solve(new(QueueModel.Closed, Population: n + 3, ThinkTimeSeconds: 2, Stations: [new(ServiceTimeSeconds: .4), new(ServiceTimeSeconds: 1.1)]));
            QueueModelResult two = Solve(new(QueueModel.Closed, Stations: [new(), new()], Classes:
                [new(Population: n, ThinkTimeSeconds: 2, DemandSeconds: demand), new(Population: 3, ThinkTimeSeconds: 2, DemandSeconds: demand)]));
            Close(one.Throughput!.Value, two.Throughput!.Value, 1e-12);
            Assert.True(two.Exact);
        }
        QueueModelResult many = Solve(new(QueueModel.Closed, Stations: [new(), new()], Classes:
            [new(Population: 4000, ThinkTimeSeconds: 2, DemandSeconds: [.4, 1.1]), new(Population: 6000, ThinkTimeSeconds: 2, DemandSeconds: [.4, 1.1])]));
        Assert.False(many.Exact);
        Close(1 / 1.1, many.Throughput!.Value, 1e-3);
    }

    private static IEnumerable<QueueModelRequest> Models(double rho)
    {
        double rate = rho * 20;
        yield return new(QueueModel.MM1, ArrivalRate: rate, ServiceRate: 20);
        yield return new(QueueModel.MMm, ArrivalRate: rate * 7, ServiceRate: 20, Servers: 7);
        yield return new(QueueModel.MMmK, ArrivalRate: rate * 4, ServiceRate: 20, Servers: 3, Places: 12);
        yield return new(QueueModel.MMmK, ArrivalRate: rate * 2, ServiceTimeSeconds: 0.05, Places: 30);
        yield return new(QueueModel.MD1, ArrivalRate: rate, ServiceTimeSeconds: 0.05);
        yield return new(QueueModel.MEk1, ArrivalRate: rate, ServiceRate: 20, Phases: 5);
        yield return new(QueueModel.MG1, ArrivalRate: rate, Service: Hyperexponential.Fit(0.05, 5));
        yield return new(QueueModel.MG1, ArrivalRate: rate, ServiceRate: 20, ServiceScv: 2.5);
        yield return new(QueueModel.Vacation, ArrivalRate: rate, ServiceRate: 20, VacationSeconds: 0.1);
        yield return new(QueueModel.GG1, ArrivalRate: rate, ServiceRate: 20, ArrivalScv: 2, ServiceScv: 0.3);
        yield return new(QueueModel.GGm, ArrivalRate: rate * 5, ServiceRate: 20, Servers: 5, ArrivalScv: 0.2, ServiceScv: 3, Approximation: QueueApproximation.Whitt);
        yield return new(QueueModel.FiniteSource, ArrivalRate: rate / 5, ServiceRate: 20, Population: 20, Servers: 2, Places: 9);
    }

    private static QueueModelResult Solve(QueueModelRequest request) => QueueModels.Solve(request, OperationContext.Default);

    private static void Close(double expected, double actual, double tolerance)
    {
        if (!(Math.Abs(actual - expected) <= tolerance * Math.Abs(expected))) Assert.Fail($"expected {expected:R}, got {actual:R}, {Math.Abs(actual / expected - 1):E1} off");
    }
}
