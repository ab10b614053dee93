namespace NetOpt.Tests.Charts;

/// <summary>The root of the repository that the tests were built in.</summary>
internal static class RepositoryFolder
{
    public static string Find()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NetOpt.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("NetOpt.slnx was not found above the tests.");
    }
}
