using NetOpt.Numerics;
using NetOpt.Numerics.Distributions;

namespace NetOpt.Queueing.Models;

/// <summary>
/// M/G/1 in steady state: Poisson arrivals λ per second, any service times of mean s and squared coefficient of variation c², one server.
/// Means are exact and need these two moments only; variances need the third moment, percentiles the distribution.
/// Wq = ρ s (1 + c²)/(2(1 − ρ)); Var Wq = Wq² + λE[S³]/(3(1 − ρ)); the number left behind is what arrived during a sojourn, so Var N = λW + λ² Var W.
/// O(1) time and space. Source: Pollaczek 1930, Khinchine 1932; Kleinrock, Queueing Systems I (1975), §5.6-5.7.
/// </summary>
internal static class MG1Queue
{
    public static QueueFigures Solve(QueueModelRequest request)
    {
        if (request.Service is { } distribution) return Solve(request, distribution);
        double scv = QueueError.AtLeastZero(request.ServiceScv, "squared coefficient of variation of the service", "1");
        PoissonQueue queue = PoissonQueue.Of(request, 1);
        QueueFigures figures = Start(QueueModel.MG1, "M/G/1", queue);
        if (!figures.Stable) return figures;
        Fill(figures, queue, scv, thirdMoment: null);
        figures.Notes.Add("Percentiles and variances need the distribution of the service, not only its mean and scv.");
        return figures;
    }

    // Constant, Erlang and mixed exponential services have percentiles.
    private static QueueFigures Solve(QueueModelRequest request, Distribution service)
    {
        if (request.ServiceRate is not null || request.ServiceTimeSeconds is not null || request.ServiceScv is not null)
            throw QueueError.Unclear("Both a distribution of the service and its rate, time or scv are given", "one of them", "\"lognormal(mean=10ms, scv=4)\"");
        if (service.Mean is not { } mean || !(mean > 0))
            throw QueueError.Invalid($"The mean of the service {service} is {(service.Mean is null ? "infinite" : "0")}", "a distribution with a finite mean above 0", "\"exponential(mean=10ms)\"", service.ToString());
        PoissonQueue queue = PoissonQueue.Of(request with { ServiceTimeSeconds = mean }, 1);
        if (service is Deterministic) return MD1Queue.Solve(QueueModel.MG1, "M/D/1", queue);
        if (service is Erlang && Parameter(service, "k") is <= MEk1Queue.PhasesAtMost and var phases)
            return MEk1Queue.Solve(QueueModel.MG1, FormattableString.Invariant($"M/E{phases}/1"), queue, (int)phases);
        if (service is Exponential) return MixedExponentialQueue.Solve("M/M/1", queue, [1], [mean]);
        if (service is Hyperexponential)
        {
            double[] means = [.. service.Parameters[1].Values];
            return MixedExponentialQueue.Solve(FormattableString.Invariant($"M/H{means.Length}/1"), queue, [.. service.Parameters[0].Values], means);
        }
        string name = $"M/G/1 with {service.Kind} service";
        QueueFigures figures = Start(QueueModel.MG1, name, queue);
        if (!figures.Stable) return figures;
        if (service.Scv is not { } scv)
        {
            (figures.Utilization, figures.WaitProbability, figures.Empty, figures.Throughput) = (queue.Rho, queue.Rho, queue.Free, queue.ArrivalRate);
            figures.Reason = "infinite: the server keeps up, but the service times have no finite variance, and so the waits no finite mean";
            return figures;
        }
        Fill(figures, queue, scv, ThirdMoment(service));
        figures.Notes.Add("Percentiles are known for constant, exponential, Erlang and hyperexponential service; Start-QueueRun measures them for any.");
        return figures;
    }

    private static double Parameter(Distribution distribution, string name) => distribution.Parameters.First(p => p.Name == name).Values[0];

    private static double? ThirdMoment(Distribution d)
    {
        switch (d)
        {
            case Uniform:
                double low = Parameter(d, "min"), high = Parameter(d, "max");
                return (low + high) * (low * low + high * high) / 4;
            case Lognormal:
                double sigma = Parameter(d, "sigma");
                return Math.Exp(3 * Parameter(d, "mu") + 4.5 * sigma * sigma);
            case Gamma:
                double shape = Parameter(d, "shape");
                return Math.Pow(Parameter(d, "scale"), 3) * shape * (shape + 1) * (shape + 2);
            case Weibull:
                return Math.Pow(Parameter(d, "scale"), 3) * Math.Exp(SpecialFunctions.LogGamma(1 + 3 / Parameter(d, "shape")));
            default:
                return null;
        }
    }

    internal static QueueFigures Start(QueueModel model, string name, PoissonQueue queue)
    {
        var figures = new QueueFigures(model, name, "Pollaczek-Khinchine (1930)");
        queue.Describe(figures);
        figures.Reason = queue.Overload;
        return figures;
    }

    /// <summary>The figures that follow from moments. The third is E[S³], s³, or null.</summary>
    internal static void Fill(QueueFigures figures, PoissonQueue queue, double scv, double? thirdMoment)
    {
        double arrivals = queue.ArrivalRate!.Value, rho = queue.Rho, free = queue.Free, service = queue.ServiceSeconds;
        double wait = rho * service * (1 + scv) / (2 * free), sojourn = wait + service;
        figures.Utilization = figures.WaitProbability = rho;
        figures.Empty = free;
        figures.Throughput = arrivals;
        figures.MeanWait = wait;
        figures.MeanSojourn = sojourn;
        figures.MeanWaiting = rho * rho * (1 + scv) / (2 * free);
        figures.MeanCustomers = figures.MeanWaiting + rho;
        if (thirdMoment is not { } third) return;
        figures.VarianceWait = wait * wait + arrivals * third / (3 * free);
        figures.VarianceSojourn = figures.VarianceWait + scv * service * service;
        figures.VarianceCustomers = figures.MeanCustomers + arrivals * arrivals * figures.VarianceSojourn;
    }
}
