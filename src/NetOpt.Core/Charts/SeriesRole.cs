using System.Text.Json.Serialization;
using NetOpt.Operations;

namespace NetOpt.Charts;

/// <summary>What a series stands for, so that the same thing looks the same in every chart.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<SeriesRole>))]
public enum SeriesRole
{
    /// <summary>Nothing special: the next color of the palette.</summary>
    Plain,

    /// <summary>The state before a change: gray, dashed where it is a line.</summary>
    Before,

    /// <summary>The state after a change: blue.</summary>
    After,
}
