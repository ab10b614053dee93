using System.Text.Json.Nodes;

namespace NetOpt.Notebooks;

/// <summary>A cell of a <see cref="NotebookDocument"/>: a view of its JSON, which changes with it.</summary>
public sealed class NotebookCell
{
    private readonly string _documentLanguage;

    internal NotebookCell(JsonObject node, string documentLanguage)
    {
        Node = node;
        _documentLanguage = documentLanguage;
    }

    /// <summary>Its id, unique in its notebook.</summary>
    public string Id => (string)Node["id"]!;

    /// <summary>Whether it holds code (otherwise Markdown or raw text).</summary>
    public bool IsCode => (string)Node["cell_type"]! == "code";

    /// <summary>Its text.</summary>
    public string Source => Node["source"] switch
    {
        JsonArray lines => string.Concat(lines.Select(line => (string)line!)),
        JsonValue text => (string)text!,
        _ => "",
    };

    /// <summary>Its language, lower case: that of its metadata, otherwise that of the notebook; "pwsh" for PowerShell.</summary>
    public string Language => NotebookLanguage.OfCell(Node["metadata"] as JsonObject) ?? _documentLanguage;

    /// <summary>The number of its last execution, or null.</summary>
    public int? ExecutionCount => Node["execution_count"] is JsonValue value && value.TryGetValue(out int count) ? count : null;

    internal JsonObject Node { get; }

    /// <summary>Whether it carries a tag.</summary>
    public bool HasTag(string tag) =>
        (Node["metadata"] as JsonObject)?["tags"] is JsonArray tags && tags.Any(t => t is JsonValue v && v.TryGetValue(out string? text) && text == tag);

    /// <summary>Forgets what it printed and when it ran.</summary>
    public void Clear()
    {
        Node["execution_count"] = null;
        Node["outputs"] = new JsonArray();
    }

    /// <summary>Says that it ran.</summary>
    /// <param name="executionCount">1 for the first cell that runs.</param>
    /// <param name="outputs">What it printed, in order.</param>
    public void SetResult(int executionCount, IEnumerable<NotebookOutput> outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        var array = new JsonArray();
        foreach (NotebookOutput output in outputs) array.Add((JsonNode)output.ToJson());
        Node["execution_count"] = executionCount;
        Node["outputs"] = array;
    }

    // nbformat stores text as an array of lines that keep their ends.
    internal static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        int start = 0;
        while (start < text.Length)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add((JsonNode)JsonValue.Create(text[start..end]));
            start = end;
        }
        return lines;
    }

    internal static bool HasReadableSource(JsonObject cell) => cell["source"] switch
    {
        null => true,
        JsonValue value => value.TryGetValue(out string? _),
        JsonArray lines => lines.All(line => line is JsonValue value && value.TryGetValue(out string? _)),
        _ => false,
    };
}
