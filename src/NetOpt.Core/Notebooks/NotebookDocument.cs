using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetOpt.Topology.Formats;

namespace NetOpt.Notebooks;

/// <summary>
/// A Jupyter notebook (.ipynb) as its JSON document. What this class does not know stays as it was. A document of nbformat 4 is brought
/// to 4.5 on reading: every cell gets an id. Not thread-safe.
/// </summary>
public sealed class NotebookDocument
{
    private const int MaxDepth = 64;
    private const long MaxBytes = 256L << 20;
    private const string ParametersTag = "parameters", InjectedTag = "injected-parameters";

    // As notebooks are written everywhere: one space a level, non-ASCII text as it is.
    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, IndentSize = 1, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly JsonObject _root;
    private readonly JsonArray _cells;

    private NotebookDocument(JsonObject root, JsonArray cells)
    {
        _root = root;
        _cells = cells;
        Cells = Wrap();
    }

    /// <summary>The cells, in order.</summary>
    public ImmutableArray<NotebookCell> Cells { get; private set; }

    /// <summary>Language of the cells that name none, lower case: that of the kernel; "pwsh" for PowerShell.</summary>
    public string Language => NotebookLanguage.OfKernel(_root["metadata"] as JsonObject);

    /// <summary>A new notebook without cells for the kernel <c>.net-powershell</c>.</summary>
    public static NotebookDocument Create()
    {
        var cells = new JsonArray();
        return new NotebookDocument(new JsonObject
        {
            ["cells"] = cells,
            ["metadata"] = new JsonObject
            {
                ["kernelspec"] = new JsonObject { ["display_name"] = ".NET (PowerShell)", ["language"] = "PowerShell", ["name"] = ".net-powershell" },
                ["language_info"] = new JsonObject { ["file_extension"] = ".ps1", ["mimetype"] = "text/x-powershell", ["name"] = "PowerShell", ["pygments_lexer"] = "powershell" },
            },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        }, cells);
    }

    /// <summary>Reads a notebook file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="NetOptFileException">FileNotFound, PathIsDirectory, FileUnreadable, EmptyFile, TooLarge, TooDeep, MalformedFile, UnknownFormat.</exception>
    public static NotebookDocument Read(string path)
    {
        byte[] bytes = InputFile.Read(path, stream =>
        {
            if (stream.Length > MaxBytes) throw Error(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, path, $"the notebook is larger than {MaxBytes} bytes", "a smaller notebook, for example without its outputs");
            var all = new byte[stream.Length];
            stream.ReadExactly(all);
            return all;
        });
        if (bytes.Length == 0) throw Error(ErrorCodes.EmptyFile, ErrorKind.InvalidData, path, "the file is empty", "a notebook (.ipynb)");
        return Parse(bytes, path);
    }

    /// <summary>Reads a notebook from UTF-8 text.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="path">What to call it in errors.</param>
    /// <exception cref="NetOptFileException">MalformedFile, TooDeep, UnknownFormat.</exception>
    public static NotebookDocument Parse(ReadOnlySpan<byte> utf8, string path)
    {
        if (utf8.StartsWith((ReadOnlySpan<byte>)[0xef, 0xbb, 0xbf])) utf8 = utf8[3..];
        JsonObject root;
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
            root = JsonNode.Parse(ref reader) as JsonObject ?? throw Error(ErrorCodes.MalformedFile, ErrorKind.InvalidData, path, "the document is not a JSON object", "a notebook (.ipynb)");
            Materialize(root);
        }
        catch (JsonException error)
        {
            bool deep = error.Message.Contains("maximum configured depth", StringComparison.Ordinal);
            throw new NetOptFileException(deep ? ErrorCodes.TooDeep : ErrorCodes.MalformedFile, deep ? ErrorKind.LimitExceeded : ErrorKind.InvalidData, path,
                (int)(error.LineNumber ?? -1) + 1, (int)(error.BytePositionInLine ?? -1) + 1,
                deep ? $"the document nests deeper than {MaxDepth} levels" : "the document is not valid JSON", "a notebook (.ipynb)", inner: error);
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            // Repeated property names and text that is no UTF-8 show only when the nodes are looked at.
            throw new NetOptFileException(ErrorCodes.MalformedFile, ErrorKind.InvalidData, path, 0, 0, "the document is not a valid notebook: " + error.Message.TrimEnd('.'), "a notebook (.ipynb)", inner: error);
        }

