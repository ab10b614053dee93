using System.Globalization;

namespace NetOpt.Optimization;

/// <summary>
/// The rules by which the loop decides how to make a network better. They look only at measured maximum utilizations and at the bound that
/// no routing can beat:
/// <list type="number">
/// <item>None, if the network is within the wanted gap of the bound already.</item>
/// <item>Weights, if the number of changes is limited: a multipath routing touches every router.</item>
/// <item>Weights, if they better the network, come within 10 % of the bound and multipath would not turn an overloaded network into one where everything fits:
/// changing metrics needs no new forwarding.</item>
/// <item>Multipath otherwise.</item>
/// </list>
/// Whatever is chosen is measured, and falls back to none if it lowers the maximum utilization by less than 1 %, which is not worth
/// touching routers for, or if less traffic would be served than before. The 10 % and 1 % are NetOpt's own.
/// </summary>
public static class MethodChoice
{
    /// <summary>How near to the bound weights must come to be preferred.</summary>
    public const double WeightsTolerance = 0.10;

    /// <summary>Relative decrease of the maximum utilization below which nothing counts as improved.</summary>
    public const double LeastImprovement = 0.01;

    /// <summary>Whether a maximum utilization is lower than another by enough to be called better.</summary>
    public static bool IsBetter(double after, double before) => after < before * (1 - LeastImprovement);

    /// <summary>Why a measured routing does not count as an improvement; null where it does.</summary>
    public static string? Objection(NetworkFigures before, NetworkFigures after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (!IsBetter(after.MaxUtilization, before.MaxUtilization)) return $"not {Percent(LeastImprovement)} better";
        return after.ServedBps < before.ServedBps * (1 - 1e-9) ? "less traffic would be served" : null;
    }

    /// <summary>Decides, with the rule in words.</summary>
    /// <param name="before">Maximum utilization as it is.</param>
    /// <param name="bound">What no routing can beat.</param>
    /// <param name="gap">Wanted relative gap.</param>
    /// <param name="weights">Maximum utilization with the weights that the search found.</param>
    /// <param name="multipath">Maximum utilization of the multipath routing.</param>
    /// <param name="limited">Whether the number of changes is limited.</param>
    public static (OptimizationMethod Method, string Reason) Decide(double before, double bound, double gap, double weights, double multipath, bool limited)
    {
        if (before <= bound * (1 + gap))
            return (OptimizationMethod.None, $"the maximum utilization of {Percent(before)} is within {Percent(gap)} of the least that any routing can reach ({Percent(bound)})");
        if (limited)
            return (OptimizationMethod.Weights, "the number of changes is limited, which asks for weights");
        bool onlyMultipathFits = weights > 1 && multipath <= 1;
        if (IsBetter(weights, before) && weights <= bound * (1 + WeightsTolerance) && !onlyMultipathFits)
            return (OptimizationMethod.Weights, $"weights reach {Percent(weights)}, within {Percent(WeightsTolerance)} of the least that any routing can reach ({Percent(bound)}), and need no new forwarding");
        return (OptimizationMethod.MultiPath, onlyMultipathFits
            ? $"weights leave links overloaded ({Percent(weights)}), and splitting over several paths does not ({Percent(multipath)})"
            : !IsBetter(weights, before)
            ? $"no weights were found that better {Percent(before)}; splitting over several paths reaches {Percent(multipath)}"
            : $"weights reach {Percent(weights)}, more than {Percent(WeightsTolerance)} above the least that any routing can reach ({Percent(bound)}); splitting over several paths reaches {Percent(multipath)}");
    }

    private static string Percent(double ratio) => (100 * ratio).ToString("0.#", CultureInfo.InvariantCulture) + " %";
}
