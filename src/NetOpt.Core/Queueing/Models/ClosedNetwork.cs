using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Operations;

namespace NetOpt.Queueing.Models;

/// <summary>
/// A closed network in steady state: a fixed population goes round stations with exponential service (one server, several, or a server for everybody) and may
/// think outside of them. One class: exact, <see cref="ClosedNetworkSolver"/>. Several classes: exact mean value analysis where that is small enough,
/// otherwise Bard and Schweitzer's approximation, which the result says: <see cref="MultiClassMva"/>.
/// <para>Sources: Gordon and Newell 1967; Reiser and Lavenberg 1980.</para>
/// </summary>
internal static class ClosedNetwork
{
    private const int StationsAtMost = 10_000;
    private const long PopulationAtMost = 100_000_000;

    private const string Example = """{"model": "closed", "population": 20, "thinkTimeSeconds": 1, "stations": [{"serviceTimeSeconds": 0.005, "visits": 10}, {"serviceTimeSeconds": 0.03, "visits": 4}]}""";

    public static QueueFigures Solve(QueueModelRequest request, OperationContext context)
    {
        if (request.Stations is not { Count: > 0 } stations) throw QueueError.Unclear("The stations are missing", "a list of stations", Example);
        int n = (int)QueueError.Count(stations.Count, "number of stations", 1, StationsAtMost, "2");
        if (request.Classes is { Count: > 0 } classes) return SeveralClasses(request, stations, classes, context);

        long population = QueueError.Count(request.Population, "population", 1, PopulationAtMost, "20");
        double think = QueueError.AtLeastZero(request.ThinkTimeSeconds ?? 0, "think time", "1");
        double[]? ratios = request.Routing is null ? null : RoutingMatrix.Visits(RoutingMatrix.Read(request.Routing, n, closed: true), context);
        var closed = new ClosedStation[n];
        var service = new double[n];
        double total = think;
        for (int k = 0; k < n; k++)
        {
            QueueStation s = stations[k] ?? throw QueueError.Unclear($"Station {k + 1} is null", "a station");
            if (s.ArrivalRate is not null) throw QueueError.Unclear($"Station {k + 1} of a closed network has arrivals from outside", "none: its customers stay");
            if (ratios is not null && s.Visits is not null) throw QueueError.Unclear("Both a routing and visits are given", "one of them");
            service[k] = QueueError.Service(s.ServiceRate, s.ServiceTimeSeconds).Seconds;
            double visits = ratios?[k] ?? QueueError.AtLeastZero(s.Visits ?? 1, $"number of visits to station {k + 1}", "10");
            QueueError.Count(s.Servers, $"number of servers of station {k + 1}", 1, PoissonQueue.CountAtMost, "1");
            closed[k] = new ClosedStation(s.Name ?? (k + 1).ToString(CultureInfo.InvariantCulture), visits, visits * service[k], s.Servers, s.IsDelay);
            total += closed[k].Demand;
        }
        if (total == 0) throw QueueError.Invalid("No station is ever visited", "visits above 0 at a station", "10");

        ClosedNetworkSolver solved = ClosedNetworkSolver.Solve(closed, think, population, context);
        double rate = solved.Throughput;
        var figures = new QueueFigures(QueueModel.Closed, Name(n, population), "exact mean value analysis (Reiser and Lavenberg 1980)") { Throughput = rate };
        var results = ImmutableArray.CreateBuilder<QueueStationResult>(n);
        double waiting = 0, customers = 0;
        for (int k = 0; k < n; k++)
        {
            ClosedStation s = closed[k];
            double busy = rate * s.Demand, flow = rate * s.Visits;
            customers += solved.Customers[k];
            waiting += solved.Waiting[k];
            results.Add(new QueueStationResult(s.Name, true, flow, s.Visits, s.IsDelay ? null : busy / s.Servers, solved.Customers[k], solved.Waiting[k],
                flow > 0 ? solved.Customers[k] / flow : null, flow > 0 ? solved.Waiting[k] / flow : null));
        }
        figures.Stations = results.MoveToImmutable();
        figures.MeanCustomers = customers;
        figures.MeanWaiting = waiting;
        figures.MeanSojourn = customers / rate;
        figures.MeanWait = waiting / rate;
        figures.Notes.Add("Times are per round and without thinking; the throughput counts rounds.");
        Bounds(figures, closed, think, total);
        return figures;
    }

