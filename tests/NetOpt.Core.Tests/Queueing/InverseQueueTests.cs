using System.Text.Json;
using NetOpt.Numerics.Distributions;
using NetOpt.Operations;
using NetOpt.Queueing;

namespace NetOpt.Tests.Queueing;

/// <summary>Targets, bad input, and the way through JSON.</summary>
public class InverseQueueTests
{
    [Theory]
    [InlineData(QueueGoal.MeanWait, 0.005)]
    [InlineData(QueueGoal.WaitPercentile, 0.02)]
    [InlineData(QueueGoal.SojournPercentile, 0.4)]
    [InlineData(QueueGoal.WaitProbability, 0.2)]
    [InlineData(QueueGoal.Utilization, 0.6)]
    public void The_servers_found_meet_the_target_and_one_less_does_not(QueueGoal goal, double value)
    {
        QueueModelResult r = Solve(new(QueueModel.MMm, ArrivalRate: 80, ServiceRate: 10, Target: new QueueTarget(goal, value, 0.95)));
        Assert.Equal(QueueUnknown.Servers, r.Solution!.Unknown);
        Assert.True(r.Solution.Achieved <= value);
        Assert.True(r.Solution.OneLess is null || r.Solution.OneLess > value);
        Assert.Equal((long)r.Solution.Value!.Value, r.Servers);
    }

    [Fact]
    public void Servers_for_two_dozen_probabilities_equal_a_search_one_by_one()
    {
        for (double load = 0.3; load < 300; load *= 2.1)
        {
            foreach (double target in (double[])[0.5, 0.1, 0.01, 1e-6])
            {
                long servers = 1;
                while (!(Blocking(load, servers) <= target)) servers++;
                Assert.Equal(servers, Solve(new(QueueModel.ErlangB, OfferedLoad: load, Target: new QueueTarget(QueueGoal.Blocking, target))).Servers);
            }
        }
    }

    [Fact]
    public void The_arrival_rate_for_a_percentile_has_a_formula_for_one_server()
    {
        QueueModelResult r = Solve(new(QueueModel.MM1, ServiceRate: 100, Target: new QueueTarget(QueueGoal.SojournPercentile, 0.1, 0.99)));
        Assert.Equal(100 - Math.Log(100) / 0.1, r.Solution!.Value!.Value, 1e-10);
        Assert.Equal(0.1, r.Solution.Achieved!.Value, 1e-12);
        QueueModelResult slow = Solve(new(QueueModel.MM1, ArrivalRate: 80, Target: new QueueTarget(QueueGoal.MeanSojourn, 0.05)));
        Assert.Equal(100, slow.Solution!.Value!.Value, 1e-10);
        QueueModelResult load = Solve(new(QueueModel.ErlangB, Servers: 117, Target: new QueueTarget(QueueGoal.Blocking, 0.01)));
        Assert.Equal(QueueUnknown.OfferedLoad, load.Solution!.Unknown);
        Assert.Equal(0.01, load.BlockingProbability!.Value, 1e-13);
    }

    [Fact]
    public void The_buffer_for_a_loss_is_the_least()
    {
        QueueModelResult r = Solve(new(QueueModel.MMmK, ArrivalRate: 80, ServiceRate: 100, Target: new QueueTarget(QueueGoal.Blocking, 1e-9)));
        Assert.True(r.BlockingProbability <= 1e-9);
        Assert.True(r.Solution!.OneLess > 1e-9);
    }

