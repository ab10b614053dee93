using NetOpt.Numerics.Distributions;

namespace NetOpt.Queueing.Simulation;

// The formula for a single station, if there is one.
internal static partial class PlanBuilder
{
    private static QueueModelRequest? Formula(QueueModelRequest model, Distribution gap, Distribution work, StationPlan station, out TheoryScope scope, out string? none)
    {
        none = null;
        bool poisson = gap is Exponential, exponential = work is Exponential, sharing = station.Discipline == QueueDiscipline.ProcessorSharing;
        long? servers = station.Servers;
        scope = sharing ? TheoryScope.Sojourn : station.Discipline == QueueDiscipline.Lifo ? TheoryScope.Means : TheoryScope.All;
        if (station.Patience is not null || station.BalkProbability > 0 || station.BalkAt < long.MaxValue)
        {
            none = "There is no formula here for impatient customers.";
            return null;
        }
        if (work.Mean is not { } mean || mean == 0)
        {
            none = "There is no formula here for these service times.";
            return null;
        }
        var request = new QueueModelRequest(ArrivalRate: 1 / gap.Mean, ServiceTimeSeconds: mean, Percentiles: model.Percentiles, Approximation: model.Approximation);
        // The rates as they were given have no rounding.
        if (model.ArrivalRate is { } rate && poisson) request = request with { ArrivalRate = rate };
        if (model.ServiceRate is { } services) request = request with { ServiceTimeSeconds = null, ServiceRate = services };
        QueueModelRequest? found = null;
        if (station.Vacation is { } vacation)
        {
            if (poisson && station.Places == long.MaxValue && work.Scv is { } scv && vacation is { Mean: { } away, Scv: { } awayScv })
                found = request with { Model = QueueModel.Vacation, ServiceScv = scv, VacationSeconds = away, VacationScv = awayScv };
        }
        else if (station.Places < long.MaxValue)
        {
            if (poisson && exponential) found = request with { Model = QueueModel.MMmK, Servers = servers, Places = station.Places };
            // Erlang's loss formula needs the mean service only.
            else if (poisson && station.Places == servers) found = request with { Model = QueueModel.ErlangB, Servers = servers };
        }
        else if (station.Servers == StationPlan.Unlimited)
        {
            if (poisson) found = request with { Model = QueueModel.MMInf };
            if (!exponential) scope = TheoryScope.Means;
        }
        else if (sharing)
        {
            // Insensitive: as with exponential service of the same mean.
            if (poisson) found = servers == 1 ? request with { Model = QueueModel.MM1 } : request with { Model = QueueModel.MMm, Servers = servers };
        }
        else if (poisson && exponential) found = servers == 1 ? request with { Model = QueueModel.MM1 } : request with { Model = QueueModel.MMm, Servers = servers };
        else if (poisson && servers == 1 && work is Deterministic) found = request with { Model = QueueModel.MD1 };
        else if (poisson && servers == 1 && work is Erlang erlang) found = request with { Model = QueueModel.MEk1, Phases = (int)erlang.Parameters[0].Values[0] };
        else if (poisson && servers == 1 && work.Scv is not null) found = request with { Model = QueueModel.MG1, ServiceRate = null, ServiceTimeSeconds = null, Service = work };
        else if (gap.Scv is { } ca && work.Scv is { } cs)
        {
            found = servers == 1
                ? request with { Model = QueueModel.GG1, ArrivalScv = ca, ServiceScv = cs }
                : request with { Model = QueueModel.GGm, Servers = servers, ArrivalScv = ca, ServiceScv = cs };
        }
        if (found is null) none = "There is no formula here for this queue.";
        return found;
    }
}
