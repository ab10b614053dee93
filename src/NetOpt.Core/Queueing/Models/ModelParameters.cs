namespace NetOpt.Queueing.Models;

/// <summary>Which parameters a model has: one that it has not is an error, as nothing is ignored in silence.</summary>
internal static class ModelParameters
{
    private static readonly string[] One = ["arrivalRate", "serviceRate", "serviceTimeSeconds"];

    /// <summary>Checks that the request says nothing that its model does not take.</summary>
    public static void Check(QueueModelRequest request)
    {
        if (request.Model is not { } model) return;
        string[] taken = Of(model);
        foreach ((string name, bool given) in Given(request))
        {
            if (given && !taken.Contains(name))
                throw QueueError.Unclear($"The model {InverseQueue.Name(model)} takes no {name}", "of " + string.Join(", ", taken) + " what is needed");
        }
    }

    private static string[] Of(QueueModel model) => model switch
    {
        QueueModel.MMm => [.. One, "servers"],
        QueueModel.MMmK => [.. One, "servers", "places"],
        QueueModel.ErlangB or QueueModel.ErlangC => [.. One, "servers", "offeredLoad"],
        QueueModel.MG1 => [.. One, "serviceScv", "service"],
        QueueModel.MEk1 => [.. One, "phases"],
        QueueModel.GG1 => [.. One, "arrivalScv", "serviceScv", "approximation"],
        QueueModel.GGm => [.. One, "servers", "arrivalScv", "serviceScv", "approximation"],
        QueueModel.Vacation => [.. One, "serviceScv", "vacationSeconds", "vacationScv"],
        QueueModel.FiniteSource => [.. One, "servers", "places", "population", "thinkTimeSeconds"],
        QueueModel.Priority => ["classes", "servers", "discipline"],
        QueueModel.Jackson => ["stations", "routing"],
        QueueModel.Closed => ["stations", "routing", "population", "thinkTimeSeconds", "classes"],
        _ => One,
    };

    private static IEnumerable<(string Name, bool Given)> Given(QueueModelRequest r) =>
    [
        ("arrivalRate", r.ArrivalRate is not null), ("serviceRate", r.ServiceRate is not null), ("serviceTimeSeconds", r.ServiceTimeSeconds is not null),
        ("offeredLoad", r.OfferedLoad is not null), ("servers", r.Servers is not null), ("places", r.Places is not null),
        ("population", r.Population is not null), ("thinkTimeSeconds", r.ThinkTimeSeconds is not null),
        ("arrivalScv", r.ArrivalScv is not null), ("serviceScv", r.ServiceScv is not null), ("service", r.Service is not null), ("phases", r.Phases is not null),
        ("vacationSeconds", r.VacationSeconds is not null), ("vacationScv", r.VacationScv is not null), ("approximation", r.Approximation is not null),
        ("discipline", r.Discipline != PriorityDiscipline.NonPreemptive), ("classes", r.Classes is not null), ("stations", r.Stations is not null), ("routing", r.Routing is not null),
    ];
}
