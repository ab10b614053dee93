using System.Text.Json;
using NetOpt.Numerics;
using NetOpt.Numerics.Distributions;

namespace NetOpt.Tests.Numerics.Distributions;

public sealed class DistributionTests
{
    public static TheoryData<string> All =>
    [
        "exponential(mean=0.1)", "deterministic(value=3)", "uniform(min=0.05, max=0.15)", "erlang(k=4, mean=0.1)", "erlang(k=40, mean=2)",
        "hyperexponential(mean=0.1, scv=4)", "hyperexponential(probabilities=[0.5,0.3,0.2], means=[1,5,20])", "gamma(shape=2.5, scale=0.05)",
        "gamma(mean=1, scv=4)", "lognormal(mean=0.1, scv=0.5)", "lognormal(mu=1, sigma=0.5)", "weibull(shape=0.7, scale=1.46)", "weibull(shape=3, scale=2)",
        "pareto(alpha=3.5, min=1)", "bounded-pareto(alpha=1.2, min=1, max=100)", "bounded-pareto(alpha=1, min=1, max=100)", "clamped-pareto(alpha=1.1, min=2, max=55)", "clamped-pareto(alpha=2, min=2, max=55)",
        "truncated-lognormal(mu=1, sigma=1, min=1, max=20)", "truncated-lognormal(mu=0, sigma=1, min=10, max=20)", "geometric(mean=5)", "empirical(values=[40,576,1500], weights=[7,4,1])",
    ];

