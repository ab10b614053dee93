using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Operations;

namespace NetOpt.Queueing.Models;

/// <summary>
/// An open Jackson network in steady state: stations of exponential servers, Poisson arrivals from outside, and a customer leaving station i goes to j with probability P_ij or
/// leaves. The flows solve λ = γ + Pᵀλ; then every station is an M/M/m (or M/M/∞) of its own, independent of the others.
/// <para>For packet networks it is Kleinrock's independence approximation: packets keep their length from hop to hop, which the model ignores.</para>
/// <para>Where stations are overloaded the network has no steady state, but the others may: overloaded stations then pass on what their servers
/// can do (Goodman and Massey 1984).</para>
/// <para>O(n³) time per set of overloaded stations and O(n²) space for n stations. Sources: Jackson 1957, 1963.</para>
/// </summary>
internal static class JacksonNetwork
{
    private const int StationsAtMost = 2_000;

    public static QueueFigures Solve(QueueModelRequest request, OperationContext context)
    {
        if (request.Stations is not { Count: > 0 } stations)
            throw QueueError.Unclear("The stations are missing", "a list of stations", """{"model": "Jackson", "stations": [{"arrivalRate": 2, "serviceRate": 5}, {"serviceRate": 4}], "routing": [[0, 1], [0.25, 0]]}""");
        int n = (int)QueueError.Count(stations.Count, "number of stations", 1, StationsAtMost, "2");
        var outside = new double[n];
        var service = new MeanService[n];
        var capacity = new double[n];
        double entering = 0;
        for (int i = 0; i < n; i++)
        {
            QueueStation s = stations[i] ?? throw QueueError.Unclear($"Station {i + 1} is null", "a station");
            outside[i] = QueueError.AtLeastZero(s.ArrivalRate ?? 0, $"arrival rate of station {i + 1}", "2");
            service[i] = QueueError.Service(s.ServiceRate, s.ServiceTimeSeconds);
            QueueError.Count(s.Servers, $"number of servers of station {i + 1}", 1, PoissonQueue.CountAtMost, "1");
            capacity[i] = s.IsDelay ? double.PositiveInfinity : s.Servers * service[i].Rate;
            entering += outside[i];
        }
        if (entering == 0) throw QueueError.Invalid("Nothing arrives from outside", "an arrival rate above 0 at a station", "2");
        double[][] routing = RoutingMatrix.Read(request.Routing, n, closed: false);

        var over = new bool[n];
        double[] flow;
        while (true)
        {
            context.ThrowIfCanceled();
            flow = RoutingMatrix.Flows(routing, outside, over, capacity, context);
            bool changed = false;
            for (int i = 0; i < n; i++)
            {
                if (over[i] || flow[i] < capacity[i]) continue;
                over[i] = changed = true;
            }
            if (!changed) break;
        }

        var figures = new QueueFigures(QueueModel.Jackson, string.Create(CultureInfo.InvariantCulture, $"Jackson network of {n} station{(n == 1 ? "" : "s")}"), "product form (Jackson 1957)")
        {
            ArrivalRate = entering,
        };
        var results = ImmutableArray.CreateBuilder<QueueStationResult>(n);
        double customers = 0, waiting = 0, variance = 0, logEmpty = 0;
        for (int i = 0; i < n; i++)
        {
            QueueStation s = stations[i];
            string name = s.Name ?? (i + 1).ToString(CultureInfo.InvariantCulture);
            double visits = flow[i] / entering, load = service[i].Load(flow[i]);
            if (over[i])
            {
                results.Add(new QueueStationResult(name, false, flow[i], visits, null, null, null, null, null));
                continue;
            }
            if (flow[i] == 0)
            {
                results.Add(new QueueStationResult(name, true, 0, 0, s.IsDelay ? null : 0, 0, 0, null, null));
                continue;
            }
            if (s.IsDelay)
            {
                results.Add(new QueueStationResult(name, true, flow[i], visits, null, load, 0, service[i].Seconds, 0));
                (customers, variance, logEmpty) = (customers + load, variance + load, logEmpty - load);
                continue;
            }
            QueueFigures station = MMmQueue.Solve(QueueModel.MMm, new PoissonQueue(flow[i], service[i], load, s.Servers, service[i].Free(flow[i], s.Servers)));
            if (!station.Stable)
            {
                over[i] = true;
                results.Add(new QueueStationResult(name, false, flow[i], visits, null, null, null, null, null));
                continue;
            }
            results.Add(new QueueStationResult(name, true, flow[i], visits, station.Utilization, station.MeanCustomers, station.MeanWaiting, station.MeanSojourn, station.MeanWait));
            customers += station.MeanCustomers!.Value;
            waiting += station.MeanWaiting!.Value;
            variance += station.VarianceCustomers!.Value;
            logEmpty += Math.Log(station.Empty!.Value);
        }
        figures.Stations = results.MoveToImmutable();
        figures.Notes.Add("For packet networks this is Kleinrock's independence approximation: a packet's length is drawn anew at each hop.");
        if (figures.Stations.FirstOrDefault(s => !s.Stable) is { } first)
        {
            figures.Reason = FormattableString.Invariant($"unstable: station {first.Name} is offered {first.ArrivalRate:G6}/s and cannot serve that; stations that are stable get what the others pass on");
            return figures;
        }
        figures.Throughput = entering;
        figures.MeanCustomers = customers;
        figures.MeanWaiting = waiting;
        figures.MeanSojourn = customers / entering;
        figures.MeanWait = waiting / entering;
        figures.VarianceCustomers = variance;
        figures.Empty = Math.Exp(logEmpty);
        return figures;
    }
}
