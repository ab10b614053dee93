using System.Collections.Immutable;

namespace NetOpt.Topology.Formats;

/// <summary>Gathers notices: one per code, with the number of places and the first of them.</summary>
internal sealed class NoticeList
{
    private readonly Dictionary<string, (int Count, string First, Func<int, string, string> Sentence)> _byCode = [];

    /// <summary>Adds one place.</summary>
    /// <param name="code">Stable id, PascalCase.</param>
    /// <param name="first">The place as a person would name it; the first one is kept.</param>
    /// <param name="sentence">Makes the sentence from the count and the first place.</param>
    public void Add(string code, string first, Func<int, string, string> sentence)
    {
        _byCode[code] = _byCode.TryGetValue(code, out var known) ? known with { Count = known.Count + 1 } : (1, first, sentence);
    }

    /// <summary>Adds a notice with its count.</summary>
    public void Add(string code, int count, string message)
    {
        if (count > 0) _byCode[code] = (count, "", (_, _) => message);
    }

    /// <summary>The notices in the order in which their codes first came up.</summary>
    public ImmutableArray<ImportNotice> ToImmutable() =>
        [.. _byCode.Select(n => new ImportNotice(n.Key, n.Value.Count, n.Value.Sentence(n.Value.Count, n.Value.First)))];

    /// <summary>"1 link", "3 links".</summary>
    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    /// <summary>"1 link has", "3 links have".</summary>
    public static string Count(int count, string noun, string one, string many) => $"{Count(count, noun)} {(count == 1 ? one : many)}";
}
