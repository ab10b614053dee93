using System.Collections.Immutable;
using System.Globalization;
using NetOpt.Operations;

namespace NetOpt.Bandwidth.Management;

/// <summary>The same flows under several kinds of fairness: what each kind gives up in total rate for more equal shares.</summary>
/// <param name="Flows">The ids of the flows.</param>
/// <param name="Kinds">The kinds, in the order asked for.</param>
public sealed record FairnessComparison(ImmutableArray<string> Flows, ImmutableArray<ComparedFairness> Kinds)
{
    /// <summary>How many flows there are.</summary>
    public int FlowCount => Flows.Length;

    /// <summary>Shares what the guarantees leave in each way.</summary>
    internal static FairnessComparison Of(FlowRow[] rows, GrowingFlows growing, IReadOnlyList<double> alphas, OperationContext context)
    {
        if (rows.Length == 0)
            throw new NetOptException(ErrorCodes.EmptyInput, ErrorKind.InvalidArgument, "There are no flows to compare", "at least one flow that was admitted");
        if (alphas.Count == 0)
            throw new NetOptException(ErrorCodes.EmptyInput, ErrorKind.InvalidArgument, "There is no kind of fairness to compare", "one alpha or more", "0.5, 1, 2, Infinity");
        foreach (double alpha in alphas)
        {
            if (!double.IsPositiveInfinity(alpha)) AlphaFairness.CheckAlpha(alpha);
        }
        return new FairnessComparison([.. rows.Select(r => r.Flow)], [.. alphas.Select(alpha => Kind(rows, growing, alpha, context))]);
    }

    private static ComparedFairness Kind(FlowRow[] rows, GrowingFlows growing, double alpha, OperationContext context)
    {
        double[] more = [];
        (bool certified, double gap) = (true, 0);
        if (growing.Rows.Count > 0 && double.IsPositiveInfinity(alpha))
        {
            more = MaxMinFairness.Fill(growing.Paths, growing.Capacity, growing.Weight, growing.Room, context).Rate;
            FairnessCertificate proof = MaxMinCertificate.Check(growing.Paths, growing.Capacity, growing.Weight, growing.Room, more, context);
            (certified, gap) = (proof.Certified, proof.LargestViolation);
        }
        else if (growing.Rows.Count > 0)
        {
            AlphaFairRates fair = AlphaFairness.Solve(growing.Paths, growing.Capacity, growing.Weight, growing.Room, alpha, context);
            (more, certified, gap) = (fair.Rate, fair.Certificate.Certified, fair.Certificate.Gap);
        }
        var shares = new Dictionary<FlowRow, double>(growing.Rows.Count);
        for (int f = 0; f < growing.Rows.Count; f++) shares[growing.Rows[f]] = more[f];
        double[] rates = [.. rows.Select(r => r.Guarantee + shares.GetValueOrDefault(r))];
        double? finite = double.IsFinite(alpha) ? alpha : null;
        string name = finite switch { null => "max-min", 1 => "proportional", _ => "alpha " + alpha.ToString(CultureInfo.InvariantCulture) };
        return new ComparedFairness(finite, name, SharingProblem.Sum(rates), rates.Min(), JainIndex.Of(rates), certified, gap, [.. rates]);
    }
}
