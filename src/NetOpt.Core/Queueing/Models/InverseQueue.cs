using System.Globalization;
using NetOpt.Operations;

namespace NetOpt.Queueing.Models;

/// <summary>
/// Inverse questions: the least number of servers or places, or the highest load, at which a quantity stays at or below a target. The quantity is monotone in each of
/// them, so whole numbers are found by doubling and halving in O(log value) evaluations of the model, and rates by bisection to the last digit, some 60 evaluations.
/// A percentile is at most t exactly where the tail at t is at most one less its probability, so that no percentile is searched for on the way.
/// </summary>
internal static class InverseQueue
{
    private const long WholeAtMost = 1L << 40;

    public static QueueModelResult Solve(QueueModelRequest request, QueueTarget target, OperationContext context)
    {
        Check(target);
        QueueUnknown unknown = Unknown(request);
        if (unknown == QueueUnknown.Places && target.Goal != QueueGoal.Blocking)
            throw QueueError.Unclear("More places lose less and wait more", "a blocking target to find the places for", """{"goal": "blocking", "value": 1e-6}""");
        double? value = unknown switch
        {
            QueueUnknown.Servers or QueueUnknown.Places => Whole(request, unknown, target, context),
            _ => Rate(request, unknown, target, context),
        };
        double? percentile = target.Goal is QueueGoal.WaitPercentile or QueueGoal.SojournPercentile ? target.Percentile : null;
        if (value is not { } found)
        {
            var none = new QueueFigures(request.Model!.Value, Name(request.Model.Value), "inverse question")
            {
                Reason = string.Create(CultureInfo.InvariantCulture, $"no answer: no {Spell(unknown)} brings the {Spell(target.Goal)} to {target.Value:G6} or less"),
            };
            return none.ToResult(request, new QueueSolution(unknown, null, target.Goal, target.Value, percentile, null, null), context);
        }
        QueueFigures figures = QueueModels.Figures(With(request, unknown, found), context);
        double? less = unknown is QueueUnknown.Servers or QueueUnknown.Places ? Less(request, unknown, found, target, context) : null;
        var solution = new QueueSolution(unknown, found, target.Goal, target.Value, percentile, Measure(figures, target, context), less);
        return figures.ToResult(request, solution, context);
    }

    private static void Check(QueueTarget target)
    {
        bool probability = target.Goal is QueueGoal.Blocking or QueueGoal.WaitProbability or QueueGoal.Utilization;
        QueueError.Positive(target.Value, "target", probability ? "0.01" : "0.005");
        if (probability && target.Value >= 1)
            throw QueueError.Invalid(FormattableString.Invariant($"The target for a probability is {target.Value}"), "a number above 0 and below 1", "0.01", target.Value);
        if (target.Goal is QueueGoal.WaitPercentile or QueueGoal.SojournPercentile && !(target.Percentile > 0 && target.Percentile < 1))
            throw QueueError.Invalid(FormattableString.Invariant($"The percentile of the target is {target.Percentile}"), "a number above 0 and below 1", "0.95", target.Percentile);
    }

    private static QueueUnknown Unknown(QueueModelRequest request)
    {
        bool servers = request.Servers is null, service = request.ServiceRate is null && request.ServiceTimeSeconds is null, arrivals = request.ArrivalRate is null && request.OfferedLoad is null;
        var missing = new List<QueueUnknown>();
        switch (request.Model)
        {
            case QueueModel.MM1 or QueueModel.MD1 or QueueModel.MEk1 or QueueModel.MG1 or QueueModel.GG1 or QueueModel.Vacation:
                servers = false;
                break;
            case QueueModel.ErlangB or QueueModel.ErlangC when service && (arrivals || request.OfferedLoad is not null):
                // Loads only: the service is no unknown.
                service = false;
                if (arrivals) missing.Add(QueueUnknown.OfferedLoad);
                arrivals = false;
                break;
            case QueueModel.MMm or QueueModel.GGm or QueueModel.ErlangB or QueueModel.ErlangC:
                break;
            case QueueModel.MMmK:
                if (request.Places is null) missing.Add(QueueUnknown.Places);
                // One server is the default, unless servers are all that is missing.
                servers &= request.Places is not null && !service && !arrivals;
                break;
            case QueueModel.FiniteSource:
                arrivals &= request.ThinkTimeSeconds is null;
                break;
            case null:
                throw QueueError.Unclear("The model is missing", "one of the queueing models", "\"M/M/m\"");
            default:
                throw QueueError.Unclear($"The model {request.Model} has no inverse questions", "a model of one station and one class");
        }
        if (servers) missing.Add(QueueUnknown.Servers);
        if (arrivals) missing.Add(QueueUnknown.ArrivalRate);
        if (service) missing.Add(QueueUnknown.ServiceRate);
        if (missing.Count == 1) return missing[0];
        throw QueueError.Unclear(missing.Count == 0 ? "A target is set and no parameter is left to find" : $"A target is set and {string.Join(", ", missing.Select(Spell))} are missing",
            "all parameters but the one asked for", """{"model": "M/M/m", "arrivalRate": 80, "serviceRate": 10, "target": {"goal": "meanWait", "value": 0.005}}""");
    }

    private static double? Whole(QueueModelRequest request, QueueUnknown unknown, QueueTarget target, OperationContext context)
    {
        long low = unknown == QueueUnknown.Places ? (request.Servers ?? 1) - 1 : 0, high = low + 1;
        long most = unknown == QueueUnknown.Servers && request.Model is QueueModel.MMmK or QueueModel.FiniteSource && request.Places is { } places ? places : WholeAtMost;
        while (!Meets(request, unknown, high, target, context))
        {
            if (high >= most) return null;
            low = high;
            high = Math.Min(most, high * 2);
        }
        while (high - low > 1)
        {
            long middle = low + (high - low) / 2;
            if (Meets(request, unknown, middle, target, context)) high = middle;
            else low = middle;
        }
        return high;
    }

