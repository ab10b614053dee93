using System.Collections.Immutable;

namespace NetOpt.Numerics.Distributions;

/// <summary>
/// Given values, each with its weight. Sampled in O(1) by the alias method (Walker 1977, in the form of Vose 1991).
/// Space: O(values).
/// </summary>
public sealed class Empirical : Distribution
{
    private readonly double[] _value, _probability, _cumulative, _keep;
    private readonly int[] _alias;
    private readonly ImmutableArray<double> _weight;

    /// <summary>Makes it. O(n log n) for n values.</summary>
    /// <param name="values">At least one, each at least 0; equal ones are put together.</param>
    /// <param name="weights">One of at least 0 for each value, with a sum above 0; empty where all weigh the same.</param>
    public Empirical(IReadOnlyList<double> values, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(weights);
        const string example = "empirical(values=[40,576,1500], weights=[7,4,1])";
        if (values.Count == 0) throw Invalid("An empirical distribution has no values", "at least one", example, null);
        if (weights.Count != 0 && weights.Count != values.Count)
            throw Invalid($"An empirical distribution has {values.Count} values and {weights.Count} weights", "a weight for each value, or none", example, weights.Count);
        double[] value = [.. values.Select(v => NotNegative(Kind, "values", v))];
        double[] weight = weights.Count == 0 ? [.. Enumerable.Repeat(1.0, value.Length)] : [.. weights.Select(w => NotNegative(Kind, "weights", w))];
        Array.Sort(value, weight);
        int count = 0;
        for (int i = 0; i < value.Length; i++)
        {
            if (weight[i] == 0) continue;
            if (count > 0 && value[count - 1] == value[i]) weight[count - 1] += weight[i];
            else (value[count], weight[count++]) = (value[i], weight[i]);
        }
        double sum = 0;
        for (int i = 0; i < count; i++) sum += weight[i];
        if (!(sum > 0 && double.IsFinite(sum))) throw Invalid($"The weights of an empirical distribution add up to {sum}", "a finite number above 0", example, sum);
        _value = value[..count];
        _weight = [.. weight[..count]];
        _probability = [.. _weight.Select(w => w / sum)];
        _cumulative = new double[count];
        double cumulative = 0;
        for (int i = 0; i < count; i++) _cumulative[i] = cumulative += _probability[i];
        _cumulative[^1] = 1;
        (_keep, _alias) = Aliases(_probability);
    }

    /// <inheritdoc/>
    public override string Kind => "empirical";

    /// <inheritdoc/>
    public override IReadOnlyList<DistributionParameter> Parameters => _weight.All(w => w == 1)
        ? [new("values", [.. _value], true)]
        : [new("values", [.. _value], true), new("weights", _weight, true)];

    /// <inheritdoc/>
    public override double? Mean => Finite(Expectation());

    /// <inheritdoc/>
    public override double? Variance
    {
        get
        {
            double mean = Expectation(), sum = 0;
            for (int i = 0; i < _value.Length; i++) sum += _probability[i] * (_value[i] - mean) * (_value[i] - mean);
            return Finite(sum);
        }
    }

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        int place = Array.BinarySearch(_value, x);
        if (place < 0) place = ~place - 1;
        return place < 0 ? 0 : _cumulative[place];
    }

    /// <inheritdoc/>
    public override double Sample(RandomStream random)
    {
        int place = random.NextInt32(_value.Length);
        return _value[random.NextDouble() < _keep[place] ? place : _alias[place]];
    }

    private protected override double QuantileOf(double p)
    {
        int low = 0, high = _value.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            // A sum of probabilities may miss p by its rounding.
            if (_cumulative[middle] >= p - 1e-15) high = middle;
            else low = middle + 1;
        }
        return _value[low];
    }

    private double Expectation()
    {
        double sum = 0;
        for (int i = 0; i < _value.Length; i++) sum += _probability[i] * _value[i];
        return sum;
    }

    private static (double[] Keep, int[] Alias) Aliases(double[] probability)
    {
        int n = probability.Length;
        double[] keep = [.. probability.Select(p => p * n)];
        var alias = new int[n];
        var small = new Stack<int>();
        var large = new Stack<int>();
        for (int i = 0; i < n; i++) (keep[i] < 1 ? small : large).Push(i);
        while (small.Count > 0 && large.Count > 0)
        {
            int less = small.Pop(), more = large.Pop();
            alias[less] = more;
            keep[more] -= 1 - keep[less];
            (keep[more] < 1 ? small : large).Push(more);
        }
        // What is left is 1 but for rounding.
        foreach (int i in small.Concat(large)) keep[i] = 1;
        return (keep, alias);
    }
}
