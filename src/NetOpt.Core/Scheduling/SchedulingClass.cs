using System.Collections.Immutable;

namespace NetOpt.Scheduling;

/// <summary>A class of a tree that shares a link: with classes under it, or a leaf with a queue of its own.</summary>
/// <param name="Name">What it is called, once in the tree.</param>
/// <param name="Weight">Its share among its siblings, above 0.</param>
/// <param name="Classes">The classes under it; empty for a leaf.</param>
/// <param name="Flows">The flows of a leaf; empty where it takes its turn of those that no leaf lists.</param>
public sealed record SchedulingClass(string Name, double Weight, ImmutableArray<SchedulingClass> Classes, ImmutableArray<int> Flows)
{
    /// <summary>The leaves, in the order of the text: leaf i is queue i.</summary>
    public IEnumerable<SchedulingClass> Leaves() => Classes.IsEmpty ? [this] : Classes.SelectMany(c => c.Leaves());

    /// <summary>What each leaf is guaranteed of the link, 0..1, in the order of <see cref="Leaves"/>.</summary>
    /// <param name="share">The share of this class.</param>
    public IEnumerable<double> LeafShares(double share = 1)
    {
        if (Classes.IsEmpty) return [share];
        double sum = Classes.Sum(c => c.Weight);
        return Classes.SelectMany(c => c.LeafShares(share * c.Weight / sum));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
