using NetOpt.Operations;
using NetOpt.Queueing;

namespace NetOpt.Tests.Queueing;

/// <summary>Worked examples: the numbers of the theory page, which have seven digits, and published ones.</summary>
public class QueueModelsTests
{
    [Fact]
    public void One_server_at_80_of_100_per_second()
    {
        QueueModelResult r = Solve(new(QueueModel.MM1, ArrivalRate: 80, ServiceRate: 100, Percentiles: [0.95]));
        Assert.Equal(4, r.MeanCustomers!.Value, 1e-12);
        Assert.Equal(.05, r.MeanSojournSeconds!.Value, 1e-14);
        Assert.Equal(.1497866, r.Percentiles[0].SojournSeconds!.Value, 1e-7);
        Assert.Equal(.1386294, r.Percentiles[0].WaitSeconds!.Value, 1e-7);
    }

    [Fact]
    public void Relaxation_and_run_length_of_one_server()
    {
        QueueModelResult r = Solve(new(QueueModel.MM1, ArrivalRate: 0.9, ServiceRate: 1));
        Assert.Equal(379.737, r.RelaxationSeconds!.Value, 1e-3);
        Close(648780, r.RunLengthSeconds, 1e-6);
    }

    [Fact]
    public void Fifteen_lines_for_ten_Erlang_lose_3_6_percent() =>
        Close(.03649695, Solve(new(QueueModel.ErlangB, OfferedLoad: 10, Servers: 15)).BlockingProbability, 2e-7);

    [Fact]
    public void Ten_servers_for_eight_Erlang()
    {
        QueueModelResult r = Solve(new(QueueModel.MMm, ArrivalRate: 8, ServiceRate: 1, Servers: 10, TimesSeconds: [1]));
        Close(.4091802, r.WaitProbability, 2e-7);
        Close(.2045901, r.MeanWaitSeconds, 3e-7);
        Close(.05537651, r.Tails[0].WaitExceeds, 2e-7);
    }

    [Fact]
    public void Finite_rooms()
    {
        QueueModelResult one = Solve(new(QueueModel.MMmK, ArrivalRate: .8, ServiceRate: 1, Places: 5));
        Close(.08881950, one.BlockingProbability, 1e-7);
        Close(1.868332, one.MeanCustomers, 1e-6);
        QueueModelResult ten = Solve(new(QueueModel.MMmK, ArrivalRate: 8, ServiceRate: 1, Servers: 10, Places: 20));
        Close(.009107179, ten.BlockingProbability, 1e-7);
        Close(9.077056, ten.MeanCustomers, 1e-6);
    }

    [Fact]
    public void Constant_service()
    {
        QueueModelResult r = Solve(new(QueueModel.MD1, ArrivalRate: .8, ServiceTimeSeconds: 1, TimesSeconds: [2, 5]));
        Close(2, r.MeanWaitSeconds, 1e-12);
        Close(1 - .6345199, r.Tails[0].WaitExceeds, 2e-7);
        Close(1 - .8995028, r.Tails[1].WaitExceeds, 1e-6);
    }

    [Fact]
    public void Two_priority_classes_of_constant_service()
    {
        QueueClass[] classes = [new(ArrivalRate: 250, ServiceTimeSeconds: .0008, ServiceScv: 0), new(ArrivalRate: 100, ServiceTimeSeconds: .006, ServiceScv: 0)];
        QueueModelResult polite = Solve(new(QueueModel.Priority, Classes: classes));
        Close(.00235, polite.Classes[0].MeanWaitSeconds, 1e-12);
        Close(.01175, polite.Classes[1].MeanWaitSeconds, 1e-12);
        QueueModelResult rude = Solve(new(QueueModel.Priority, Classes: classes, Discipline: PriorityDiscipline.PreemptiveResume));
        Close(.0009, rude.Classes[0].MeanSojournSeconds, 1e-12);
        Close(.01925, rude.Classes[1].MeanSojournSeconds, 1e-12);
    }

    [Fact]
    public void Allen_and_Cunneen_for_four_servers() =>
        Close(1.436075, Solve(new(QueueModel.GGm, ArrivalRate: 3.4, ServiceRate: 1, Servers: 4, ArrivalScv: 2, ServiceScv: .5)).MeanWaitSeconds, 1e-6);

    [Fact]
    public void Two_stations_with_feedback()
    {
        QueueModelResult r = Solve(new(QueueModel.Jackson, Stations: [new(ArrivalRate: 2, ServiceRate: 5), new(ServiceRate: 4)], Routing: [[0, 1], [.25, 0]]));
        Close(8.0 / 7, r.Stations[0].MeanCustomers, 1e-12);
        Close(2, r.Stations[1].MeanCustomers, 1e-12);
        Close(11.0 / 7, r.MeanSojournSeconds, 1e-12);
    }

    [Fact]
    public void A_closed_network_of_single_servers_equals_the_textbook_recursion()
    {
        double[] demand = [.605, 2.1, 1.35];
        for (int population = 1; population <= 40; population += 3)
        {
            var queue = new double[3];
            double rate = 0;
            for (int n = 1; n <= population; n++)
            {
                rate = n / (15 + demand.Select((d, k) => d * (1 + queue[k])).Sum());
                queue = [.. demand.Select((d, k) => rate * d * (1 + queue[k]))];
            }
            QueueModelResult r = Solve(new(QueueModel.Closed, Population: population, ThinkTimeSeconds: 15, Stations: [.. demand.Select(d => new QueueStation(ServiceTimeSeconds: d))]));
            Close(rate, r.Throughput, 1e-13);
            for (int k = 0; k < 3; k++) Close(queue[k], r.Stations[k].MeanCustomers, 1e-13);
        }
    }

    [Fact]
    public void Nobody_is_refused_a_reason()
    {
        QueueModelResult r = Solve(new(QueueModel.MM1, ArrivalRate: 1.2, ServiceRate: 1));
        Assert.False(r.Stable);
        Assert.Null(r.MeanCustomers);
        Assert.Null(r.Utilization);
        Assert.Empty(r.Percentiles);
        Assert.StartsWith("unstable", r.Reason);
        Assert.Equal(1.2, r.Rho!.Value, 1e-12);
    }

    private static QueueModelResult Solve(QueueModelRequest request) => QueueModels.Solve(request, OperationContext.Default);

    private static void Close(double expected, double? actual, double tolerance) => Assert.InRange(actual!.Value / expected, 1 - tolerance, 1 + tolerance);
}
