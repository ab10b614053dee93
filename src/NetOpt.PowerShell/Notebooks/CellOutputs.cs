using System.Management.Automation;
using System.Text;
using System.Text.RegularExpressions;
using NetOpt.Notebooks;

namespace NetOpt.PowerShell.Notebooks;

/// <summary>
/// Collects what a cell prints, in the order in which it does: objects as the console would lay them out, values that show themselves
/// as HTML, Write-Host as text, warnings, verbose text and errors that end nothing on stderr.
/// </summary>
internal sealed partial class CellOutputs
{
    private readonly List<object> _items = [];
    private readonly Func<IReadOnlyList<PSObject>, string> _layOut;
    private readonly Func<bool> _showsInformation;

    /// <summary>An empty collection. Both functions are only called when the cell is over, as a session answers one at a time.</summary>
    /// <param name="layOut">Lays objects out as text (Out-String of the same session).</param>
    /// <param name="showsInformation">Whether the session shows Write-Information.</param>
    public CellOutputs(Func<IReadOnlyList<PSObject>, string> layOut, Func<bool> showsInformation) => (_layOut, _showsInformation) = (layOut, showsInformation);

    /// <summary>Warnings, and errors that ended nothing.</summary>
    public int Warnings { get; private set; }

    /// <summary>Listens to a shell that is about to run.</summary>
    public void Listen(System.Management.Automation.PowerShell shell, PSDataCollection<PSObject> output)
    {
        Take(output, item => item);
        Take(shell.Streams.Warning, w => Warn($"WARNING: {w.Message}\n"));
        Take(shell.Streams.Verbose, v => new NotebookOutput.Stream($"VERBOSE: {v.Message}\n", IsError: true));
        Take(shell.Streams.Debug, d => new NotebookOutput.Stream($"DEBUG: {d.Message}\n", IsError: true));
        Take(shell.Streams.Error, Problem);
        Take(shell.Streams.Information, record => record.MessageData is HostInformationMessage host
            ? new NotebookOutput.Stream(host.Message + (host.NoNewLine == true ? "" : "\n"))
            : record);
    }

    /// <summary>Everything so far, neighbors on one stream joined.</summary>
    public List<NotebookOutput> ToOutputs()
    {
        var outputs = new List<NotebookOutput>();
        var run = new List<PSObject>();
        bool showsInformation = _showsInformation();
        foreach (object taken in _items)
        {
            object item = taken;
            if (item is InformationRecord record)
            {
                if (!showsInformation) continue;
                item = new NotebookOutput.Stream($"{record.MessageData}\n");
            }
            if (item is PSObject value && NotebookDisplay.ToHtml(value.BaseObject) is null)
            {
                run.Add(value);
                continue;
            }
            Flush();
            if (item is PSObject shown) outputs.Add(new NotebookOutput.Display(NotebookDisplay.ToHtml(shown.BaseObject)!, LayOut([shown])));
            else Append((NotebookOutput)item);
        }
        Flush();
        return outputs;

        void Flush()
        {
            if (run.Count == 0) return;
            string text = LayOut(run);
            run.Clear();
            if (text.Length > 0) Append(new NotebookOutput.Stream(text + "\n"));
        }

        void Append(NotebookOutput output)
        {
            if (output is NotebookOutput.Stream next && outputs is [.., NotebookOutput.Stream last] && last.IsError == next.IsError)
                outputs[^1] = last with { Text = last.Text + next.Text };
            else outputs.Add(output);
        }
    }

    /// <summary>Text without terminal colors.</summary>
    public static string Plain(string text) => Escapes().Replace(text, "");

    /// <summary>An error as the console shows it.</summary>
    public string LayOutError(ErrorRecord error) => LayOut([PSObject.AsPSObject(error)]);

    private string LayOut(IReadOnlyList<PSObject> values)
    {
        string[] lines = Plain(_layOut(values)).ReplaceLineEndings("\n").Split('\n');
        return string.Join('\n', lines.Select(l => l.TrimEnd())).Trim('\n');
    }

    // Streams raise the event on the thread that writes, one after the other, so order is kept.
    private void Take<T>(PSDataCollection<T> stream, Func<T, object?> item)
    {
        stream.DataAdded += (_, added) =>
        {
            if (item(stream[added.Index]) is { } taken)
            {
                lock (_items) _items.Add(taken);
            }
        };
    }

    private NotebookOutput.Stream Warn(string text)
    {
        Warnings++;
        return new NotebookOutput.Stream(text, IsError: true);
    }

    // What a native program writes to stderr comes as errors; it is just text.
    private NotebookOutput.Stream Problem(ErrorRecord error) =>
        error.FullyQualifiedErrorId.StartsWith("NativeCommandError", StringComparison.Ordinal)
            ? new NotebookOutput.Stream(error + "\n", IsError: true)
            : Warn($"{(error.InvocationInfo?.MyCommand?.Name is { Length: > 0 } name ? name : "Error")}: {error}\n");

    [GeneratedRegex(@"\x1b\[[0-9;?]*[ -/]*[@-~]")]
    private static partial Regex Escapes();
}
