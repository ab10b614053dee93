using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using NetOpt.Notebooks;
using NetOpt.Operations;

namespace NetOpt.PowerShell.Notebooks;

/// <summary>Runs the PowerShell cells of a notebook in a fresh session and stores what they print.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "NetOptNotebook", SupportsShouldProcess = true)]
[OutputType(typeof(NotebookRun))]
public sealed class InvokeNetOptNotebookCommand : NetOptCmdlet
{
    // Tests mark cells that show an error with this tag, as other notebook runners do.
    private const string RaisesExceptionTag = "raises-exception";

    /// <summary>The notebook (.ipynb). Its folder is where relative paths in its cells start.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    public string Path { get; set; } = "";

    /// <summary>Where to write the executed notebook; may be the notebook itself. Without it the notebook runs and nothing is written.</summary>
    [Parameter(Position = 1)]
    public string? OutputPath { get; set; }

    /// <summary>Values for variables that the cell tagged "parameters" assigns: they are assigned in a cell put after it.</summary>
    [Parameter]
    [Alias("Parameters")]
    public IDictionary? Parameter { get; set; }

    /// <inheritdoc/>
    protected override void ProcessInput()
    {
        string path = FilePaths.ForReading(this, Path, literal: true)[0];
        string? target = OutputPath is null ? null : FilePaths.ForWriting(this, OutputPath);
        NotebookDocument document = NotebookDocument.Read(path);
        if (Parameter is { Count: > 0 } parameters)
        {
            CheckNames(document, parameters);
            document.InjectParameters(ParameterLiteral.Assignments(parameters));
        }
        if (!ShouldProcess(path, target is null ? "Run notebook" : $"Run notebook and write '{target}'")) return;

        string module = ModulePath();
        NotebookRun run = Run(context => RunCells(document, path, target, module, context));
        if (target is not null) document.Write(target);
        foreach (IGrouping<string, string> other in document.Cells.Where(c => c.IsCode).SelectMany(OtherLanguages).GroupBy(language => language))
            WriteWarning($"{Path}: {other.Count()} {(other.Count() == 1 ? "cell was" : "cells were")} skipped, in whole or in part: {other.Key} does not run here, only PowerShell.");
        WriteObject(run);
        if (!run.Succeeded)
        {
            NotebookCellRun failed = run.Cells.Last(c => c.State == NotebookCellState.Failed);
            WriteProblem(new NetOptException(ErrorCodes.NotebookFailed, ErrorKind.InvalidData, $"Cell {failed.Index} of '{Path}' failed ({failed.ErrorId}): {failed.Error?.TrimEnd('.')}"), run);
        }
    }

    private static NotebookRun RunCells(NotebookDocument document, string path, string? target, string module, OperationContext context)
    {
        var cells = new List<NotebookCellRun>();
        int count = 0, codeCells = document.Cells.Count(c => c.IsCode);
        bool failed = false;
        using var session = new NotebookSession(module, System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!);
        for (int i = 0; i < document.Cells.Length; i++)
        {
            NotebookCell cell = document.Cells[i];
            if (!cell.IsCode) continue;
            string source = PowerShellOf(cell);
            string first = source.Split('\n').Select(l => l.Trim()).FirstOrDefault(l => l.Length > 0 && !l.StartsWith('#')) ?? "";
            if (source.Length == 0)
            {
                cells.Add(new NotebookCellRun(i + 1, cell.Id, "", NotebookCellState.Skipped, TimeSpan.Zero, null, null, 0));
                continue;
            }
            cell.Clear();
            if (failed)
            {
                cells.Add(new NotebookCellRun(i + 1, cell.Id, first, NotebookCellState.NotRun, TimeSpan.Zero, null, null, 0));
                continue;
            }
            context.Report("Running " + System.IO.Path.GetFileName(path), cells.Count / (double)codeCells, $"cell {i + 1}: {first}");
            (List<NotebookOutput> outputs, ErrorRecord? error, int warnings, TimeSpan duration) = session.Run(source, context.Cancellation);
            cell.SetResult(++count, outputs);
            cells.Add(new NotebookCellRun(i + 1, cell.Id, first, error is null ? NotebookCellState.Succeeded : NotebookCellState.Failed, duration, error?.ToString(), error is null ? null : NotebookSession.Id(error), warnings));
            failed = error is not null && !cell.HasTag(RaisesExceptionTag);
        }
        return new NotebookRun(path, target, !failed, TimeSpan.FromTicks(cells.Sum(c => c.Duration.Ticks)), cells);
    }

    // Parts in other languages become empty lines, so that line numbers in errors are those of the cell.
    private static string PowerShellOf(NotebookCell cell)
    {
        IReadOnlyList<(string Language, string Source)> parts = NotebookLanguage.Split(cell.Source, cell.Language);
        return parts.Any(p => p.Language == NotebookLanguage.PowerShell)
            ? string.Concat(parts.Select(p => p.Language == NotebookLanguage.PowerShell ? p.Source : new string('\n', p.Source.Count(c => c == '\n'))))
            : "";
    }

    private static IEnumerable<string> OtherLanguages(NotebookCell cell) =>
        NotebookLanguage.Split(cell.Source, cell.Language).Select(p => p.Language).Where(language => language != NotebookLanguage.PowerShell).Distinct();

    // A parameter that no cell assigns would change nothing, which is a misspelling far more often than not.
    private static void CheckNames(NotebookDocument document, IDictionary parameters)
    {
        if (document.ParametersCell is not { } cell) return;
        string[] known = [.. Parser.ParseInput(cell.Source, out _, out _)
            .FindAll(ast => ast is AssignmentStatementAst, searchNestedScriptBlocks: true).Cast<AssignmentStatementAst>()
            .SelectMany(a => a.Left.FindAll(ast => ast is VariableExpressionAst, searchNestedScriptBlocks: false)).Cast<VariableExpressionAst>()
            .Select(v => v.VariablePath.UserPath)];
        foreach (object key in parameters.Keys)
        {
            string name = key.ToString() ?? "";
            if (known.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The parameters cell of the notebook assigns no ${name}",
                known.Length == 0 ? "a notebook whose parameters cell assigns variables" : NearestName.Find(name, known) is { } near ? $"a parameter such as '{near}'" : "one of " + string.Join(", ", known), value: name);
        }
    }

    private string ModulePath()
    {
        PSModuleInfo? module = MyInvocation.MyCommand.Module;
        string manifest = module is null ? "" : System.IO.Path.Combine(module.ModuleBase, module.Name + ".psd1");
        return File.Exists(manifest) ? manifest : typeof(InvokeNetOptNotebookCommand).Assembly.Location;
    }
}