    [Theory]
    [MemberData(nameof(All))]
    public void Its_moments_are_the_integrals_of_its_tail(string text)
    {
        Distribution d = Distribution.Parse(text);
        // E[X] = ∫ P(X > x) dx and E[X²] = ∫ 2x P(X > x) dx, by Simpson's rule between quantiles, where the pieces are smooth.
        double first = 0, second = 0, from = 0;
        var edges = new SortedSet<double>(Enumerable.Range(0, 400).Select(i => d.Quantile(i / 400.0)));
        for (double q = 1e-3; q > 1e-14; q /= 2) edges.Add(d.Quantile(1 - q));
        if (double.IsFinite(d.Quantile(1))) edges.Add(d.Quantile(1));
        foreach (double to in edges)
        {
            const int pieces = 40;
            double width = (to - from) / pieces;
            for (int i = 0; i < pieces; i++)
            {
                double a = from + i * width, middle = a + width / 2, b = Math.Min(Math.BitDecrement(a + width), Math.BitDecrement(to));
                first += width / 6 * (d.Tail(a) + 4 * d.Tail(middle) + d.Tail(b));
                second += width / 3 * (a * d.Tail(a) + 4 * middle * d.Tail(middle) + b * d.Tail(b));
            }
            from = to;
        }
        Assert.Equal(1, first / d.Mean!.Value, 1e-5);
        Assert.Equal(1, second / d.SecondMoment!.Value, text.StartsWith("pareto", StringComparison.Ordinal) ? 1e-3 : 2e-5);
        Assert.Equal(d.Variance!.Value / (d.Mean.Value * d.Mean.Value), d.Scv!.Value, 1e-12);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Its_draws_follow_its_distribution_function(string text)
    {
        Distribution d = Distribution.Parse(text);
        const int n = 40_000;
        var draws = new double[n];
        d.Sample(new RandomStream(7, text), draws);
        Array.Sort(draws);
        double distance = 0;
        for (int i = 0; i < n; i++)
        {
            if (i + 1 < n && draws[i + 1] == draws[i]) continue;
            distance = Math.Max(distance, Math.Abs(d.Cdf(draws[i]) - (i + 1.0) / n));
        }
        // Kolmogorov's 0.1 % point.
        Assert.True(distance < 1.95 / Math.Sqrt(n), $"{text}: {distance}");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void One_draw_at_a_time_gives_what_many_at_once_give(string text)
    {
        Distribution d = Distribution.Parse(text);
        var many = new double[100];
        d.Sample(new RandomStream(3, "x"), many);
        var random = new RandomStream(3, "x");
        foreach (double value in many) Assert.Equal(value, d.Sample(random));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Its_quantile_is_the_least_value_that_reaches_the_probability(string text)
    {
        Distribution d = Distribution.Parse(text);
        double previous = 0;
        foreach (double p in new[] { 0.001, 0.1, 0.25, 0.5, 0.77, 0.95, 0.999, 0.999999 })
        {
            double x = d.Quantile(p);
            Assert.True(x >= previous);
            Assert.True(d.Cdf(x * (1 + 1e-9)) >= p - 1e-12, $"{text} {p}");
            Assert.True(d.Cdf(x * (1 - 1e-9)) <= p + 1e-9 || d.Cdf(x * (1 - 1e-9)) < d.Cdf(x * (1 + 1e-9)), $"{text} {p}");
            Assert.Equal(1, d.Cdf(x) + d.Tail(x), 1e-12);
            previous = x;
        }
        Assert.True(d.Quantile(0) <= d.Quantile(0.001));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Text_and_JSON_give_it_back(string text)
    {
        Distribution d = Distribution.Parse(text);
        Assert.Equal(d, Distribution.Parse(d.ToString()));
        string json = JsonSerializer.Serialize(d);
        Assert.Contains("\"kind\":\"" + d.Kind + "\"", json);
        Assert.Equal(d, JsonSerializer.Deserialize<Distribution>(json));
        Assert.Equal(d, JsonSerializer.Deserialize<Distribution>(JsonSerializer.Serialize(text)));
    }

    [Fact]
    public void Bounded_and_clamped_Pareto_differ_as_published()
    {
        Assert.Equal(7.641908, new ClampedPareto(1.1, 2, 55).Mean!.Value, 1e-6);
        Assert.Equal(6.372456, new BoundedPareto(1.1, 2, 55).Mean!.Value, 1e-6);
        Assert.Equal(5.049144, new BoundedPareto(1.2, 1, 1e4).Mean!.Value, 1e-6);
        Assert.Equal(2375.877, new BoundedPareto(1.2, 1, 1e4).SecondMoment!.Value, 1e-3);
        Assert.Equal(479.7430, new ClampedPareto(1.1, 81.5, 66666).Mean!.Value, 1e-4);
    }

    [Fact]
    public void Web_object_sizes_have_their_conditional_means()
    {
        Assert.Equal(11053.51, new TruncatedLognormal(8.37, 1.37, 100, 2e6).Mean!.Value, 0.01);
        Assert.Equal(8199.722, new TruncatedLognormal(6.17, 2.36, 50, 2e6).Mean!.Value, 0.001);
    }

    [Theory]
    [InlineData(0.5, false, false)]
    [InlineData(1, false, false)]
    [InlineData(1.5, true, false)]
    [InlineData(2, true, false)]
    [InlineData(2.5, true, true)]
    public void Infinite_moments_of_a_Pareto_are_null(double alpha, bool mean, bool variance)
    {
        var pareto = new Pareto(alpha, 1);
        Assert.Equal(mean, pareto.Mean is not null);
        Assert.Equal(variance, pareto.Variance is not null);
        Assert.Equal(variance, pareto.Scv is not null);
    }

    [Theory]
    [InlineData("exponential(10ms)", "exponential(mean=0.01)")]
    [InlineData(" Exponential ( mean = 10 ms ) ", "exponential(mean=0.01)")]
    [InlineData("BoundedPareto(1.1, 81.5, 66kB)", "bounded-pareto(alpha=1.1, min=81.5, max=66000)")]
    [InlineData("erlang(4,0.1)", "erlang(k=4, mean=0.1)")]
    [InlineData("empirical([3,1,3])", "empirical(values=[1,3], weights=[1,2])")]
    [InlineData("lognormal(sigma=1, mu=-2)", "lognormal(mu=-2, sigma=1)")]
    public void Operators_may_write_it_shorter(string text, string canonical) =>
        Assert.Equal(canonical, Distribution.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("exponential")]
    [InlineData("exponential()")]
    [InlineData("exponential(rate=5)")]
    [InlineData("exponential(mean=0)")]
    [InlineData("exponential(mean=-1)")]
    [InlineData("exponential(mean=NaN)")]
    [InlineData("exponential(mean=Infinity)")]
    [InlineData("exponential(mean=1, mean=2)")]
    [InlineData("exponential(1, 2)")]
    [InlineData("exponental(mean=1)")]
    [InlineData("normal(mean=1)")]
    [InlineData("uniform(min=2, max=1)")]
    [InlineData("uniform(2, max=1)")]
    [InlineData("erlang(k=2.5, mean=1)")]
    [InlineData("erlang(k=4ms, mean=1)")]
    [InlineData("hyperexponential(mean=1, scv=0.5)")]
    [InlineData("hyperexponential(probabilities=[0.5,0.4], means=[1,2])")]
    [InlineData("hyperexponential(probabilities=[0.5,0.5], means=[1])")]
    [InlineData("empirical(values=[])")]
    [InlineData("empirical(values=[1,2], weights=[0,0])")]
    [InlineData("empirical(values=[1,[2]])")]
    [InlineData("pareto(alpha=0, min=1)")]
    [InlineData("bounded-pareto(alpha=1.1, min=5, max=5)")]
    [InlineData("truncated-lognormal(mu=0, sigma=1, min=1e200, max=1e300)")]
    [InlineData("geometric(mean=0.5)")]
    [InlineData("deterministic(value=-1)")]
    public void What_is_no_distribution_is_refused_with_an_explanation(string text)
    {
        var error = Assert.Throws<NetOptException>(() => Distribution.Parse(text));
        Assert.Equal(ErrorCodes.InvalidParameter, error.Code);
        Assert.NotNull(error.Expected);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"mean\": 1}")]
    [InlineData("{\"kind\": \"exponential\", \"mean\": \"x\"}")]
    [InlineData("5")]
    public void JSON_that_is_no_distribution_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Distribution>(json));

    [Fact]
    public void A_quantile_outside_0_to_1_is_refused() =>
        Assert.Equal(ErrorCodes.InvalidParameter, Assert.Throws<NetOptException>(() => new Exponential(1).Quantile(1.5)).Code);
}
