namespace NetOpt.PowerShell.Notebooks;

/// <summary>What became of a code cell.</summary>
/// <param name="Index">Its place in the notebook, 1 for the first cell of any kind.</param>
/// <param name="Id">Its id.</param>
/// <param name="FirstLine">Its first line of code.</param>
/// <param name="State">What became of it.</param>
/// <param name="Duration">How long it ran.</param>
/// <param name="Error">The message of the error that ended it, or null.</param>
/// <param name="ErrorId">The stable id of that error, or null.</param>
/// <param name="Warnings">Errors that ended nothing, and warnings.</param>
public sealed record NotebookCellRun(int Index, string Id, string FirstLine, NotebookCellState State, TimeSpan Duration, string? Error, string? ErrorId, int Warnings);
