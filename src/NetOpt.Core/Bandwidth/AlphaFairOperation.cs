using System.Collections.Immutable;
using NetOpt.Operations;

namespace NetOpt.Bandwidth;

/// <summary>
/// The operation <c>bandwidth.alphafair</c>: shares one link, or a network along hop-shortest paths, by <see cref="AlphaFairness"/>,
/// and spells the answer with names.
/// </summary>
public static class AlphaFairOperation
{
    private const string Example = """{"capacity": 10, "demands": [2, null, 5], "alpha": 2}""";

    // A price counts where it is more than this part of the price that some flow pays.
    private const double MinimumShare = 1e-6;

    // A flow this near to its demand has it.
    private const double SatisfiedShare = 1 - 1e-7;

    /// <summary>Runs it. Complexity: that of the paths and of <see cref="AlphaFairness"/>.</summary>
    /// <exception cref="NetOptException">
    /// InvalidRequest: both a topology and a link, or neither; MissingDemands, MissingCapacity, Disconnected, UnknownNode, EmptyInput,
    /// InvalidCapacity, InvalidDemand, InvalidWeight, InvalidParameter, TooLarge.
    /// </exception>
    public static AlphaFairResult Run(AlphaFairRequest request, OperationContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(context);
        AlphaFairness.CheckAlpha(request.Alpha);
        SharingProblem problem = request switch
        {
            { Topology: { } topology, Capacity: null, Demands: null } => SharingProblem.OnNetwork(topology, request.Weights, request.DemandCapped, context),
            { Topology: null, Capacity: { } capacity, Demands: { } demands } => SharingProblem.OnLink(capacity, demands, request.Weights, request.DemandCapped, context),
            _ => throw new NetOptException(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, "The request has not exactly one thing to share", "a topology with its demands, or else a capacity and demands", Example),
        };
        AlphaFairRates fair = AlphaFairness.Solve(problem.Paths, problem.Capacity, problem.Weights, problem.Caps, request.Alpha, context);

        var load = new double[problem.Capacity.Length];
        var matters = new bool[load.Length];
        var rates = new double[problem.Count];
        var allocations = ImmutableArray.CreateBuilder<FairAllocation>(problem.Count);
        int flow = 0;
        for (int i = 0; i < rates.Length; i++)
        {
            if (flow == problem.Active.Length || problem.Active[flow] != i)
            {
                allocations.Add(problem.Allocation(i, 0, 0, satisfied: true, -1));
                continue;
            }
            double rate = rates[i] = fair.Rate[flow], price = AlphaFairness.PathPrice(problem.Paths.Of(flow), fair.LogPrice);
            int dearest = -1;
            foreach (int a in problem.Paths.Of(flow))
            {
                load[a] += rate;
                if (dearest < 0 || fair.LogPrice[a] > fair.LogPrice[dearest]) dearest = a;
            }
            foreach (int a in problem.Paths.Of(flow)) matters[a] |= rate > 0 && Math.Exp(fair.LogPrice[a] - price) > MinimumShare;
            bool satisfied = rate >= problem.Demand(i) * SatisfiedShare, capped = rate >= problem.Caps[flow] * SatisfiedShare;
            allocations.Add(problem.Allocation(i, rate, rate / problem.Weight(i), satisfied, capped ? -1 : dearest));
            flow++;
        }

        for (int a = 0; a < load.Length; a++) matters[a] &= load[a] >= problem.Capacity[a] * (1 - MinimumShare);
        double LogWorth(int a) => fair.LogPrice[a] + Math.Log(problem.Capacity[a]);
        int[] priced = [.. Enumerable.Range(0, load.Length).Where(a => matters[a])];
        double most = priced.Select(LogWorth).DefaultIfEmpty().Max(), sum = priced.Sum(a => Math.Exp(LogWorth(a) - most));
        ImmutableArray<LinkPrice> prices =
        [
            .. priced.Select(a => new LinkPrice(a, problem.Link(a), problem.LinkName(a), problem.Source(a), problem.Target(a), InRange(Math.Exp(fair.LogPrice[a])),
                    Math.Exp(LogWorth(a) - most) / sum, load[a], problem.Capacity[a]))
                .OrderByDescending(p => p.Share).ThenBy(p => p.Index),
        ];
        return new AlphaFairResult(request.Alpha, allocations.MoveToImmutable(), SharingProblem.Sum(rates), problem.TotalDemand, JainIndex.Of(rates, problem.AllWeights), problem.Ignored,
            prices, fair.Certificate, fair.Iterations, problem.RateUnitKnown);
    }

    private static double? InRange(double value) => double.IsNormal(value) ? value : null;
}
