using System.Text.Json.Serialization;

namespace NetOpt.Numerics.Distributions;

/// <summary>
/// A probability distribution of a quantity of at least 0: a time in seconds, a size in bytes, a count. Immutable and thread-safe.
/// Its text form, such as <c>exponential(mean=0.1)</c>, is what <see cref="Parse"/> reads; in JSON it is an object whose <c>kind</c>
/// names it, <c>{"kind": "exponential", "mean": 0.1}</c>, and the text form is read there too.
/// Two distributions are equal when their text forms are.
/// </summary>
[JsonConverter(typeof(DistributionJsonConverter))]
public abstract class Distribution : IEquatable<Distribution>
{
    private protected Distribution()
    {
    }

    /// <summary>Its name, in lower case without spaces, such as <c>exponential</c> or <c>bounded-pareto</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The parameters that its text form shows, in their order.</summary>
    public abstract IReadOnlyList<DistributionParameter> Parameters { get; }

    /// <summary>The expectation; null where it is infinite.</summary>
    public abstract double? Mean { get; }

    /// <summary>The variance; null where it is infinite or the mean is.</summary>
    public abstract double? Variance { get; }

    /// <summary>The squared coefficient of variation, variance over squared mean; null where the variance is infinite or the mean is 0.</summary>
    public double? Scv => Mean is { } mean && mean != 0 ? Variance / mean / mean : null;

    /// <summary>The second moment about 0; null where it is infinite.</summary>
    public double? SecondMoment => Variance + Mean * Mean;

    /// <summary>An example of each way to write one, those of the same kind beside one another.</summary>
    public static IReadOnlyList<string> Examples { get; } = [.. DistributionForm.All.Select(form => form.Example)];

    /// <summary>P(X ≤ x).</summary>
    public abstract double Cdf(double x);

    /// <summary>P(X > x), computed without cancellation far out in the tail where a closed form allows.</summary>
    public virtual double Tail(double x) => 1 - Cdf(x);

    /// <summary>The least x with P(X ≤ x) of at least <paramref name="p"/>.</summary>
    /// <param name="p">0..1; 0 gives the least value, 1 the greatest, which may be +∞.</param>
    /// <exception cref="NetOptException">InvalidParameter: p outside 0..1.</exception>
    public double Quantile(double p)
    {
        if (!(p >= 0 && p <= 1)) throw Invalid($"The probability of a quantile is {p}", "0 to 1", "0.95", p);
        return QuantileOf(p);
    }

    /// <summary>
    /// A draw. The draws are the same on every platform: sampling uses only operations that IEEE 754 defines to the last bit
    /// (see <see cref="PortableMath"/>), which the other members do not promise.
    /// </summary>
    public abstract double Sample(RandomStream random);

    /// <summary>Draws as many values as fit, the same as that many calls of <see cref="Sample(RandomStream)"/>.</summary>
    public virtual void Sample(RandomStream random, Span<double> values)
    {
        for (int i = 0; i < values.Length; i++) values[i] = Sample(random);
    }

    /// <summary>Reads the text form: a name and its parameters, such as <c>lognormal(mean=10ms, scv=4)</c>. O(length).</summary>
    /// <exception cref="NetOptException">InvalidParameter, saying what is wrong and what would be right.</exception>
    public static Distribution Parse(string text) => DistributionText.Parse(text);

    /// <summary>The text form that <see cref="Parse"/> reads back to an equal distribution.</summary>
    public sealed override string ToString() => DistributionText.Of(this);

    /// <inheritdoc/>
    public bool Equals(Distribution? other) => other is not null && (ReferenceEquals(this, other) || ToString() == other.ToString());

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => obj is Distribution other && Equals(other);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    private protected abstract double QuantileOf(double p);

    // The quantile of a continuous distribution without closed form: the bracket is halved until doubles have no value between.
    private protected double Solve(double p)
    {
        if (p == 0) return 0;
        if (p == 1) return double.PositiveInfinity;
        bool upper = p > 0.5;
        double low = 0, high = Mean is { } mean && mean > 0 ? mean : 1;
        while (!Reached(high))
        {
            low = high;
            high *= 2;
        }
        while (low == 0 && high > 1e-300)
        {
            double less = high / 16;
            if (!Reached(less)) low = less;
            else high = less;
        }
        while (true)
        {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) return high;
            if (Reached(middle)) high = middle;
            else low = middle;
        }
        bool Reached(double x) => upper ? Tail(x) <= 1 - p : Cdf(x) >= p;
    }

    private protected static double Positive(string kind, string name, double value) => value > 0 && double.IsFinite(value)
        ? value
        : throw Invalid($"The parameter '{name}' of {kind} is {value}", "a finite number above 0", null, value);

    private protected static double NotNegative(string kind, string name, double value) => value >= 0 && double.IsFinite(value)
        ? value
        : throw Invalid($"The parameter '{name}' of {kind} is {value}", "a finite number of at least 0", null, value);

    private protected static double? Finite(double value) => double.IsFinite(value) ? value : null;

    internal static NetOptException Invalid(string problem, string expected, string? example, object? value) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, problem, expected, example, value);
}
