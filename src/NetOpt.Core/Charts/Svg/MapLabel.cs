namespace NetOpt.Charts.Svg;

/// <summary>A label that found its place.</summary>
/// <param name="Index">The node or stroke that it belongs to.</param>
/// <param name="Text">What it says.</param>
/// <param name="X">Left edge.</param>
/// <param name="Y">Upper edge.</param>
/// <param name="Spot">Which of the candidate places it took.</param>
internal readonly record struct MapLabel(int Index, string Text, double X, double Y, int Spot);
