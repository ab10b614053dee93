using System.Globalization;
using NetOpt.Numerics.Distributions;
using NetOpt.Operations;
using NetOpt.Queueing.Models;

namespace NetOpt.Queueing.Simulation;

/// <summary>
/// Makes a <see cref="SimulationPlan"/> of a request, and finds which formula, if any, answers the same question. Squared coefficients of variation become
/// distributions: 0 constant, 1 exponential, below 1 gamma, above 1 hyperexponential with balanced means.
/// </summary>
internal static partial class PlanBuilder
{
    private const string Example = """{"model": {"model": "M/M/m", "arrivalRate": 80, "serviceRate": 10, "servers": 10}}""";

    public static SimulationPlan Build(QueueRunRequest request, OperationContext context)
    {
        if (request.Model is not { Model: { } kind } model) throw QueueError.Unclear("The model is missing", "one of the queueing models", Example);
        if (model.Target is not null) throw QueueError.Unclear("The model has a target, and a simulation answers no inverse question", "a model with all its parameters");
        if (request.BalkProbability is { } balk && !(balk >= 0 && balk <= 1)) throw QueueError.Invalid(FormattableString.Invariant($"The probability of balking is {balk}"), "0 to 1", "0.5", balk);
        if (request.BalkAt is < 1) throw QueueError.Invalid($"Customers balk at {request.BalkAt} in the system", "at least 1", "20", request.BalkAt);
        bool impatient = request.Patience is not null || request.BalkProbability is > 0 || request.BalkAt is not null;
        bool network = kind is QueueModel.Jackson or QueueModel.Closed;
        if (network && (impatient || request.Vacation is not null)) throw QueueError.Unclear("A network was given patience, balking or vacations", "them with a single station");
        if (request.Discipline == QueueDiscipline.ProcessorSharing && (request.Patience is not null || request.BalkProbability is > 0))
            throw QueueError.Unclear("Nobody waits under processor sharing, so nobody is impatient", "another discipline, or BalkAt");
        if (request.Discipline == QueueDiscipline.Priority && kind != QueueModel.Priority)
            throw QueueError.Unclear("The discipline priority needs classes", "the model priority with its classes");
        return kind switch
        {
            QueueModel.Priority => Classes(request, model),
            QueueModel.FiniteSource => FiniteSource(request, model),
            QueueModel.Jackson => Open(request, model, context),
            QueueModel.Closed => Closed(request, model, context),
            _ => Single(request, model, kind),
        };
    }

