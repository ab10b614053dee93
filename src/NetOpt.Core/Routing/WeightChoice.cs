using System.Text.Json.Serialization;

namespace NetOpt.Routing;

/// <summary>Which routing weight an arc has.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WeightChoice>))]
public enum WeightChoice
{
    /// <summary>1 for every arc: fewest hops.</summary>
    [JsonStringEnumMemberName("unit")]
    Unit,

    /// <summary>The reciprocal of the arc's capacity, compared exactly.</summary>
    [JsonStringEnumMemberName("inverse-capacity")]
    InverseCapacity,

    /// <summary>The cost that the topology carries (the weight in its file).</summary>
    [JsonStringEnumMemberName("file")]
    File,
}
