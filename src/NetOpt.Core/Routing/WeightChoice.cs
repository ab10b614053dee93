using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Routing;

/// <summary>Which routing weight an arc has.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<WeightChoice>))]
public enum WeightChoice
{
    /// <summary>1 for every arc: fewest hops.</summary>
    Unit,

    /// <summary>The reciprocal of the arc's capacity, compared exactly.</summary>
    [JsonStringEnumMemberName("inverse-capacity")]
    InverseCapacity,

    /// <summary>The cost that the topology carries (the weight in its file).</summary>
    File,
}