    private static SimulationPlan Single(QueueRunRequest request, QueueModelRequest model, QueueModel kind)
    {
        int servers = kind switch
        {
            QueueModel.MMInf => StationPlan.Unlimited,
            QueueModel.MMm or QueueModel.MMmK or QueueModel.ErlangB or QueueModel.ErlangC or QueueModel.GGm =>
                (int)QueueError.Count(model.Servers, "number of servers", 1, 10_000_000, "\"servers\": 10"),
            _ => (int)QueueError.Count(model.Servers ?? 1, "number of servers of this model", 1, 1, "\"servers\": 1"),
        };
        bool byLoad = model.OfferedLoad is not null && model.ArrivalRate is null && model.ServiceRate is null && model.ServiceTimeSeconds is null;
        Distribution gap = One(request.Arrivals, "arrival") ?? (byLoad
            ? new Exponential(1 / QueueError.Positive(model.OfferedLoad, "offered load", "\"offeredLoad\": 8"))
            : Fit(1 / QueueError.Positive(model.ArrivalRate, "arrival rate", "\"arrivalRate\": 80"), kind is QueueModel.GG1 or QueueModel.GGm ? model.ArrivalScv ?? 1 : 1, "arrivals"));
        if (request.Arrivals is not null && model.ArrivalRate is not null) throw QueueError.Unclear("Both an arrival rate and a distribution of the times between arrivals are given", "one of them");
        if (request.Services is not null && (model.ServiceRate ?? model.ServiceTimeSeconds) is not null) throw QueueError.Unclear("Both a mean service and a distribution of the service times are given", "one of them");
        if (model.Service is not null && (request.Services is not null || model.ServiceRate is not null || model.ServiceTimeSeconds is not null || model.ServiceScv is not null))
            throw QueueError.Unclear("The service is given twice", "one distribution, or its mean and scv");
        Distribution work = One(request.Services, "service") ?? model.Service ?? Work(model, kind, byLoad ? 1 : QueueError.Service(model.ServiceRate, model.ServiceTimeSeconds).Seconds);
        Distribution? vacation = request.Vacation;
        if (kind == QueueModel.Vacation) vacation ??= Fit(QueueError.Positive(model.VacationSeconds, "mean length of a vacation", "\"vacationSeconds\": 0.01"), model.VacationScv ?? 1, "vacations");
        if (vacation is not null && (servers != 1 || request.Discipline == QueueDiscipline.ProcessorSharing)) throw QueueError.Unclear("Only a single server that serves one at a time goes on vacation", "one server");
        if (vacation is { Mean: 0 }) throw QueueError.Invalid("The vacations take no time", "a distribution with a mean above 0", "exponential(mean=0.01)");
        long places = kind switch
        {
            QueueModel.ErlangB => servers,
            QueueModel.MMmK => QueueError.Count(model.Places, "number of places", servers, 1_000_000_000, "\"places\": 20"),
            _ => model.Places is { } k ? QueueError.Count(k, "number of places", servers, 1_000_000_000, "\"places\": 20") : long.MaxValue,
        };
        QueueDiscipline discipline = request.Discipline ?? QueueDiscipline.Fifo;
        var station = new StationPlan("1", servers, discipline, [work], Places: places, Patience: request.Patience,
            BalkProbability: request.BalkProbability ?? 0, BalkAt: request.BalkAt ?? long.MaxValue, Vacation: vacation);
        double between = gap.Mean is { } mean and > 0 ? mean : throw QueueError.Invalid($"The times between arrivals, {gap}, have no finite mean above 0", "a distribution that has one", "exponential(mean=0.0125)");
        double? rho = servers == StationPlan.Unlimited ? null : work.Mean / between / servers;
        bool bounded = places < long.MaxValue || station.Patience is not null || station.BalkAt < long.MaxValue || servers == StationPlan.Unlimited;
        var plan = new SimulationPlan
        {
            Name = Kendall(gap, work, servers, places, station),
            Discipline = discipline,
            Stations = [station],
            Sources = [new SourcePlan(0, 0, gap)],
            Routing = [[[0]]],
            Rho = Finite(rho),
            RelaxationSeconds = bounded ? null : Relaxation(rho, work.Mean / servers, gap.Scv + work.Scv),
            CustomersForFivePercent = bounded ? null : FivePercent(rho, servers, gap.Scv + work.Scv),
            Unstable = work.Mean is null ? $"The service times, {work}, have an infinite mean."
                : bounded ? null
                : Overload(rho!.Value * (1 - station.BalkProbability), gap is Deterministic && work is Deterministic)
                ?? (work.Variance is null && servers == 1 && discipline != QueueDiscipline.ProcessorSharing ? InfiniteVariance(work) : null)
                ?? (vacation is { SecondMoment: null } ? $"The vacations, {vacation}, have an infinite variance, so the mean wait is infinite." : null),
            Theory = Formula(model, gap, work, station, out TheoryScope scope, out string? none),
            Scope = scope,
        };
        if (none is not null) plan.Notes.Add(none);
        return plan;
    }

