using System.Globalization;
using System.Text;
using NetOpt.Units;

namespace NetOpt.Congestion.Runs;

/// <summary>Says which candidate to take, and the measured figures that decided.</summary>
internal static class CompareAdvice
{
    /// <summary>The advice in a few sentences.</summary>
    /// <param name="ranked">The candidates, best score first.</param>
    /// <param name="best">The one to take.</param>
    public static string Words(IReadOnlyList<ComparedAlgorithm> ranked, ComparedAlgorithm best)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{best.Algorithm}: score {Score(best)}, with {UnitFormat.Percent(best.GoodputShare)} of the possible goodput")
            .Append(best.RttRatio is { } ratio ? string.Create(CultureInfo.InvariantCulture, $" at {ratio:0.00} times the round-trip time of the empty path") : "")
            .Append(best.Jain is { } jain ? string.Create(CultureInfo.InvariantCulture, $" and a Jain index of {jain:0.000}") : "").Append(". ");
        if (best.Coexists)
        {
            if (best.Algorithm != CongestionAlgorithm.Cubic)
                text.Append(CultureInfo.InvariantCulture, $"Beside one CUBIC flow it gets {UnitFormat.Percent(best.CoexistenceShare)} of the goodput, and that flow keeps {UnitFormat.Percent(best.CubicKeeps)} of what it has beside another CUBIC flow. ");
            if (ranked[0] != best) text.Append(CultureInfo.InvariantCulture, $"{ranked[0].Algorithm} scores higher ({Score(ranked[0])}) where all flows use it, but {Harm(ranked[0])}. ");
        }
        else
        {
            text.Append("No candidate coexists with CUBIC: this holds where all flows use the same. ");
        }
        ComparedAlgorithm? next = ranked.FirstOrDefault(c => c != best && c.Rank > best.Rank && c.Coexists == best.Coexists);
        if (next is not null)
        {
            bool unsure = best.ScoreHalfWidth is { } a && next.ScoreHalfWidth is { } b && best.Score - next.Score < a + b;
            text.Append(CultureInfo.InvariantCulture, $"Next is {next.Algorithm} with {Score(next)}{(unsure ? ", within the confidence intervals: the two are not told apart" : "")}.");
        }
        return text.ToString().TrimEnd();
    }

    private static string Harm(ComparedAlgorithm candidate) => candidate.CubicKeeps < candidate.GetsBesideCubic
        ? $"takes too much from CUBIC, which keeps {UnitFormat.Percent(candidate.CubicKeeps)} of what it has beside another CUBIC flow"
        : $"gets too little beside CUBIC, {UnitFormat.Percent(candidate.CoexistenceShare)} of the goodput";

    private static string Score(ComparedAlgorithm candidate) =>
        candidate.Score.ToString("0.000", CultureInfo.InvariantCulture) + (candidate.ScoreHalfWidth is { } half ? half.ToString(" ± 0.000", CultureInfo.InvariantCulture) : "");
}