    private static double? Rate(QueueModelRequest request, QueueUnknown unknown, QueueTarget target, OperationContext context)
    {
        // The unknown as something that makes the queue worse: a rate of arrivals, a load, or a service time.
        double servers = request.Servers ?? 1;
        double start = unknown switch
        {
            QueueUnknown.OfferedLoad => servers,
            QueueUnknown.ArrivalRate => servers / QueueError.Service(request.ServiceRate, request.ServiceTimeSeconds).Seconds,
            _ => servers / QueueError.Positive(request.ArrivalRate ?? request.OfferedLoad ?? 1 / (request.ThinkTimeSeconds ?? 1), "arrival rate", "80"),
        };
        if (request.Model == QueueModel.FiniteSource) start /= request.Population ?? 1;
        bool Good(double x) => Meets(request, unknown, unknown == QueueUnknown.ServiceRate ? 1 / x : x, target, context);
        double low = start, high = start;
        if (Good(start))
        {
            do
            {
                low = high;
                if ((high *= 2) > start * 1e15) return null;
            }
            while (Good(high));
        }
        else
        {
            do
            {
                high = low;
                if ((low /= 2) < start * 1e-15) return null;
            }
            while (!Good(low));
        }
        while (high - low > 2e-16 * high)
        {
            double middle = low + (high - low) / 2;
            if (!(middle > low && middle < high)) break;
            if (Good(middle)) low = middle;
            else high = middle;
        }
        return unknown == QueueUnknown.ServiceRate ? 1 / low : low;
    }

    private static bool Meets(QueueModelRequest request, QueueUnknown unknown, double value, QueueTarget target, OperationContext context)
    {
        QueueFigures figures = QueueModels.Figures(With(request, unknown, value), context);
        if (!figures.Stable) return false;
        Func<double, double>? tail = target.Goal == QueueGoal.WaitPercentile ? figures.WaitTail : target.Goal == QueueGoal.SojournPercentile ? figures.SojournTail : null;
        return tail is not null ? tail(target.Value) <= 1 - target.Percentile : Measure(figures, target, context) <= target.Value;
    }

    private static double Measure(QueueFigures figures, QueueTarget target, OperationContext context) => target.Goal switch
    {
        QueueGoal.MeanWait => figures.MeanWait,
        QueueGoal.MeanSojourn => figures.MeanSojourn,
        QueueGoal.WaitPercentile => figures.WaitAt(1 - target.Percentile, context),
        QueueGoal.SojournPercentile => figures.SojournAt(1 - target.Percentile, context),
        QueueGoal.WaitProbability => figures.WaitProbability,
        QueueGoal.Blocking => figures.Blocking,
        _ => figures.Utilization,
    } ?? throw QueueError.Unclear($"The {Spell(target.Goal)} is not known for this model", "a target for a figure that the model has", """{"goal": "meanWait", "value": 0.005}""");

    private static double? Less(QueueModelRequest request, QueueUnknown unknown, double found, QueueTarget target, OperationContext context)
    {
        double least = unknown == QueueUnknown.Places ? request.Servers ?? 1 : 1;
        if (found - 1 < least) return null;
        QueueFigures figures = QueueModels.Figures(With(request, unknown, found - 1), context);
        return figures.Stable && Measure(figures, target, context) is var value && double.IsFinite(value) ? value : null;
    }

    private static QueueModelRequest With(QueueModelRequest request, QueueUnknown unknown, double value) => unknown switch
    {
        QueueUnknown.Servers => request with { Servers = (long)value },
        QueueUnknown.Places => request with { Places = (long)value },
        QueueUnknown.ArrivalRate => request with { ArrivalRate = value },
        QueueUnknown.OfferedLoad => request with { OfferedLoad = value },
        _ => request with { ServiceRate = value },
    };

    internal static string Name(QueueModel model) => model switch
    {
        QueueModel.MM1 => "M/M/1",
        QueueModel.MMm => "M/M/m",
        QueueModel.MMmK => "M/M/m/K",
        QueueModel.ErlangB => "Erlang B",
        QueueModel.ErlangC => "Erlang C",
        QueueModel.MG1 => "M/G/1",
        QueueModel.MD1 => "M/D/1",
        QueueModel.MEk1 => "M/Ek/1",
        QueueModel.GG1 => "G/G/1",
        QueueModel.GGm => "G/G/m",
        QueueModel.Vacation => "M/G/1 with vacations",
        QueueModel.MMInf => "M/M/inf",
        QueueModel.Priority => "priority",
        QueueModel.Jackson => "Jackson",
        QueueModel.Closed => "closed",
        _ => "finite source",
    };

    private static string Spell(QueueUnknown unknown) => unknown switch
    {
        QueueUnknown.Servers => "number of servers",
        QueueUnknown.Places => "number of places",
        QueueUnknown.ArrivalRate => "arrival rate",
        QueueUnknown.OfferedLoad => "offered load",
        _ => "service rate",
    };

    private static string Spell(QueueGoal goal) => goal switch
    {
        QueueGoal.MeanWait => "mean wait",
        QueueGoal.MeanSojourn => "mean sojourn",
        QueueGoal.WaitPercentile => "percentile of the wait",
        QueueGoal.SojournPercentile => "percentile of the sojourn",
        QueueGoal.WaitProbability => "probability of waiting",
        QueueGoal.Blocking => "blocking",
        _ => "utilization",
    };
}
