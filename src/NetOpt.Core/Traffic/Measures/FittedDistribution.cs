using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Traffic.Measures;

/// <summary>A distribution that is fitted to positive values.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<FittedDistribution>))]
public enum FittedDistribution
{
    /// <summary>P(X &gt; x) = e^(-x/scale).</summary>
    Exponential,

    /// <summary>The logarithm is normal with mean scale and standard deviation shape.</summary>
    Lognormal,

    /// <summary>P(X &gt; x) = (scale/x)^shape for x of at least scale.</summary>
    Pareto,

    /// <summary>P(X &gt; x) = e^(-(x/scale)^shape).</summary>
    Weibull,
}
