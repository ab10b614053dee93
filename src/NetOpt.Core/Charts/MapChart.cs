using System.Collections.Immutable;

namespace NetOpt.Charts;

/// <summary>A network as a map: nodes at their places, links colored by a value and as wide as their capacity.</summary>
public sealed record MapChart : Chart
{
    /// <summary>The nodes.</summary>
    public required ImmutableArray<MapNode> Nodes { get; init; }

    /// <summary>The links; their ends are indices into <see cref="Nodes"/>.</summary>
    public required ImmutableArray<MapLink> Links { get; init; }

    /// <summary>Whether X and Y are longitude and latitude.</summary>
    public bool IsGeographic { get; init; }

    /// <summary>The meaning of the links' colors; null draws all links in one color.</summary>
    public MapScale? LinkScale { get; init; }

    /// <summary>The meaning of the nodes' areas ("Betweenness"); null draws all nodes in one size.</summary>
    public string? NodeValueTitle { get; init; }

    /// <summary>The unit of capacities: bit/s, or none where the file stated no unit.</summary>
    public ChartUnit CapacityUnit { get; init; } = ChartUnit.BitsPerSecond;

    /// <summary>Refuses what cannot be drawn: positions that are not finite, ends that are no nodes, breaks out of order.</summary>
    internal void Check()
    {
        foreach (MapNode node in Nodes)
        {
            if (!ChartNumber.IsDrawable(node.X) || !ChartNumber.IsDrawable(node.Y))
                throw Invalid($"Node '{node.Id}' lies at ({node.X}, {node.Y})", "a finite position, coordinates up to 1e300");
        }
        foreach (MapLink link in Links)
        {
            if ((uint)link.Source >= (uint)Nodes.Length || (uint)link.Target >= (uint)Nodes.Length)
                throw Invalid($"Link '{link.Id}' joins nodes {link.Source} and {link.Target}", $"indices below {Nodes.Length}");
        }
        if (LinkScale is not { } scale) return;
        bool ascending = scale.Breaks is { IsDefault: false, Length: >= 2 };
        for (int i = 1; ascending && i < scale.Breaks.Length; i++) ascending = scale.Breaks[i] > scale.Breaks[i - 1];
        if (!ascending) throw Invalid($"The breaks of scale '{scale.Title}' do not ascend", "at least two ascending numbers");
    }
}
