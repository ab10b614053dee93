using System.Text.Json.Serialization;

namespace NetOpt.Charts;

/// <summary>A part of a <see cref="ChartPage"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "item")]
[JsonDerivedType(typeof(PageText), "text")]
[JsonDerivedType(typeof(PageTable), "table")]
[JsonDerivedType(typeof(PageChart), "chart")]
public abstract record PageItem;
