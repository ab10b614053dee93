namespace NetOpt.Numerics.Distributions;

/// <summary>One way to write a distribution: its name, the parameters in their order, and what makes it of them.</summary>
/// <param name="Kind">The name of the distribution.</param>
/// <param name="Parameters">Names; one that ends in <c>[]</c> is a list, one that starts with <c>#</c> is a pure number, which takes no unit, and one that ends in <c>?</c> may be left out.</param>
/// <param name="Make">Makes the distribution of one array for each parameter, null where it was left out.</param>
/// <param name="Example">A literal example.</param>
internal sealed record DistributionForm(string Kind, string[] Parameters, Func<double[]?[], Distribution> Make, string Example)
{
    /// <summary>Every form, those of a distribution beside one another and its main one first.</summary>
    public static DistributionForm[] All { get; } =
    [
        new("exponential", ["mean"], p => new Exponential(One(p, 0)), "exponential(mean=0.1)"),
        new("deterministic", ["value"], p => new Deterministic(One(p, 0)), "deterministic(value=0.1)"),
        new("uniform", ["min", "max"], p => new Uniform(One(p, 0), One(p, 1)), "uniform(min=0.05, max=0.15)"),
        new("erlang", ["#k", "mean"], p => new Erlang(One(p, 0), One(p, 1)), "erlang(k=4, mean=0.1)"),
        new("hyperexponential", ["mean", "#scv"], p => Hyperexponential.Fit(One(p, 0), One(p, 1)), "hyperexponential(mean=0.1, scv=4)"),
        new("hyperexponential", ["#probabilities[]", "means[]"], p => new Hyperexponential(p[0]!, p[1]!), "hyperexponential(probabilities=[0.9,0.1], means=[0.05,0.55])"),
        new("gamma", ["#shape", "scale"], p => new Gamma(One(p, 0), One(p, 1)), "gamma(shape=2, scale=0.05)"),
        new("gamma", ["mean", "#scv"], p => Gamma.Fit(One(p, 0), One(p, 1)), "gamma(mean=0.1, scv=0.5)"),
        new("lognormal", ["mean", "#scv"], p => Lognormal.Fit(One(p, 0), One(p, 1)), "lognormal(mean=0.1, scv=4)"),
        new("lognormal", ["#mu", "#sigma"], p => new Lognormal(One(p, 0), One(p, 1)), "lognormal(mu=8.37, sigma=1.37)"),
        new("weibull", ["#shape", "scale"], p => new Weibull(One(p, 0), One(p, 1)), "weibull(shape=0.382, scale=1.46)"),
        new("pareto", ["#alpha", "min"], p => new Pareto(One(p, 0), One(p, 1)), "pareto(alpha=1.5, min=1)"),
        new("bounded-pareto", ["#alpha", "min", "max"], p => new BoundedPareto(One(p, 0), One(p, 1), One(p, 2)), "bounded-pareto(alpha=1.1, min=2, max=55)"),
        new("clamped-pareto", ["#alpha", "min", "max"], p => new ClampedPareto(One(p, 0), One(p, 1), One(p, 2)), "clamped-pareto(alpha=1.1, min=81.5, max=66666)"),
        new("truncated-lognormal", ["#mu", "#sigma", "min", "max"], p => new TruncatedLognormal(One(p, 0), One(p, 1), One(p, 2), One(p, 3)), "truncated-lognormal(mu=8.37, sigma=1.37, min=100, max=2e6)"),
        new("geometric", ["#mean"], p => new Geometric(One(p, 0)), "geometric(mean=5)"),
        new("empirical", ["values[]", "#weights[]?"], p => new Empirical(p[0]!, p[1] ?? []), "empirical(values=[40,576,1500], weights=[7,4,1])"),
    ];

    /// <summary>The bare name of a parameter.</summary>
    public static string NameOf(string parameter) => parameter.TrimStart('#').TrimEnd('?').TrimEnd(']').TrimEnd('[');

    /// <summary>Whether a parameter is a list.</summary>
    public static bool IsList(string parameter) => parameter.Contains("[]", StringComparison.Ordinal);

    /// <summary>The place of a parameter, or -1. O(parameters).</summary>
    public int IndexOf(string name) => Array.FindIndex(Parameters, p => string.Equals(NameOf(p), name, StringComparison.OrdinalIgnoreCase));

    private static double One(double[]?[] values, int parameter) => values[parameter]![0];
}
