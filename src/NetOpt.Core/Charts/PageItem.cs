using System.Text.Json.Serialization;

namespace NetOpt.Charts;

/// <summary>A part of a <see cref="ChartPage"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "item")]
[JsonDerivedType(typeof(PageText), "text")]
[JsonDerivedType(typeof(PageTable), "table")]
[JsonDerivedType(typeof(PageChart), "chart")]
public abstract record PageItem
{
    /// <summary>What it is called on the page: its heading, or the title of its chart.</summary>
    [JsonIgnore]
    public abstract string? Caption { get; }
}
