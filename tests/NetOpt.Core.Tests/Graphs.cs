using NetOpt.Topology;

namespace NetOpt.Tests;

/// <summary>Small networks for tests.</summary>
internal static class Graphs
{
    /// <summary>Duplex links from text such as "a-b:10 b-c:5:2": ends, capacity, cost (both optional).</summary>
    public static NetworkTopology Duplex(string links) => Parse(links, '-', directed: false);

    /// <summary>Directed links from text such as "a>b:10:2 b>c:5": ends, capacity, cost (both optional).</summary>
    public static NetworkTopology Directed(string links) => Parse(links, '>', directed: true);

    /// <summary>Demands from text such as "a>b:3 b>c:1.5".</summary>
    public static TrafficMatrix Demands(string demands) =>
        new([.. demands.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select((text, i) =>
        {
            string[] part = text.Split(':');
            string[] end = part[0].Split('>');
            return new TrafficDemand("d" + i, end[0], end[1], double.Parse(part[1]));
        })]);

    private static NetworkTopology Parse(string links, char separator, bool directed)
    {
        var builder = new TopologyBuilder("test");
        foreach (string text in links.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] part = text.Split(':');
            string[] end = part[0].Split(separator);
            int[] index = [.. end.Select(e => builder.TryGetNode(e, out int i) ? i : builder.AddNode(e))];
            var direction = new LinkDirection(
                CapacityBps: part.Length > 1 ? double.Parse(part[1]) : null,
                Cost: part.Length > 2 ? double.Parse(part[2]) : null);
            builder.AddLink(new NetworkLink("l" + builder.LinkCount, index[0], index[1], direction, directed ? null : direction));
        }
        return builder.Build();
    }
}
