using NetOpt.Numerics.Distributions;
using NetOpt.Operations;
using NetOpt.Queueing;
using NetOpt.Queueing.Simulation;

namespace NetOpt.Tests.Queueing.Simulation;

public sealed class QueueTheoryTests
{
    public static TheoryData<string> Models =>
    [
        """{"model": {"model": "M/M/1", "arrivalRate": 0.7, "serviceRate": 1}}""",
        """{"model": {"model": "M/M/m", "arrivalRate": 80, "serviceRate": 10, "servers": 10}}""",
        """{"model": {"model": "M/M/m/K", "arrivalRate": 8, "serviceRate": 1, "servers": 10, "places": 20}}""",
        """{"model": {"model": "M/M/m/K", "arrivalRate": 3, "serviceRate": 1, "servers": 2, "places": 5}}""",
        """{"model": {"model": "M/M/inf", "arrivalRate": 7, "serviceRate": 1}}""",
        """{"model": {"model": "Erlang B", "arrivalRate": 10, "serviceRate": 1, "servers": 10}}""",
        """{"model": {"model": "Erlang B", "offeredLoad": 10, "servers": 10}}""",
        """{"model": {"model": "Erlang C", "offeredLoad": 4, "servers": 6}}""",
        """{"model": {"model": "M/G/1", "arrivalRate": 0.6, "serviceRate": 1, "serviceScv": 3}}""",
        """{"model": {"model": "M/G/1", "arrivalRate": 0.6, "serviceRate": 1, "serviceScv": 0.4}}""",
        """{"model": {"model": "M/D/1", "arrivalRate": 0.7, "serviceRate": 1}}""",
        """{"model": {"model": "M/Ek/1", "arrivalRate": 0.7, "serviceRate": 1, "phases": 4}}""",
        """{"model": {"model": "vacation", "arrivalRate": 0.5, "serviceRate": 1, "vacationSeconds": 2, "vacationScv": 0}}""",
        """{"model": {"model": "finite source", "population": 20, "servers": 2, "thinkTimeSeconds": 10, "serviceRate": 1}}""",
        """{"model": {"model": "finite source", "population": 20, "servers": 2, "places": 2, "thinkTimeSeconds": 10, "serviceRate": 1}}""",
        """{"model": {"model": "priority", "classes": [{"arrivalRate": 250, "serviceTimeSeconds": 0.0008, "serviceScv": 0}, {"arrivalRate": 100, "serviceTimeSeconds": 0.006, "serviceScv": 0}]}}""",
        """{"model": {"model": "priority", "discipline": "preemptiveResume", "classes": [{"arrivalRate": 250, "serviceTimeSeconds": 0.0008, "serviceScv": 0}, {"arrivalRate": 100, "serviceTimeSeconds": 0.006, "serviceScv": 0}]}}""",
        """{"model": {"model": "priority", "servers": 3, "classes": [{"arrivalRate": 1, "serviceRate": 1}, {"arrivalRate": 1.2, "serviceRate": 1}]}}""",
        """{"model": {"model": "priority", "servers": 3, "discipline": "preemptiveResume", "classes": [{"arrivalRate": 1, "serviceRate": 1}, {"arrivalRate": 1.2, "serviceRate": 1}]}}""",
        """{"model": {"model": "Jackson", "stations": [{"arrivalRate": 2, "serviceRate": 5}, {"serviceRate": 4}], "routing": [[0, 1], [0.25, 0]]}}""",
        """{"model": {"model": "closed", "population": 8, "thinkTimeSeconds": 1, "stations": [{"serviceTimeSeconds": 0.05, "visits": 3}, {"serviceTimeSeconds": 0.3, "visits": 0.5}]}}""",
        """{"model": {"model": "closed", "population": 5, "stations": [{"serviceRate": 3, "servers": 2}, {"serviceRate": 2}, {"serviceRate": 1}], "routing": [[0, 0.5, 0.5], [1, 0, 0], [0.5, 0.5, 0]]}}""",
        """{"model": {"model": "closed", "stations": [{}, {}], "classes": [{"population": 3, "demandSeconds": [0.1, 0.2]}, {"population": 2, "thinkTimeSeconds": 1, "demandSeconds": [0.3, 0.05]}]}}""",
        // The order of service does not change means, nor, where all share, does the distribution of the service.
        """{"model": {"model": "M/M/1", "arrivalRate": 0.7, "serviceRate": 1}, "discipline": "lifo"}""",
        """{"model": {"model": "M/M/1", "arrivalRate": 0.7, "serviceRate": 1}, "discipline": "processorSharing"}""",
        """{"model": {"model": "M/G/1", "arrivalRate": 0.7, "serviceRate": 1, "serviceScv": 4}, "discipline": "processorSharing"}""",
        """{"model": {"model": "M/M/m", "arrivalRate": 2, "serviceRate": 1, "servers": 3}, "services": null, "discipline": "processorSharing"}""",
        """{"model": {"model": "Erlang B", "arrivalRate": 5, "servers": 6}, "services": ["lognormal(mean=1, scv=2)"]}""",
        """{"model": {"model": "M/G/1", "arrivalRate": 0.5}, "services": ["uniform(min=0.5, max=1.5)"]}""",
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_simulation_agrees_with_the_formula(string json)
    {
        QueueRunResult result = Run(json, 60_000, seed: 4);
        Assert.True(result.Stable);
        Assert.NotNull(result.Theory);
        // One figure in twenty lies outside its 95 % interval, and figures of a run move together; none may lie far out.
        Assert.DoesNotContain(result.Figures, f => f.Verdict is TheoryVerdict.Differs or TheoryVerdict.ApproximationOff);
        Assert.Contains(result.Figures, f => f.Quantity == QueueQuantity.MeanSojourn && f.Theory is not null);
        foreach (QueueRunPercentile p in result.Percentiles.Where(p => p.TheorySojournSeconds is not null))
        {
            double width = p.SojournHighSeconds!.Value - p.SojournLowSeconds!.Value;
            Assert.InRange(p.TheorySojournSeconds!.Value, p.SojournLowSeconds.Value - width, p.SojournHighSeconds.Value + width);
        }
        if (result.Little is { } little) Assert.True(little.RelativeDifference < 1e-9, $"{little}");
    }

    [Theory]
    [InlineData("fifo")]
    [InlineData("lifo")]
    public void Impatient_customers_leave_as_Erlang_A_says(string discipline)
    {
        // M/M/3+M: birth and death with λ up and min(n, 3)μ + (n − 3)⁺θ down; the order of service changes neither the number nor who leaves on average.
        const double lambda = 5, mu = 1, theta = 0.5;
        const int m = 3;
        double weight = 1, sum = 1, customers = 0, waiting = 0;
        for (int n = 1; n < 200; n++)
        {
            weight *= lambda / (Math.Min(n, m) * mu + Math.Max(0, n - m) * theta);
            sum += weight;
            customers += n * weight;
            waiting += Math.Max(0, n - m) * weight;
        }
        QueueRunResult result = Run($$"""{"model": {"model": "M/M/m", "arrivalRate": 5, "serviceRate": 1, "servers": 3}, "patience": "exponential(mean=2)", "discipline": "{{discipline}}"}""", 120_000, seed: 3);
        Assert.True(result.Stable);
        Assert.Null(result.Theory);
        Near(result, QueueQuantity.MeanCustomers, customers / sum);
        Near(result, QueueQuantity.MeanWaiting, waiting / sum);
        Near(result, QueueQuantity.RenegeProbability, theta * waiting / sum / lambda);
        Assert.True(result.Little!.RelativeDifference < 1e-9);
    }

    [Fact]
    public void Balking_thins_arrivals_as_birth_and_death_says()
    {
        // M/M/1 whose arrivals go away with probability 0.5 when they would wait: λ from 0, λ/2 from above.
        const double lambda = 1.2, half = 0.6;
        double weight = 1, sum = 1, customers = 0, balked = 0;
        for (int n = 1; n < 500; n++)
        {
            weight *= n == 1 ? lambda : half;
            sum += weight;
            customers += n * weight;
            balked += 0.5 * weight;
        }
        QueueRunResult result = Run("""{"model": {"model": "M/M/1", "arrivalRate": 1.2, "serviceRate": 1}, "balkProbability": 0.5}""", 100_000, seed: 2);
        Assert.True(result.Stable);
        Near(result, QueueQuantity.MeanCustomers, customers / sum);
        Near(result, QueueQuantity.BalkProbability, balked / sum);
        // A threshold is a number of places.
        result = Run("""{"model": {"model": "M/M/1", "arrivalRate": 1.2, "serviceRate": 1}, "balkAt": 4}""", 100_000, seed: 2);
        var places = QueueModels.Solve(new QueueModelRequest(QueueModel.MMmK, ArrivalRate: 1.2, ServiceRate: 1, Servers: 1, Places: 4), OperationContext.Default);
        Near(result, QueueQuantity.BalkProbability, places.BlockingProbability!.Value);
        Near(result, QueueQuantity.MeanSojourn, places.MeanSojournSeconds!.Value);
    }

    [Fact]
    public void Priorities_conserve_the_work_that_waits()
    {
        const string classes = """
            "classes": [{"arrivalRate": 250, "serviceTimeSeconds": 0.0008, "serviceScv": 0}, {"arrivalRate": 100, "serviceTimeSeconds": 0.006, "serviceScv": 0}]
            """;
        double Work(string more) => Run($$"""{"model": {"model": "priority", {{classes}} }{{more}}}""", 100_000, seed: 6) is var r
            ? 0.2 * r.Figure(QueueQuantity.MeanWait, "class 1")!.Value!.Value + 0.6 * r.Figure(QueueQuantity.MeanWait, "class 2")!.Value!.Value : 0;
        // The same draws, so the same work at every instant: ρ W0/(1 − ρ), whatever the order.
        double fifo = Work(", \"discipline\": \"fifo\""), priority = Work("");
        Assert.Equal(fifo, priority, 0.02 * fifo);
        Assert.Equal(0.00752, priority, 0.0008);
    }

    [Fact]
    public void Heavy_tails_have_percentiles_and_no_mean_wait()
    {
        QueueRunResult result = Run("""{"model": {"model": "M/G/1", "arrivalRate": 0.2}, "services": ["pareto(alpha=1.5, min=1)"]}""", 60_000, seed: 1);
        Assert.False(result.Stable);
        Assert.Contains("infinite variance", result.Reason);
        Assert.Null(result.Figure(QueueQuantity.MeanWait)!.Value);
        Assert.Null(result.Figure(QueueQuantity.MeanCustomers)!.Value);
        Assert.NotNull(result.Percentiles[0].WaitSeconds);
        Assert.NotNull(result.Figure(QueueQuantity.Utilization)!.Value);
    }

    [Fact]
    public void An_overloaded_queue_is_said_to_be_unstable()
    {
        QueueRunResult result = Run("""{"model": {"model": "M/M/m", "arrivalRate": 30, "serviceRate": 10, "servers": 2}}""", 20_000, seed: 1);
        Assert.False(result.Stable);
        Assert.Contains("rho = 1.5", result.Reason);
        Assert.Null(result.Figure(QueueQuantity.MeanSojourn)!.Value);
        Assert.Null(result.Figure(QueueQuantity.MeanCustomers)!.Value);
        Assert.Empty(result.Percentiles);
        // The servers are always busy, which settles.
        Assert.Equal(1, result.Figure(QueueQuantity.Utilization)!.Value!.Value, 1e-9);
        Assert.Equal(20, result.Figure(QueueQuantity.Throughput)!.Value!.Value, 0.5);
        Assert.Contains(result.Notes, n => n.Contains("customers were in the system"));
        Assert.False(Run("""{"model": {"model": "M/M/1", "arrivalRate": 1, "serviceRate": 1}}""", 5_000, seed: 1).Stable);
        Assert.False(Run("""{"model": {"model": "Jackson", "stations": [{"arrivalRate": 3, "serviceRate": 2}]}}""", 5_000, seed: 1).Stable);
        Assert.True(Run("""{"model": {"model": "M/M/1", "arrivalRate": 5, "serviceRate": 1}, "patience": "deterministic(value=1)"}""", 5_000, seed: 1).Stable);
    }

    [Fact]
    public void A_high_class_is_stable_where_a_low_one_is_not()
    {
        QueueRunResult result = Run("""{"model": {"model": "priority", "discipline": "preemptiveResume", "classes": [{"arrivalRate": 0.5, "serviceRate": 1}, {"arrivalRate": 1, "serviceRate": 1}]}}""", 60_000, seed: 1);
        Assert.False(result.Stable);
        QueueRunFigure high = result.Figure(QueueQuantity.MeanSojourn, "class 1")!;
        Assert.Equal(2, high.Value!.Value, 3 * high.HalfWidth!.Value);
        Assert.Null(result.Figure(QueueQuantity.MeanSojourn, "class 2")!.Value);
    }

    private static void Near(QueueRunResult result, QueueQuantity quantity, double expected)
    {
        QueueRunFigure figure = result.Figure(quantity)!;
        Assert.InRange(expected, figure.Value!.Value - 2 * figure.HalfWidth!.Value, figure.Value.Value + 2 * figure.HalfWidth.Value);
    }

    internal static QueueRunResult Run(string json, long customers, ulong seed)
    {
        Operation operation = OperationCatalog.Get("queue.run");
        var request = (QueueRunRequest)OperationJson.ReadRequest(operation, System.Text.Encoding.UTF8.GetBytes(json));
        return QueueRuns.Run(request with { Customers = customers, Compare = true }, new OperationContext { Seed = seed });
    }
}
