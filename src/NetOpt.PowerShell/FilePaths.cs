using System.Collections.ObjectModel;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace NetOpt.PowerShell;

/// <summary>Turns what a user typed as a path into file-system paths, as PowerShell sees them: its location, its drives, wildcards.</summary>
internal static class FilePaths
{
    /// <summary>The existing files that a path names. A wildcard that matches nothing gives none; a name without wildcard is given as it is.</summary>
    /// <exception cref="NetOptException">FileNotFound, or InvalidParameter where the path is not in the file system.</exception>
    public static IReadOnlyList<string> ForReading(PSCmdlet cmdlet, string path, bool literal)
    {
        try
        {
            if (literal || !WildcardPattern.ContainsWildcardCharacters(path)) return [ForWriting(cmdlet, path)];
            Collection<string> found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out ProviderInfo provider);
            CheckProvider(provider, path);
            return found.Count > 0 ? found : throw NotFound(path, null);
        }
        catch (ItemNotFoundException cause)
        {
            throw NotFound(path, cause);
        }
    }

    /// <summary>The file-system path of a file that need not exist.</summary>
    /// <exception cref="NetOptException">InvalidParameter where the path is not in the file system, FileNotFound where its drive does not exist.</exception>
    public static string ForWriting(PSCmdlet cmdlet, string path)
    {
        try
        {
            string full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            CheckProvider(provider, path);
            return full;
        }
        catch (Exception cause) when (cause is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException)
        {
            throw NotFound(path, cause);
        }
    }

    /// <summary>A path as messages show it: relative where it lies below the current location.</summary>
    public static string Shown(PSCmdlet cmdlet, string path)
    {
        string relative = Path.GetRelativePath(cmdlet.SessionState.Path.CurrentFileSystemLocation.ProviderPath, path);
        return relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
    }

    private static void CheckProvider(ProviderInfo provider, string path)
    {
        if (provider.ImplementingType != typeof(FileSystemProvider))
        {
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument,
                $"'{path}' is a path of the provider {provider.Name}", "a path in the file system", "./network.graphml", path);
        }
    }

    private static NetOptException NotFound(string path, Exception? cause) =>
        new(ErrorCodes.FileNotFound, ErrorKind.NotFound, $"No file matches '{path}'", "the path of an existing file", "./network.graphml", path, cause);
}
