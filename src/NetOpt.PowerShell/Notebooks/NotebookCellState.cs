namespace NetOpt.PowerShell.Notebooks;

/// <summary>What became of a cell.</summary>
public enum NotebookCellState
{
    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It ended with an error.</summary>
    Failed,

    /// <summary>It holds no PowerShell.</summary>
    Skipped,

    /// <summary>A cell before it failed.</summary>
    NotRun,
}
