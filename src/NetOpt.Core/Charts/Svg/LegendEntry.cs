namespace NetOpt.Charts.Svg;

/// <summary>An entry of a legend.</summary>
/// <param name="Label">What it says.</param>
/// <param name="Color">Its color.</param>
/// <param name="Kind">The shape of its swatch.</param>
/// <param name="Dash">Dash pattern of a line; empty is solid.</param>
/// <param name="Width">Stroke width of a line.</param>
internal readonly record struct LegendEntry(string Label, string Color, LegendSwatch Kind, string Dash = "", double Width = 2.2);
