using NetOpt.Topology;

namespace NetOpt.PowerShell.Topology;

/// <summary>Ids for links that were given none.</summary>
internal static class LinkIds
{
    /// <summary>"a-b", or "a-b-2", "a-b-3" ... where parallel links have taken it.</summary>
    public static string Free(TopologyBuilder builder, string source, string target)
    {
        string id = $"{source}-{target}";
        for (int i = 2; builder.TryGetLink(id, out _); i++) id = $"{source}-{target}-{i}";
        return id;
    }
}
