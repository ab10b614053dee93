using System.Collections.Immutable;

namespace NetOpt.Congestion;

/// <summary>The path of all users over time. Step 0 is the start.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Increase">The increase used.</param>
/// <param name="Decrease">The decrease used.</param>
/// <param name="Capacity">The rate at which the link is full.</param>
/// <param name="Rates">For each user its rate at steps 0 .. <paramref name="Steps"/>.</param>
/// <param name="Total">The sum of all rates at each step.</param>
/// <param name="Jain">Jain's fairness index at each step.</param>
/// <param name="Steps">How many steps were taken.</param>
/// <param name="Decreases">How many of them were decreases.</param>
/// <param name="Floored">How often a user would have gone below 0 and stayed at 0 instead (additive decrease only).</param>
/// <param name="JainAtStart">Fairness at the start.</param>
/// <param name="JainAtEnd">Fairness after the last step.</param>
/// <param name="MeanEfficiency">Mean of total over capacity in the second half of the steps.</param>
/// <param name="Swing">Greatest minus least total in the second half of the steps, over capacity.</param>
/// <param name="Verdict">Where the rule leads, by the theory; the path shows it as far as it goes.</param>
public sealed record AimdResult(
    AimdRule Rule,
    double Increase,
    double Decrease,
    double Capacity,
    ImmutableArray<ImmutableArray<double>> Rates,
    ImmutableArray<double> Total,
    ImmutableArray<double> Jain,
    int Steps,
    int Decreases,
    int Floored,
    double JainAtStart,
    double JainAtEnd,
    double MeanEfficiency,
    double Swing,
    AimdVerdict Verdict);
