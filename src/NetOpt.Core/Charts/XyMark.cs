using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Charts;

/// <summary>How the points of a series are drawn.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<XyMark>))]
public enum XyMark
{
    /// <summary>Straight lines from point to point.</summary>
    Line,

    /// <summary>A line that keeps each value until the next point.</summary>
    Step,

    /// <summary>A dot for each point (a scatter chart).</summary>
    Point,
}