        int major = root["nbformat"] is JsonValue format && format.TryGetValue(out int value) ? value : -1;
        if (major != 4 || root["cells"] is not JsonArray cells)
        {
            throw Error(ErrorCodes.UnknownFormat, ErrorKind.InvalidData, path,
                major == -1 ? "the document does not say that it is a notebook" : major == 4 ? "the notebook has no cells" : $"the notebook has format {major}", "a notebook of nbformat 4");
        }
        for (int i = 0; i < cells.Count; i++)
        {
            if (cells[i] is not JsonObject cell || cell["cell_type"] is not JsonValue type || !type.TryGetValue(out string? _))
                throw Error(ErrorCodes.MalformedFile, ErrorKind.InvalidData, path, $"cell {i + 1} has no cell_type", "an object with cell_type, metadata and source");
            if (!NotebookCell.HasReadableSource(cell))
                throw Error(ErrorCodes.MalformedFile, ErrorKind.InvalidData, path, $"the source of cell {i + 1} is no text", "a text, or an array of lines");
        }
        int minor = root["nbformat_minor"] is JsonValue m && m.TryGetValue(out int given) ? given : 0;
        var document = new NotebookDocument(root, cells);
        if (minor < 5) root["nbformat_minor"] = 5;
        document.NameCells();
        return document;
    }

    /// <summary>
    /// Puts a PowerShell cell that assigns parameters after the cell tagged <c>parameters</c> (first, where there is none), tagged
    /// <c>injected-parameters</c>; one that is there already is replaced.
    /// </summary>
    /// <param name="source">The assignments.</param>
    public void InjectParameters(string source)
    {
        ArgumentNullException.ThrowIfNull(source);
        foreach (NotebookCell old in Cells.Where(c => c.HasTag(InjectedTag)).ToArray()) _cells.Remove(old.Node);
        int at = ParametersCell is { } cell ? _cells.IndexOf(cell.Node) + 1 : 0;
        var metadata = new JsonObject { ["tags"] = new JsonArray(InjectedTag) };
        if (Language != NotebookLanguage.PowerShell) metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = NotebookLanguage.PowerShell };
        _cells.Insert(at, new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = "",
            ["metadata"] = metadata,
            ["outputs"] = new JsonArray(),
            ["source"] = NotebookCell.Lines(source),
        });
        NameCells();
        Cells = Wrap();
    }

    /// <summary>The cell tagged <c>parameters</c>, or null.</summary>
    public NotebookCell? ParametersCell => Cells.FirstOrDefault(c => c.IsCode && c.HasTag(ParametersTag));

    /// <summary>The document as UTF-8 text, with a line feed at the end.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(_root.ToJsonString(Writing).ReplaceLineEndings("\n") + "\n");

    /// <summary>Writes the document beside the target and moves it into place.</summary>
    /// <param name="path">The target.</param>
    /// <exception cref="NetOptFileException">FileUnwritable, PathIsDirectory.</exception>
    public void Write(string path)
    {
        byte[] bytes = ToUtf8();
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    private ImmutableArray<NotebookCell> Wrap() => [.. _cells.Select(cell => new NotebookCell((JsonObject)cell!, Language))];

    // Ids are unique, at most 64 of A-Z a-z 0-9 - _; made from the place, so that the same notebook gets the same ids.
    private void NameCells()
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (JsonNode? cell in _cells)
        {
            if (cell!["id"] is JsonValue id && id.TryGetValue(out string? text) && text.Length is > 0 and <= 64
                && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && used.Add(text)) continue;
            cell["id"] = "";
        }
        for (int i = 0; i < _cells.Count; i++)
        {
            if ((string)_cells[i]!["id"]! != "") continue;
            int n = i + 1;
            while (!used.Add($"cell-{n}")) n++;
            _cells[i]!["id"] = $"cell-{n}";
        }
    }

    // Nodes are made lazily; a broken part must show here and not in the middle of a run.
    private static void Materialize(JsonNode? node)
    {
        if (node is JsonObject map)
        {
            foreach (KeyValuePair<string, JsonNode?> property in map) Materialize(property.Value);
        }
        else if (node is JsonArray array)
        {
            foreach (JsonNode? item in array) Materialize(item);
        }
        else if (node is JsonValue value && value.GetValueKind() == JsonValueKind.String)
        {
            value.TryGetValue(out string? _);
        }
    }

    private static NetOptFileException Error(string code, ErrorKind kind, string path, string problem, string expected) => new(code, kind, path, 0, 0, problem, expected, value: path);
}