    [Fact]
    public void What_cannot_be_reached_is_said()
    {
        QueueModelResult fast = Solve(new(QueueModel.MMm, ArrivalRate: 80, ServiceRate: 10, Target: new QueueTarget(QueueGoal.MeanSojourn, 0.05)));
        Assert.Null(fast.Solution!.Value);
        Assert.StartsWith("no answer", fast.Reason);
        Assert.True(fast.Stable);
        QueueModelResult small = Solve(new(QueueModel.MMmK, ArrivalRate: 200, ServiceRate: 100, Target: new QueueTarget(QueueGoal.Blocking, 0.1)));
        Assert.Null(small.Solution!.Value);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        (QueueModelRequest Request, string Code)[] wrong =
        [
            (new(), ErrorCodes.InvalidRequest),
            (new(QueueModel.MM1), ErrorCodes.InvalidRequest),
            (new(QueueModel.MM1, ArrivalRate: 0, ServiceRate: 1), ErrorCodes.InvalidParameter),
            (new(QueueModel.MM1, ArrivalRate: -1, ServiceRate: 1), ErrorCodes.InvalidParameter),
            (new(QueueModel.MM1, ArrivalRate: double.NaN, ServiceRate: 1), ErrorCodes.InvalidParameter),
            (new(QueueModel.MM1, ArrivalRate: 1, ServiceRate: double.PositiveInfinity), ErrorCodes.InvalidParameter),
            (new(QueueModel.MM1, ArrivalRate: 1, ServiceRate: 2, ServiceTimeSeconds: .5), ErrorCodes.InvalidRequest),
            (new(QueueModel.MM1, ArrivalRate: 1, ServiceRate: 2, Percentiles: [1]), ErrorCodes.InvalidParameter),
            (new(QueueModel.MM1, ArrivalRate: 1, ServiceRate: 2, TimesSeconds: [-1]), ErrorCodes.InvalidParameter),
            (new(QueueModel.MM1, ArrivalRate: 1, ServiceRate: 2, States: [-1]), ErrorCodes.InvalidParameter),
            (new(QueueModel.MM1, ArrivalRate: 1, ServiceRate: 2, Servers: 3), ErrorCodes.InvalidRequest),
            (new(QueueModel.MMm, ArrivalRate: 1, ServiceRate: 2, Servers: 2, Discipline: PriorityDiscipline.PreemptiveResume), ErrorCodes.InvalidRequest),
            (new(QueueModel.MMm, ArrivalRate: 1, ServiceRate: 2), ErrorCodes.InvalidRequest),
            (new(QueueModel.MMm, ArrivalRate: 1, ServiceRate: 2, Servers: 0), ErrorCodes.InvalidParameter),
            (new(QueueModel.MMmK, ArrivalRate: 1, ServiceRate: 2, Servers: 3, Places: 2), ErrorCodes.InvalidParameter),
            (new(QueueModel.MG1, ArrivalRate: 1, ServiceRate: 2, ServiceScv: -1), ErrorCodes.InvalidParameter),
            (new(QueueModel.MG1, ArrivalRate: 1, Service: new Pareto(0.9, 1)), ErrorCodes.InvalidParameter),
            (new(QueueModel.MEk1, ArrivalRate: 1, ServiceRate: 2, Phases: 0), ErrorCodes.InvalidParameter),
            (new(QueueModel.GGm, ArrivalRate: 1, ServiceRate: 2, Servers: 2, ArrivalScv: 1, ServiceScv: 1, Approximation: QueueApproximation.Marchal), ErrorCodes.InvalidParameter),
            (new(QueueModel.Priority), ErrorCodes.InvalidRequest),
            (new(QueueModel.Priority, Classes: [null!]), ErrorCodes.InvalidRequest),
            (new(QueueModel.Jackson, Stations: [new(ArrivalRate: 1, ServiceRate: 2)], Routing: [[1]]), ErrorCodes.InvalidParameter),
            (new(QueueModel.Jackson, Stations: [new(ArrivalRate: 1, ServiceRate: 2)], Routing: [[0, 1]]), ErrorCodes.InvalidParameter),
            (new(QueueModel.Jackson, Stations: [new(ArrivalRate: 1, ServiceRate: 2)], Routing: [[-0.1]]), ErrorCodes.InvalidParameter),
            (new(QueueModel.Closed, Population: 3, Stations: [new(ServiceRate: 1), new(ServiceRate: 2)], Routing: [[0, 0.5], [1, 0]]), ErrorCodes.InvalidParameter),
            (new(QueueModel.Closed, Population: 0, Stations: [new(ServiceRate: 1)]), ErrorCodes.InvalidParameter),
            (new(QueueModel.MM1, ArrivalRate: 1, ServiceRate: 2, Target: new QueueTarget(QueueGoal.MeanWait, 1)), ErrorCodes.InvalidRequest),
            (new(QueueModel.MM1, ServiceRate: 2, Target: new QueueTarget(QueueGoal.MeanWait, 0)), ErrorCodes.InvalidParameter),
            (new(QueueModel.MMm, ArrivalRate: 1, ServiceRate: 2, Target: new QueueTarget(QueueGoal.WaitProbability, 1)), ErrorCodes.InvalidParameter),
            (new(QueueModel.MM1, ServiceRate: 2, Target: new QueueTarget(QueueGoal.Blocking, .1)), ErrorCodes.InvalidRequest),
        ];
        foreach ((QueueModelRequest request, string code) in wrong)
            Assert.Equal(code, Assert.Throws<NetOptException>(() => Solve(request)).Code);
    }

    [Fact]
    public void Requests_and_results_go_to_JSON_and_back()
    {
        Operation operation = OperationCatalog.Get("queue.model");
        const string text = """{"model":"M/M/m","arrivalRate":80,"serviceRate":10,"target":{"goal":"meanWait","value":0.005}}""";
        var request = (QueueModelRequest)JsonSerializer.Deserialize(text, operation.RequestType)!;
        Assert.Equal(QueueModel.MMm, request.Model);
        QueueModelResult result = Solve(request);
        string json = JsonSerializer.Serialize(result, operation.ResultType);
        Assert.Contains("\"M/M/m\"", json);
        var back = (QueueModelResult)JsonSerializer.Deserialize(json, operation.ResultType)!;
        Assert.Equal(json, JsonSerializer.Serialize(back, operation.ResultType));
        var service = (QueueModelRequest)JsonSerializer.Deserialize("""{"model":"M/G/1","arrivalRate":1,"service":"lognormal(mean=0.1, scv=4)"}""", operation.RequestType)!;
        Assert.Equal(0.1, service.Service!.Mean!.Value, 1e-12);
    }

    private static double Blocking(double load, long servers) => Solve(new(QueueModel.ErlangB, OfferedLoad: load, Servers: servers)).BlockingProbability!.Value;

    private static QueueModelResult Solve(QueueModelRequest request) => QueueModels.Solve(request, OperationContext.Default);
}
