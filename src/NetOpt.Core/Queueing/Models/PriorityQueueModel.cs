using System.Collections.Immutable;
using System.Globalization;

namespace NetOpt.Queueing.Models;

/// <summary>
/// M/G/1 with priority classes, the first the highest: each with Poisson arrivals λ_k per second and service times of mean s_k and squared coefficient of
/// variation c_k². With σ_k = ρ_1 + … + ρ_k and W0 = ½ Σ λ_i E[S_i²]: non-preemptive Wq_k = W0/((1 − σ_{k−1})(1 − σ_k)) (W0 over all classes), preemptive-resume
/// W_k = (s_k(1 − σ_k) + ½ Σ_{i≤k} λ_i E[S_i²])/((1 − σ_{k−1})(1 − σ_k)).
/// <para>Several servers: M/M/m, where all classes have the same exponential service. Non-preemptive W0 = C(m, a)/(mμ); preemptive, the classes up to k are an
/// M/M/m of their own, so that L_k is a difference of two.</para>
/// <para>A class with σ_k ≥ 1 has no finite wait; those above it have. Without preemption the lower classes in overload are served only when the class at the
/// border is not waiting, which is never, so W0 counts that class with the share of time left to it.</para>
/// O(classes) time and space. Sources: Cobham 1954; White and Christie 1958; Kella and Yechiali 1985 (several servers).
/// </summary>
internal static class PriorityQueueModel
{
    private const int ClassesAtMost = 10_000;

    public static QueueFigures Solve(QueueModelRequest request)
    {
        if (request.Classes is not { Count: > 0 } classes)
            throw QueueError.Unclear("The priority classes are missing", "a list of classes, the first the highest", """{"model": "priority", "classes": [{"arrivalRate": 250, "serviceTimeSeconds": 0.0008, "serviceScv": 0}, {"arrivalRate": 100, "serviceTimeSeconds": 0.006, "serviceScv": 0}]}""");
        QueueError.Count(classes.Count, "number of classes", 1, ClassesAtMost, "2");
        long servers = QueueError.Count(request.Servers ?? 1, "number of servers", 1, PoissonQueue.CountAtMost, "1");
        int n = classes.Count;
        var arrivals = new double[n];
        var service = new double[n];
        var scv = new double[n];
        var rho = new double[n];
        double total = 0, load = 0;
        for (int k = 0; k < n; k++)
        {
            QueueClass c = classes[k] ?? throw QueueError.Unclear($"Class {k + 1} is null", "a class");
            arrivals[k] = QueueError.Positive(c.ArrivalRate, $"arrival rate of class {k + 1}", "250");
            MeanService mean = QueueError.Service(c.ServiceRate, c.ServiceTimeSeconds);
            service[k] = mean.Seconds;
            scv[k] = QueueError.AtLeastZero(c.ServiceScv, $"squared coefficient of variation of the service of class {k + 1}", "0");
            rho[k] = mean.Load(arrivals[k]) / servers;
            total += arrivals[k];
            load += mean.Load(arrivals[k]);
            if (servers > 1 && (service[k] != service[0] || scv[k] != 1))
                throw QueueError.Invalid("Several servers with priorities need the same exponential service for all classes", "one service rate for all, with an scv of 1; or one server", "1");
        }

        bool preemptive = request.Discipline == PriorityDiscipline.PreemptiveResume;
        string name = (servers == 1 ? "M/G/1" : string.Create(CultureInfo.InvariantCulture, $"M/M/{servers}")) + (preemptive ? ", preemptive-resume priority" : ", non-preemptive priority");
        var figures = new QueueFigures(QueueModel.Priority, name, preemptive ? "White and Christie (1958)" : "Cobham (1954)")
        {
            ArrivalRate = total,
            OfferedLoad = load,
            Servers = servers,
            Rho = load / servers,
        };
        double[] wait = preemptive ? Preemptive(arrivals, service, scv, rho, servers) : NonPreemptive(arrivals, service, scv, rho, servers);
        var results = ImmutableArray.CreateBuilder<QueueClassResult>(n);
        double waiting = 0;
        for (int k = 0; k < n; k++)
        {
            string label = classes[k].Name ?? (k + 1).ToString(CultureInfo.InvariantCulture);
            bool stable = double.IsFinite(wait[k]);
            waiting += arrivals[k] * wait[k];
            results.Add(stable
                ? new QueueClassResult(label, true, arrivals[k], rho[k], arrivals[k] * (wait[k] + service[k]), arrivals[k] * wait[k], wait[k] + service[k], wait[k])
                : new QueueClassResult(label, false, arrivals[k], null, null, null, null, null));
        }
        figures.Classes = results.MoveToImmutable();
        if (figures.Classes.FirstOrDefault(c => !c.Stable) is { } first)
        {
            figures.Reason = string.Create(CultureInfo.InvariantCulture, $"unstable: class {first.Name} and those above it offer at least as much as the {(servers == 1 ? "server" : $"{servers} servers")} can do, so class {first.Name} waits without end");
            return figures;
        }
        figures.Utilization = load / servers;
        figures.Throughput = total;
        figures.MeanWaiting = waiting;
        figures.MeanCustomers = waiting + load;
        figures.MeanWait = waiting / total;
        figures.MeanSojourn = figures.MeanCustomers / total;
        if (servers == 1) figures.Empty = 1 - load;
        figures.WaitProbability = preemptive ? null : servers == 1 ? load : ErlangFormulas.C(servers, load);
        return figures;
    }

    private static double[] NonPreemptive(double[] arrivals, double[] service, double[] scv, double[] rho, long servers)
    {
        int n = arrivals.Length;
        double residual = 0, load = 0;
        for (int k = 0; k < n; k++)
        {
            bool over = load + rho[k] >= 1;
            double share = over ? 1 - load : rho[k];
            residual += share * service[k] * (1 + scv[k]) / 2;
            load += share;
            if (over) break;
        }
        if (servers > 1) residual = service[0] / servers * (load >= 1 ? 1 : ErlangFormulas.C(servers, load * servers));
        var wait = new double[n];
        double free = 1;
        for (int k = 0; k < n; k++)
        {
            double left = free - rho[k];
            wait[k] = left > 0 ? residual / (free * left) : double.PositiveInfinity;
            free = left;
        }
        return wait;
    }

    private static double[] Preemptive(double[] arrivals, double[] service, double[] scv, double[] rho, long servers)
    {
        int n = arrivals.Length;
        var wait = new double[n];
        double free = 1, residual = 0, total = 0, waitingAbove = 0;
        for (int k = 0; k < n; k++)
        {
            double left = free - rho[k];
            residual += rho[k] * service[k] * (1 + scv[k]) / 2;
            if (!(left > 0))
            {
                wait[k] = double.PositiveInfinity;
            }
            else if (servers == 1)
            {
                // W less s, put together so that nothing cancels in light traffic.
                wait[k] = (residual + service[k] * left * (1 - free)) / (free * left);
            }
            else
            {
                total += arrivals[k];
                double load = total * service[0], waiting = ErlangFormulas.C(servers, load) * load / (servers - load);
                wait[k] = (waiting - waitingAbove) / arrivals[k];
                waitingAbove = waiting;
            }
            free = left;
        }
        return wait;
    }
}
