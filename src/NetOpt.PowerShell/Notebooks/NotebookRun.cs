namespace NetOpt.PowerShell.Notebooks;

/// <summary>How the run of a notebook went.</summary>
/// <param name="Path">The notebook.</param>
/// <param name="OutputPath">The executed copy, or null where none was asked for.</param>
/// <param name="Succeeded">Whether no cell failed.</param>
/// <param name="Duration">How long all cells took together.</param>
/// <param name="Cells">The code cells, in order.</param>
public sealed record NotebookRun(string Path, string? OutputPath, bool Succeeded, TimeSpan Duration, IReadOnlyList<NotebookCellRun> Cells)
{
    /// <summary>The error of the cell that ended the run, or null.</summary>
    public string? Error => Cells.LastOrDefault(c => c.State == NotebookCellState.Failed) is { } cell && !Succeeded ? cell.Error : null;
}