    private static QueueFigures SeveralClasses(QueueModelRequest request, IReadOnlyList<QueueStation> stations, IReadOnlyList<QueueClass> classes, OperationContext context)
    {
        if (request.Population is not null || request.ThinkTimeSeconds is not null || request.Routing is not null)
            throw QueueError.Unclear("A network with classes was given a population, think time or routing of its own", "them with each class");
        MultiClassMva.Input input = MultiClassMva.Input.Read(stations, classes);
        MultiClassMva.Output solved = MultiClassMva.Solve(input, context);
        int n = stations.Count, c = classes.Count;
        var figures = new QueueFigures(QueueModel.Closed, string.Create(CultureInfo.InvariantCulture, $"closed network of {n} stations, {c} classes"),
            solved.Exact ? "exact mean value analysis (Reiser and Lavenberg 1980)" : "Bard and Schweitzer's approximation (1979)")
        {
            Exact = solved.Exact && !input.Approximated,
        };
        var perClass = ImmutableArray.CreateBuilder<QueueClassResult>(c);
        double customers = 0, waiting = 0, rate = 0;
        for (int r = 0; r < c; r++)
        {
            double inside = 0, served = 0;
            for (int k = 0; k < n; k++)
            {
                inside += solved.Customers[r * n + k];
                served += solved.Throughput[r] * input.Demand[r * n + k];
            }
            double x = solved.Throughput[r], w = Math.Max(0, inside - served);
            (customers, waiting, rate) = (customers + inside, waiting + w, rate + x);
            perClass.Add(new QueueClassResult(classes[r].Name ?? (r + 1).ToString(CultureInfo.InvariantCulture), true, x, null, inside, w, x > 0 ? inside / x : null, x > 0 ? w / x : null));
        }
        var perStation = ImmutableArray.CreateBuilder<QueueStationResult>(n);
        for (int k = 0; k < n; k++)
        {
            double here = 0, busy = 0;
            for (int r = 0; r < c; r++)
            {
                here += solved.Customers[r * n + k];
                busy += solved.Throughput[r] * input.Demand[r * n + k];
            }
            bool delay = stations[k].IsDelay;
            perStation.Add(new QueueStationResult(stations[k].Name ?? (k + 1).ToString(CultureInfo.InvariantCulture), true, rate, null,
                delay ? null : busy / stations[k].Servers, here, delay ? 0 : Math.Max(0, here - busy), rate > 0 ? here / rate : null, null));
        }
        figures.Classes = perClass.MoveToImmutable();
        figures.Stations = perStation.MoveToImmutable();
        figures.Throughput = rate;
        figures.MeanCustomers = customers;
        figures.MeanWaiting = waiting;
        figures.MeanSojourn = customers / rate;
        figures.MeanWait = waiting / rate;
        figures.Notes.Add("Times are per round and without thinking; the throughput counts rounds.");
        if (!solved.Exact) figures.Notes.Add("There are too many combinations of populations for the exact recursion: the figures are approximate, usually within a few percent.");
        if (input.Approximated) figures.Notes.Add("Stations of several servers are approximated by a faster single server and a delay (Seidmann 1987).");
        return figures;
    }

    private static string Name(int stations, long population) =>
        string.Create(CultureInfo.InvariantCulture, $"closed network of {stations} station{(stations == 1 ? "" : "s")}, {population} customer{(population == 1 ? "" : "s")}");

    // Where the asymptotes cross: more customers than that only wait.
    private static void Bounds(QueueFigures figures, ClosedStation[] stations, double think, double total)
    {
        double most = 0;
        string name = "";
        foreach (ClosedStation s in stations)
        {
            if (s.IsDelay || s.Demand / s.Servers <= most) continue;
            (most, name) = (s.Demand / s.Servers, s.Name);
        }
        if (most > 0)
            figures.Notes.Add(FormattableString.Invariant($"Station {name} limits the throughput to {1 / most:G6}/s; beyond about {total / most:0.#} customers more only wait."));
    }
}
