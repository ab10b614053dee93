using NetOpt.Operations;
using NetOpt.Queueing.Models;

namespace NetOpt.Queueing;

/// <summary>Answers a <see cref="QueueModelRequest"/> by the model it names. Each model states its source, time and space.</summary>
public static class QueueModels
{
    /// <summary>The figures of the model, or with a target the parameter that meets it. See the models for complexity.</summary>
    /// <exception cref="NetOptException">InvalidRequest: a parameter is missing, or two contradict each other; InvalidParameter: one is out of its range.</exception>
    /// <exception cref="OperationCanceledException">The run was canceled.</exception>
    public static QueueModelResult Solve(QueueModelRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        Check(request);
        ModelParameters.Check(request);
        return request.Target is null ? Figures(request, context).ToResult(request, null, context) : InverseQueue.Solve(request, request.Target, context);
    }

    internal static QueueFigures Figures(QueueModelRequest request, OperationContext context)
    {
        context.ThrowIfCanceled();
        return request.Model switch
        {
            QueueModel.MM1 => MM1Queue.Solve(request),
            QueueModel.MMm => MMmQueue.Solve(request),
            QueueModel.MMmK => MMmKQueue.Solve(request),
            QueueModel.MMInf => MMInfQueue.Solve(request),
            QueueModel.ErlangB => ErlangBQueue.Solve(request),
            QueueModel.ErlangC => ErlangCQueue.Solve(request),
            QueueModel.MG1 => MG1Queue.Solve(request),
            QueueModel.MD1 => MD1Queue.Solve(request),
            QueueModel.MEk1 => MEk1Queue.Solve(request),
            QueueModel.GG1 or QueueModel.GGm => GeneralQueue.Solve(request, request.Model.Value),
            QueueModel.Priority => PriorityQueueModel.Solve(request),
            QueueModel.Vacation => VacationQueue.Solve(request),
            QueueModel.FiniteSource => FiniteSourceQueue.Solve(request),
            QueueModel.Jackson => JacksonNetwork.Solve(request, context),
            QueueModel.Closed => ClosedNetwork.Solve(request, context),
            _ => throw QueueError.Unclear("The model is missing", "one of the queueing models", """{"model": "M/M/m", "arrivalRate": 80, "serviceRate": 10, "servers": 10}"""),
        };
    }

    private static void Check(QueueModelRequest request)
    {
        foreach (double p in request.Percentiles ?? [])
        {
            if (!(p > 0 && p < 1)) throw QueueError.Invalid(FormattableString.Invariant($"The percentile {p} is asked for"), "probabilities above 0 and below 1", "0.95", p);
        }
        foreach (double t in request.TimesSeconds ?? []) QueueError.AtLeastZero(t, "time to give tail probabilities at", "0.01");
        foreach (long n in request.States ?? [])
        {
            if (n < 0) throw QueueError.Invalid($"The state of {n} customers is asked for", "numbers of at least 0", "10", n);
        }
    }
}
