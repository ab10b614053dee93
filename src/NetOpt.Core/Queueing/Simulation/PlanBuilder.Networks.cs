using System.Globalization;
using NetOpt.Numerics.Distributions;
using NetOpt.Operations;
using NetOpt.Queueing.Models;

namespace NetOpt.Queueing.Simulation;

// Networks of stations.
internal static partial class PlanBuilder
{
    private const int StationsAtMost = 2000;

    private static SimulationPlan Open(QueueRunRequest request, QueueModelRequest model, OperationContext context)
    {
        QueueStation[] given = Stations(model);
        int n = given.Length;
        Distribution[] work = Works(request, given);
        if (request.Arrivals is not null) throw QueueError.Unclear("A network was given distributions of arrivals", "arrival rates with its stations");
        QueueModelRequest theory = model with { Stations = [.. given.Select((s, i) => s with { ServiceRate = s.ServiceRate, ServiceTimeSeconds = s.ServiceRate is null ? work[i].Mean : null })] };
        // It also checks the routing and finds out which stations are overloaded.
        QueueModelResult formula = QueueModels.Solve(theory, context);
        double[][] routing = RoutingMatrix.Read(model.Routing, n, closed: false);
        QueueDiscipline discipline = request.Discipline ?? QueueDiscipline.Fifo;
        bool product = discipline == QueueDiscipline.ProcessorSharing || work.All(w => w is Exponential);
        var plan = new SimulationPlan
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"open network of {n} station{(n == 1 ? "" : "s")}{Spelled(discipline)}"),
            Discipline = discipline,
            Stations = [.. given.Select((s, i) => Station(s, i, discipline, [work[i]]))],
            Sources = [.. given.Select((s, i) => (Rate: s.ArrivalRate ?? 0, Index: i)).Where(s => s.Rate > 0).Select(s => new SourcePlan(0, s.Index, new Exponential(1 / s.Rate)))],
            Routing = [[.. routing.Select(row => Cumulative(row, closed: false))]],
            IsNetwork = true,
            Rho = formula.Stations.IsDefaultOrEmpty ? null : formula.Stations.Max(s => s.Utilization),
            RelaxationSeconds = formula.Stable && !formula.Stations.IsDefaultOrEmpty
                ? given.Select((s, i) => s.IsDelay ? null : Relaxation(formula.Stations[i].Utilization, work[i].Mean / s.Servers, 1 + work[i].Scv)).Max() : null,
            Unstable = formula.Stable ? null : formula.Reason ?? "A station is overloaded, so its line grows for ever.",
            Theory = product ? theory : null,
            Scope = discipline switch { QueueDiscipline.ProcessorSharing => TheoryScope.Sojourn, QueueDiscipline.Lifo => TheoryScope.Means, _ => TheoryScope.All },
        };
        if (!product) plan.Notes.Add("There is no formula here for networks with other than exponential service.");
        return plan;
    }

    private static SimulationPlan Closed(QueueRunRequest request, QueueModelRequest model, OperationContext context)
    {
        if (request.Arrivals is not null) throw QueueError.Unclear("A closed network was given arrivals", "none: its customers stay");
        if (model.Classes is { Count: > 0 } classes) return ClosedClasses(request, model, classes, context);
        QueueStation[] given = Stations(model);
        int n = given.Length;
        Distribution[] work = Works(request, given);
        int population = (int)QueueError.Count(model.Population, "population", 1, 1_000_000, "\"population\": 20");
        QueueModelRequest theory = model with { Stations = [.. given.Select((s, i) => s with { ServiceTimeSeconds = s.ServiceRate is null ? work[i].Mean : null })] };
        _ = QueueModels.Solve(theory, context);
        QueueDiscipline discipline = request.Discipline ?? QueueDiscipline.Fifo;
        var rows = new double[n + 1][];
        if (model.Routing is null)
        {
            // The next visit is to each station by its share of the visits of a round, of which home is one.
            double[] visits = [.. given.Select(s => s.Visits ?? 1), 1];
            double sum = visits.Sum();
            double[] row = Cumulative([.. visits.Select(v => v / sum)], closed: true);
            Array.Fill(rows, row);
        }
        else
        {
            // A round goes from the first station to the first station, and home is behind it.
            double[][] routing = RoutingMatrix.Read(model.Routing, n, closed: true);
            for (int i = 1; i < n; i++) rows[i] = Cumulative([.. routing[i], 0], closed: true);
            rows[n] = Cumulative([.. routing[0], 0], closed: true);
            rows[0] = Cumulative([.. new double[n], 1], closed: true);
        }
        double think = QueueError.AtLeastZero(model.ThinkTimeSeconds ?? 0, "think time", "\"thinkTimeSeconds\": 1");
        bool product = discipline == QueueDiscipline.ProcessorSharing || Enumerable.Range(0, n).All(i => work[i] is Exponential || given[i].IsDelay);
        var plan = new SimulationPlan
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"closed network of {n} station{(n == 1 ? "" : "s")}, {population} customer{(population == 1 ? "" : "s")}{Spelled(discipline)}"),
            Discipline = discipline,
            Stations = [.. given.Select((s, i) => Station(s, i, discipline, [work[i]])), Home([Thinking(think)])],
            Routing = [rows],
            Population = [population],
            IsNetwork = true,
            Theory = product ? theory : null,
            Scope = discipline == QueueDiscipline.ProcessorSharing ? TheoryScope.Sojourn : TheoryScope.Means,
        };
        if (!product) plan.Notes.Add("There is no formula here for closed networks with other than exponential service.");
        return plan;
    }

    private static SimulationPlan ClosedClasses(QueueRunRequest request, QueueModelRequest model, IReadOnlyList<QueueClass> classes, OperationContext context)
    {
        if (request.Services is not null) throw QueueError.Unclear("A closed network with classes was given distributions of service", "demands with its classes");
        QueueModelResult formula = QueueModels.Solve(model, context);
        IReadOnlyList<QueueStation> given = model.Stations!;
        int n = given.Count, count = classes.Count;
        QueueDiscipline discipline = request.Discipline ?? QueueDiscipline.ProcessorSharing;
        if (n > StationsAtMost || count > 1000) throw QueueError.Invalid($"The network has {n} stations and {count} classes", $"at most {StationsAtMost} stations and 1000 classes", null, n);
        var routing = new double[count][][];
        for (int k = 0; k < count; k++)
        {
            // Each class goes through the stations that it asks something of, in their order.
            routing[k] = new double[n + 1][];
            int[] tour = [.. Enumerable.Range(0, n).Where(i => classes[k].DemandSeconds![i] > 0), n];
            for (int i = 0; i <= n; i++)
            {
                routing[k][i] = new double[n + 1];
                int next = i == n ? tour[0] : tour.First(j => j > i);
                Array.Fill(routing[k][i], 1, next, n + 1 - next);
            }
        }
        var plan = new SimulationPlan
        {
            Name = formula.Name + Spelled(discipline),
            Discipline = discipline,
            Stations =
            [
                .. given.Select((s, i) => Station(s, i, discipline, [.. classes.Select(c => Thinking(c.DemandSeconds![i]))])),
                Home([.. classes.Select(c => Thinking(c.ThinkTimeSeconds))]),
            ],
            Classes = [.. formula.Classes.Select(c => c.Name)],
            Routing = routing,
            Population = [.. classes.Select(c => c.Population ?? 0)],
            IsNetwork = true,
            Theory = discipline == QueueDiscipline.ProcessorSharing ? model : null,
            Scope = TheoryScope.Sojourn,
        };
        plan.Notes.Add(discipline == QueueDiscipline.ProcessorSharing
            ? "A class visits each station that it asks service of once a round. Stations share their servers, as the product form of several classes wants it."
            : "Several classes with this discipline have no product form, and no formula here.");
        return plan;
    }

    private static QueueStation[] Stations(QueueModelRequest model)
    {
        if (model.Stations is not { Count: > 0 } stations)
            throw QueueError.Unclear("The stations are missing", "a list of stations", """{"model": {"model": "Jackson", "stations": [{"arrivalRate": 2, "serviceRate": 5}, {"serviceRate": 4}], "routing": [[0, 1], [0.25, 0]]}}""");
        QueueError.Count(stations.Count, "number of stations", 1, StationsAtMost, "2");
        return [.. stations.Select((s, i) => s ?? throw QueueError.Unclear($"Station {i + 1} is null", "a station"))];
    }

    private static Distribution[] Works(QueueRunRequest request, QueueStation[] stations)
    {
        if (Several(request.Services, stations.Length, "service", "station") is { } works)
        {
            if (stations.Any(s => s.ServiceRate is not null || s.ServiceTimeSeconds is not null)) throw QueueError.Unclear("Both mean services and distributions of the service times are given", "one of them");
            return Array.TrueForAll(works, w => w.Mean is > 0) ? works
                : throw QueueError.Invalid("The service times of a station have no finite mean above 0", "distributions that have one", "exponential(mean=0.1)");
        }
        return [.. stations.Select(s => new Exponential(QueueError.Service(s.ServiceRate, s.ServiceTimeSeconds).Seconds))];
    }

    private static StationPlan Station(QueueStation s, int index, QueueDiscipline discipline, Distribution[] work) =>
        new(s.Name ?? (index + 1).ToString(CultureInfo.InvariantCulture), s.IsDelay ? StationPlan.Unlimited : (int)QueueError.Count(s.Servers, $"number of servers of station {index + 1}", 1, 10_000_000, "\"servers\": 1"),
            s.IsDelay ? QueueDiscipline.Fifo : discipline, work);

    private static StationPlan Home(Distribution[] think) => new("home", StationPlan.Unlimited, QueueDiscipline.Fifo, think, IsHome: true);

    private static Distribution Thinking(double mean) => mean > 0 ? new Exponential(mean) : new Deterministic(0);

    private static double[] Cumulative(double[] row, bool closed)
    {
        var sums = new double[row.Length];
        double sum = 0;
        int last = 0;
        for (int j = 0; j < row.Length; j++)
        {
            sums[j] = sum += row[j];
            if (row[j] > 0) last = j;
        }
        // Rounding must let nobody out of a closed network, nor send one where nobody goes.
        if (closed || sum > 1 - 1e-12) Array.Fill(sums, 1, last, sums.Length - last);
        return sums;
    }
}
