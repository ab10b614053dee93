using System.Text.Json.Nodes;

namespace NetOpt.Notebooks;

/// <summary>Something that a cell printed, as nbformat stores it.</summary>
public abstract record NotebookOutput
{
    /// <summary>Text on a stream.</summary>
    /// <param name="Text">The text.</param>
    /// <param name="IsError">Whether it went to stderr (warnings, verbose text, errors that ended nothing).</param>
    public sealed record Stream(string Text, bool IsError = false) : NotebookOutput
    {
        internal override JsonObject ToJson() => new()
        {
            ["name"] = IsError ? "stderr" : "stdout",
            ["output_type"] = "stream",
            ["text"] = NotebookCell.Lines(Text),
        };
    }

    /// <summary>A rich display: HTML, with text for where HTML cannot be shown.</summary>
    /// <param name="Html">An HTML fragment.</param>
    /// <param name="Text">The text instead.</param>
    public sealed record Display(string Html, string Text) : NotebookOutput
    {
        internal override JsonObject ToJson() => new()
        {
            ["data"] = new JsonObject { ["text/html"] = NotebookCell.Lines(Html), ["text/plain"] = NotebookCell.Lines(Text) },
            ["metadata"] = new JsonObject(),
            ["output_type"] = "display_data",
        };
    }

    /// <summary>The error that ended a cell.</summary>
    /// <param name="Name">Its stable id.</param>
    /// <param name="Message">Its message.</param>
    /// <param name="Traceback">How the shell shows it, line by line.</param>
    public sealed record Error(string Name, string Message, IReadOnlyList<string> Traceback) : NotebookOutput
    {
        internal override JsonObject ToJson() => new()
        {
            ["ename"] = Name,
            ["evalue"] = Message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. Traceback.Select(line => (JsonNode?)JsonValue.Create(line))]),
        };
    }

    internal abstract JsonObject ToJson();
}
