namespace NetOpt.Charts;

/// <summary>A column of a <see cref="PageTable"/>.</summary>
/// <param name="Title">Its head.</param>
/// <param name="IsNumeric">Whether its cells are numbers, which are set flush right.</param>
public sealed record PageColumn(string Title, bool IsNumeric = false);
