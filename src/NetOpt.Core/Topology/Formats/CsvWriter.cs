using System.Text;

namespace NetOpt.Topology.Formats;

/// <summary>Writes an edge list (RFC 4180, line feeds): one link per record, the columns that are in use.</summary>
internal static class CsvWriter
{
    public static void Write(NetworkTopology topology, Stream stream)
    {
        using var text = new StreamWriter(stream, new UTF8Encoding(false), 1 << 14, leaveOpen: true) { NewLine = "\n" };
        List<TopologyColumn<NetworkLink>> columns =
        [
            new("id", "string", l => l.Id),
            new("source", "string", l => topology.Nodes[l.Source].Id),
            new("target", "string", l => topology.Nodes[l.Target].Id),
            .. TopologyColumns.OfLinks(topology, directed: false),
        ];
        text.WriteLine(string.Join(',', columns.Select(c => c.Name)));
        foreach (NetworkLink link in topology.Links)
        {
            for (int i = 0; i < columns.Count; i++)
            {
                if (i > 0) text.Write(',');
                text.Write(Field(columns[i].Value(link) ?? ""));
            }
            text.WriteLine();
        }
    }

    private static string Field(string value) =>
        value.AsSpan().IndexOfAny(",;\t|\"\r\n#") < 0 && value.Trim() == value ? value : $"\"{value.Replace("\"", "\"\"")}\"";
}