    private static SimulationPlan Classes(QueueRunRequest request, QueueModelRequest model)
    {
        if (model.Classes is not { Count: > 0 } classes)
            throw QueueError.Unclear("The priority classes are missing", "a list of classes, the first the highest", """{"model": {"model": "priority", "classes": [{"arrivalRate": 250, "serviceTimeSeconds": 0.0008, "serviceScv": 0}, {"arrivalRate": 100, "serviceTimeSeconds": 0.006, "serviceScv": 0}]}}""");
        int n = (int)QueueError.Count(classes.Count, "number of classes", 1, 1000, "2");
        int servers = (int)QueueError.Count(model.Servers ?? 1, "number of servers", 1, 10_000_000, "\"servers\": 1");
        long places = model.Places is { } k ? QueueError.Count(k, "number of places", servers, 1_000_000_000, "\"places\": 20") : long.MaxValue;
        if (request.Vacation is not null) throw QueueError.Unclear("Vacations were given with classes", "them with one class");
        Distribution[]? gaps = Several(request.Arrivals, n, "arrival", "class"), works = Several(request.Services, n, "service", "class");
        var sources = new SourcePlan[n];
        var work = new Distribution[n];
        var sigma = new double[n];
        double load = 0, rate = 0, second = 0;
        for (int i = 0; i < n; i++)
        {
            QueueClass c = classes[i] ?? throw QueueError.Unclear($"Class {i + 1} is null", "a class");
            Distribution gap = gaps?[i] ?? new Exponential(1 / QueueError.Positive(c.ArrivalRate, $"arrival rate of class {i + 1}", "\"arrivalRate\": 250"));
            work[i] = works?[i] ?? Fit(QueueError.Service(c.ServiceRate, c.ServiceTimeSeconds).Seconds, c.ServiceScv, $"service of class {i + 1}");
            double between = gap.Mean is { } mean and > 0 ? mean : throw QueueError.Invalid($"The times between arrivals, {gap}, have no finite mean above 0", "a distribution that has one", "exponential(mean=0.0125)");
            sources[i] = new SourcePlan(i, 0, gap);
            rate += 1 / between;
            load += (work[i].Mean ?? double.PositiveInfinity) / between;
            second += (work[i].SecondMoment ?? double.PositiveInfinity) / between;
            sigma[i] = load / servers;
        }
        QueueDiscipline discipline = request.Discipline ?? QueueDiscipline.Priority;
        bool priority = discipline == QueueDiscipline.Priority, preemptive = priority && model.Discipline == PriorityDiscipline.PreemptiveResume;
        var station = new StationPlan("1", servers, discipline, work, preemptive, places, request.Patience, request.BalkProbability ?? 0, request.BalkAt ?? long.MaxValue);
        bool plain = places == long.MaxValue && station.Patience is null && station.BalkAt == long.MaxValue, poisson = sources.All(s => s.Gap is Exponential);
        double rho = load / servers;
        QueueModelRequest? theory = null;
        TheoryScope scope = TheoryScope.All;
        if (plain && station.BalkProbability == 0 && poisson && double.IsFinite(second))
        {
            double mean = load / rate, scv = Math.Max(0, second / rate / (mean * mean) - 1);
            if (priority && (servers == 1 || work.All(w => w is Exponential && w.Mean == work[0].Mean)))
            {
                theory = model with
                {
                    Places = null,
                    Servers = servers,
                    Classes = [.. classes.Select((c, i) => c with { ArrivalRate = 1 / sources[i].Gap.Mean, ServiceRate = null, ServiceTimeSeconds = work[i].Mean, ServiceScv = work[i].Scv ?? 0 })],
                };
            }
            else if (discipline == QueueDiscipline.ProcessorSharing)
            {
                theory = new QueueModelRequest(servers == 1 ? QueueModel.MM1 : QueueModel.MMm, ArrivalRate: rate, ServiceTimeSeconds: mean, Servers: servers == 1 ? null : servers, Percentiles: model.Percentiles);
                scope = TheoryScope.Sojourn;
            }
            else if (!priority && servers == 1)
            {
                theory = new QueueModelRequest(QueueModel.MG1, ArrivalRate: rate, ServiceTimeSeconds: mean, ServiceScv: scv, Percentiles: model.Percentiles);
                scope = TheoryScope.Means;
            }
        }
        var plan = new SimulationPlan
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{Letter([.. sources.Select(s => s.Gap)])}/{Letter(work)}/{servers}{(places < long.MaxValue ? $"/{places}" : "")}, {n} classes{(priority ? preemptive ? ", preemptive-resume priority" : ", non-preemptive priority" : Spelled(discipline))}{Impatience(station)}"),
            Discipline = discipline,
            Stations = [station],
            Sources = sources,
            Classes = [.. classes.Select((c, i) => c.Name ?? (i + 1).ToString(CultureInfo.InvariantCulture))],
            Routing = [.. Enumerable.Range(0, n).Select(_ => new double[][] { [0] })],
            Rho = Finite(rho),
            RelaxationSeconds = plain ? Relaxation(rho, load / rate / servers, 1 + second * rate / (load * load) - 1) : null,
            CustomersForFivePercent = plain ? FivePercent(rho, servers, second * rate / (load * load)) : null,
            Unstable = !plain ? null : Overload(rho * (1 - station.BalkProbability), false)
                ?? (double.IsInfinity(second) && servers == 1 && discipline != QueueDiscipline.ProcessorSharing ? "The service times of a class have an infinite variance, so mean waits are infinite." : null),
            StableClass = [.. sigma.Select(s => priority && s < 1 && double.IsFinite(second))],
            Theory = theory,
            Scope = scope,
        };
        if (theory is null) plan.Notes.Add("There is no formula here for this queue.");
        return plan;
    }

    private static SimulationPlan FiniteSource(QueueRunRequest request, QueueModelRequest model)
    {
        int sources = (int)QueueError.Count(model.Population, "number of sources", 1, 1_000_000, "\"population\": 20");
        int servers = (int)QueueError.Count(model.Servers ?? 1, "number of servers", 1, 10_000_000, "\"servers\": 2");
        long places = QueueError.Count(model.Places ?? Math.Max(sources, servers), "number of places", servers, 1_000_000_000, "\"places\": 2");
        if (model.ArrivalRate is not null && model.ThinkTimeSeconds is not null) throw QueueError.Unclear("Both an arrival rate and a think time are given", "one of them", "\"thinkTimeSeconds\": 10");
        if (request.Vacation is not null) throw QueueError.Unclear("Vacations were given with a finite source", "them with M/G/1");
        if (request.Arrivals is not null && (model.ArrivalRate ?? model.ThinkTimeSeconds) is not null) throw QueueError.Unclear("Both a mean and a distribution of the think times are given", "one of them");
        if (request.Services is not null && (model.ServiceRate ?? model.ServiceTimeSeconds) is not null) throw QueueError.Unclear("Both a mean service and a distribution of the service times are given", "one of them");
        Distribution think = One(request.Arrivals, "arrival") ?? new Exponential(model.ThinkTimeSeconds is { } seconds
            ? QueueError.Positive(seconds, "think time", "\"thinkTimeSeconds\": 10") : 1 / QueueError.Positive(model.ArrivalRate, "arrival rate of a source", "\"arrivalRate\": 0.1"));
        Distribution work = One(request.Services, "service") ?? new Exponential(QueueError.Service(model.ServiceRate, model.ServiceTimeSeconds).Seconds);
        double rest = think.Mean is { } t and > 0 ? t : throw QueueError.Invalid($"The think times, {think}, have no finite mean above 0", "a distribution that has one", "exponential(mean=10)");
        double service = work.Mean ?? throw QueueError.Invalid($"The service times, {work}, have no finite mean", "a distribution that has one", "exponential(mean=0.1)");
        QueueDiscipline discipline = request.Discipline ?? QueueDiscipline.Fifo;
        var station = new StationPlan("1", servers, discipline, [work], Places: places, Patience: request.Patience, BalkProbability: request.BalkProbability ?? 0, BalkAt: request.BalkAt ?? long.MaxValue);
        bool sharing = discipline == QueueDiscipline.ProcessorSharing, known = station.Patience is null && station.BalkProbability == 0 && station.BalkAt == long.MaxValue
            && service > 0 && (work is Exponential || places == servers || sharing);
        var plan = new SimulationPlan
        {
            Name = FormattableString.Invariant($"{Letter(think)}/{Letter(work)}/{servers}{(places < sources ? $"/{places}" : "")}//{sources}") + Spelled(discipline) + Impatience(station),
            Discipline = discipline,
            Stations = [station, new StationPlan("source", StationPlan.Unlimited, QueueDiscipline.Fifo, [think], IsHome: true)],
            Routing = [[[0, 1], [1, 1]]],
            Population = [sources],
            Theory = known ? model with { ArrivalRate = null, ThinkTimeSeconds = rest, ServiceRate = null, ServiceTimeSeconds = service } : null,
            Scope = sharing ? TheoryScope.Sojourn : work is Exponential && think is Exponential && discipline == QueueDiscipline.Fifo ? TheoryScope.All : TheoryScope.Means,
        };
        if (!known) plan.Notes.Add("There is no formula here for this queue.");
        return plan;
    }

    private static Distribution Work(QueueModelRequest model, QueueModel kind, double mean) => kind switch
    {
        QueueModel.MD1 => new Deterministic(mean),
        QueueModel.MEk1 => new Erlang(QueueError.Count(model.Phases, "number of phases", 1, 1_000_000_000, "\"phases\": 4"), mean),
        QueueModel.MG1 or QueueModel.GG1 or QueueModel.GGm or QueueModel.Vacation => Fit(mean, model.ServiceScv ?? 1, "service"),
        _ => new Exponential(mean),
    };

    /// <summary>A distribution with this mean and squared coefficient of variation.</summary>
    internal static Distribution Fit(double mean, double scv, string what)
    {
        QueueError.AtLeastZero(scv, $"squared coefficient of variation of the {what}", "\"serviceScv\": 1");
        return scv switch
        {
            0 => new Deterministic(mean),
            1 => new Exponential(mean),
            < 1 => Gamma.Fit(mean, scv),
            _ => Hyperexponential.Fit(mean, scv),
        };
    }

    private static Distribution? One(IReadOnlyList<Distribution>? given, string what) => given is null ? null
        : given.Count == 1 && given[0] is { } one ? one
        : throw QueueError.Unclear($"{given.Count} {what} distributions were given for one queue", "one", "[\"exponential(mean=0.1)\"]");

    private static Distribution[]? Several(IReadOnlyList<Distribution>? given, int n, string what, string of)
    {
        if (given is null) return null;
        if ((given.Count != n && given.Count != 1) || given.Any(d => d is null))
            throw QueueError.Unclear($"{given.Count} {what} distributions were given for {n}", $"one for each {of}, or one for all", "[\"exponential(mean=0.1)\"]");
        return given.Count == n ? [.. given] : [.. Enumerable.Repeat(given[0], n)];
    }

    // Of M/M/1 with a service as short as the servers together make it, times the mean variability of arrivals and service.
    private static double? Relaxation(double? rho, double? service, double? scvs)
    {
        if (rho is not { } r || !(r < 1)) return null;
        double root = 1 - Math.Sqrt(r);
        return Finite(service / (root * root) * Math.Max(1, scvs / 2 ?? double.NaN));
    }

    // Whitt 1989, for M/M/1, times the same; the variance of the estimate falls with the number of servers that share the load.
    private static double? FivePercent(double? rho, int servers, double? scvs)
    {
        if (rho is not { } r || !(r is > 0 and < 1)) return null;
        return Finite(1.96 * 1.96 * 2 * (1 + r) / ((1 - r) * (1 - r) * 0.0025) / servers * Math.Max(1, scvs / 2 ?? double.NaN));
    }

    private static string? Overload(double rho, bool clockwork) => rho > 1 || (rho == 1 && !clockwork)
        ? FormattableString.Invariant($"rho = {rho:G6}: more work arrives than the servers can do, so the line grows for ever.")
        : null;

    private static string InfiniteVariance(Distribution work) => $"The service times, {work}, have an infinite variance, so the mean wait is infinite; percentiles exist, and settle slowly.";

    private static double? Finite(double? value) => value is { } v && double.IsFinite(v) ? v : null;

    private static string Kendall(Distribution gap, Distribution work, int servers, long places, StationPlan station) =>
        string.Create(CultureInfo.InvariantCulture, $"{Letter(gap)}/{Letter(work)}/{(servers == StationPlan.Unlimited ? "inf" : servers)}{(places < long.MaxValue ? $"/{places}" : "")}{Spelled(station.Discipline)}{Impatience(station)}{(station.Vacation is null ? "" : " with vacations")}");

    private static string Letter(params Distribution[] of) =>
        of.All(d => d is Exponential) ? "M" : of.All(d => d is Deterministic) ? "D" : of is [Erlang one] ? "E" + one.Parameters[0].Values[0].ToString(CultureInfo.InvariantCulture) : "G";

    private static string Spelled(QueueDiscipline discipline) => discipline switch
    {
        QueueDiscipline.Lifo => ", LIFO",
        QueueDiscipline.ProcessorSharing => ", processor sharing",
        _ => "",
    };

    private static string Impatience(StationPlan station) =>
        (station.Patience is { } patience ? "+" + Letter(patience) : "") + (station.BalkProbability > 0 || station.BalkAt < long.MaxValue ? " with balking" : "");
}
