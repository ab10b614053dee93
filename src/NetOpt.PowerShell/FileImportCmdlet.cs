using System.Management.Automation;
using NetOpt.Topology.Formats;

namespace NetOpt.PowerShell;

/// <summary>A cmdlet that reads files: paths with wildcards or literal ones, what a file cannot say, and notices as warnings.</summary>
public abstract class FileImportCmdlet : NetOptCmdlet
{
    private protected const string ByPath = "Path";
    private protected const string ByLiteralPath = "LiteralPath";

    /// <summary>Files to read; wildcards are allowed. The content tells the format, whatever the file is called.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ByPath, ValueFromPipelineByPropertyName = true)]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Files to read, taken as they are written, without wildcards. Files from Get-ChildItem bind here.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByLiteralPath, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Reads one file.</summary>
    /// <param name="path">A file-system path.</param>
    /// <param name="shown">The path as errors and warnings call it.</param>
    protected abstract void Import(string path, string shown);

    /// <inheritdoc/>
    protected sealed override void ProcessInput()
    {
        bool literal = ParameterSetName == ByLiteralPath;
        string[] wanted = literal ? LiteralPath : Path;
        foreach (string item in wanted)
        {
            try
            {
                IReadOnlyList<string> files = FilePaths.ForReading(this, item, literal);
                foreach (string file in files) ImportOne(file, alone: wanted.Length == 1 && files.Count == 1);
            }
            catch (NetOptException error) when (wanted.Length > 1)
            {
                WriteProblem(error, item);
            }
        }
    }

    /// <summary>Tells what a reader noticed.</summary>
    protected void WriteNotices(string shown, IEnumerable<ImportNotice> notices)
    {
        ArgumentNullException.ThrowIfNull(notices);
        foreach (ImportNotice notice in notices) WriteWarning($"{shown}: {notice.Message}");
    }

    private void ImportOne(string file, bool alone)
    {
        try
        {
            Import(file, FilePaths.Shown(this, file));
        }
        catch (NetOptException error) when (!alone)
        {
            WriteProblem(error, file);
        }
    }
}
