using System.Collections;
using System.Management.Automation;
using System.Text.Json;
using System.Text.RegularExpressions;
using NetOpt.Operations.Sweeps;

namespace NetOpt.PowerShell.Operations;

/// <summary>Makes the points of a sweep of what a user gives in PowerShell.</summary>
internal static partial class SweepArguments
{
    /// <summary>The grid of a hashtable of paths with their values. Ordered dictionaries keep their order; the properties of plain hashtables, which have none, go by name.</summary>
    public static SweepPoints Grid(IDictionary grid) =>
        SweepPoints.Grid([.. Entries(grid).Select(e => new SweepAxis(Path(e.Name), [.. Values(e.Value).Select(RequestJson.Element)]))]);

    /// <summary>The points of hashtables or objects, one each.</summary>
    public static SweepPoints List(IEnumerable<object?> items) => SweepPoints.List([.. items.Select(Item)]);

    /// <summary>A path as JSON spells it: PowerShell users write Queue.Discipline as readily as queue.discipline.</summary>
    public static string Path(string typed) => Name().Replace(typed, match => RequestJson.Camel(match.Value));

    private static JsonElement Item(object? item)
    {
        IEnumerable<(string Name, object? Value)> entries = RequestJson.Base(item) switch
        {
            IDictionary map => Entries(map),
            PSObject custom => custom.Properties.Select(p => (p.Name, (object?)p.Value)),
            object other => throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The list of settings holds '{other}'", "hashtables or objects with the properties to set",
                "@{ lossRatio = 0.001; 'queue.discipline' = 'codel' }", other),
            null => throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, "The list of settings holds nothing in one place", "hashtables or objects with the properties to set"),
        };
        var ordered = new System.Collections.Specialized.OrderedDictionary();
        foreach ((string name, object? value) in entries) ordered[name] = value;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            foreach (DictionaryEntry entry in ordered)
            {
                writer.WritePropertyName(Path((string)entry.Key));
                RequestJson.Element(entry.Value).WriteTo(writer);
            }
            writer.WriteEndObject();
        }
        var reader = new Utf8JsonReader(stream.GetBuffer().AsSpan(0, (int)stream.Length));
        return JsonElement.ParseValue(ref reader);
    }

    private static IEnumerable<(string Name, object? Value)> Entries(IDictionary map)
    {
        IEnumerable<(string Name, object? Value)> entries = map.Cast<DictionaryEntry>().Select(e => (e.Key.ToString()!, e.Value));
        return map is Hashtable ? entries.OrderBy(e => e.Item1, StringComparer.OrdinalIgnoreCase) : entries;
    }

    // A single value is a list of one; text and hashtables are values, not lists.
    private static IEnumerable<object?> Values(object? value) =>
        RequestJson.Base(value) is IEnumerable items and not string and not IDictionary and not PSObject ? items.Cast<object?>() : [value];

    [GeneratedRegex(@"(?<=^|\.|\[)[^.\[\]=]+")]
    private static partial Regex Name();
}
