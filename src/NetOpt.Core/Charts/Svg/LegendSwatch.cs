namespace NetOpt.Charts.Svg;

/// <summary>The shape of a swatch in a legend.</summary>
internal enum LegendSwatch
{
    /// <summary>A stroke.</summary>
    Line,

    /// <summary>A filled box.</summary>
    Box,

    /// <summary>A dot.</summary>
    Dot,

    /// <summary>Text alone.</summary>
    None,
}
