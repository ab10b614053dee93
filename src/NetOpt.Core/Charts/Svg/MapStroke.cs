namespace NetOpt.Charts.Svg;

/// <summary>A lane of a map laid out on paper.</summary>
/// <param name="Link">Index of its link.</param>
/// <param name="IsBackward">Whether it is the way back.</param>
/// <param name="X1">x where it starts.</param>
/// <param name="Y1">y where it starts.</param>
/// <param name="X2">x where it ends.</param>
/// <param name="Y2">y where it ends.</param>
/// <param name="Width">Its stroke width.</param>
/// <param name="Class">Its class on the scale: -1 where the value is not known, the number of classes above the limit.</param>
/// <param name="HasHead">Whether it points somewhere.</param>
internal readonly record struct MapStroke(int Link, bool IsBackward, double X1, double Y1, double X2, double Y2, double Width, int Class, bool HasHead)
{
    /// <summary>Its length.</summary>
    public double Length => Math.Sqrt((X2 - X1) * (X2 - X1) + (Y2 - Y1) * (Y2 - Y1));

    /// <summary>Middle and half-width of the diamond that marks it where it is overloaded.</summary>
    public (double X, double Y, double R) Diamond => ((X1 + X2) / 2, (Y1 + Y2) / 2, 5 + Width / 2);
}
