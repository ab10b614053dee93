using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Queueing.Simulation;

/// <summary>How a theoretical value lies to a simulated one.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TheoryVerdict>))]
public enum TheoryVerdict
{
    /// <summary>There is no theoretical value, or none was asked for.</summary>
    None,

    /// <summary>It lies in the 95 % interval.</summary>
    Agrees,

    /// <summary>It lies outside the 95 % interval and inside the 99.9 % one: one figure in twenty does by chance.</summary>
    Borderline,

    /// <summary>It lies outside the 99.9 % interval.</summary>
    Differs,

    /// <summary>It is an approximation and lies outside the 95 % interval, as approximations may.</summary>
    ApproximationOff,

    /// <summary>It lies outside the 95 % interval of a run that is too short for intervals to be trusted, as a note says.</summary>
    TooShort,
}
