using System.Buffers;
using System.Text;
using System.Text.Json;

namespace NetOpt.Operations.Sweeps;

/// <summary>
/// The settings that a sweep goes through: every combination of a grid (the last axis changes fastest), or a list of settings. A grid costs no memory per point.
/// </summary>
public sealed class SweepPoints
{
    /// <summary>The most points, and the most runs, that a sweep may have.</summary>
    public const int Most = 1_000_000;

    private readonly PropertyPath[] _paths;
    private readonly Func<int, int, JsonElement?> _value;

    private SweepPoints(IEnumerable<string> parameters, int count, Func<int, int, JsonElement?> value)
    {
        _paths = [.. parameters.Select(PropertyPath.Parse)];
        Parameters = [.. _paths.Select(p => p.Text)];
        Count = count;
        _value = value;
    }

    /// <summary>One point that sets nothing: the request as it is, for runs that differ in their seeds alone.</summary>
    public static SweepPoints Single { get; } = new([], 1, static (_, _) => null);

    /// <summary>The paths that are set, in their order.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>How many points there are.</summary>
    public int Count { get; }

    internal IReadOnlyList<PropertyPath> Paths => _paths;

    /// <summary>Every combination of the values of some axes.</summary>
    /// <exception cref="NetOptException">EmptyInput: no axis, or one without values; InvalidParameter: a path that is none, or given twice; TooLarge: more than <see cref="Most"/> points.</exception>
    public static SweepPoints Grid(IReadOnlyList<SweepAxis> axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        if (axes.Count == 0) throw Empty("The grid is empty", "at least one property with its values");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        long count = 1;
        foreach (SweepAxis axis in axes)
        {
            if (axis.Values.Count == 0) throw Empty($"The grid gives '{axis.Path}' no values", "at least one value");
            if (!seen.Add(axis.Path)) throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The grid holds '{axis.Path}' twice", "each property once, with all its values", value: axis.Path);
            // What is beyond the limit stays beyond it.
            count = Math.Min(count * axis.Values.Count, long.MaxValue / int.MaxValue);
        }
        CheckCount(count, "points");
        var step = new int[axes.Count];
        for (int a = axes.Count - 1, below = 1; a >= 0; a--)
        {
            step[a] = below;
            below *= axes[a].Values.Count;
        }
        return new SweepPoints(axes.Select(a => a.Path), (int)count, (point, a) => axes[a].Values[point / step[a] % axes[a].Values.Count]);
    }

    /// <summary>Settings one by one.</summary>
    /// <param name="settings">Objects whose properties are paths with their values. What one leaves out stays as the request has it.</param>
    /// <exception cref="NetOptException">EmptyInput, InvalidParameter or TooLarge, as for a grid.</exception>
    public static SweepPoints List(IReadOnlyList<JsonElement> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Count == 0) throw Empty("The list of settings is empty", "at least one object with the properties to set");
        CheckCount(settings.Count, "points");
        var parameters = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < settings.Count; i++)
        {
            if (settings[i].ValueKind != JsonValueKind.Object)
            {
                throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"Item {i + 1} of the list of settings is {OperationJson.Article(OperationJson.Kind(settings[i].ValueKind))}",
                    "an object with the properties to set", "{\"lossRatio\": 0.001, \"queue.discipline\": \"codel\"}");
            }
            foreach (JsonProperty property in settings[i].EnumerateObject())
            {
                if (known.Add(property.Name)) parameters.Add(property.Name);
            }
        }
        return new SweepPoints(parameters, settings.Count, (point, p) => settings[point].TryGetProperty(parameters[p], out JsonElement value) ? value : null);
    }

    /// <summary>What a point sets a parameter to; null where it leaves it alone.</summary>
    internal JsonElement? Value(int point, int parameter) => _value(point, parameter);

    /// <summary>A point as messages show it.</summary>
    internal string Describe(int point)
    {
        const int MaxLength = 60;
        var text = new StringBuilder($"Point {point + 1}");
        string separator = " with ";
        for (int p = 0; p < _paths.Length; p++)
        {
            if (Value(point, p) is not { } value) continue;
            string shown = value.GetRawText();
            text.Append(separator).Append(_paths[p].Text).Append(" = ").Append(shown.Length <= MaxLength ? shown : shown[..MaxLength] + "...");
            separator = ", ";
        }
        return text.ToString();
    }

    /// <summary>SHA-256 over all paths and values, in hexadecimal.</summary>
    internal string Fingerprint()
    {
        using var hash = new HashWriter();
        foreach (string parameter in Parameters) Add(parameter);
        for (int point = 0; point < Count; point++)
        {
            for (int p = 0; p < _paths.Length; p++) Add(Value(point, p)?.GetRawText() ?? "");
        }
        return hash.Hash();

        void Add(string text) => hash.Write(Encoding.UTF8.GetBytes(text + "\n"));
    }

    internal static void CheckCount(long count, string what)
    {
        if (count > Most) throw new NetOptException(ErrorCodes.TooLarge, ErrorKind.LimitExceeded, $"The sweep has {(count > int.MaxValue ? "billions of" : count)} {what}", $"at most {Most} runs", value: count);
    }

    private static NetOptException Empty(string problem, string expected) => new(ErrorCodes.EmptyInput, ErrorKind.InvalidArgument, problem, expected, "lossRatio = 0.0001, 0.001");
}
