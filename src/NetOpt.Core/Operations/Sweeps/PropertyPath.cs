using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace NetOpt.Operations.Sweeps;

/// <summary>
/// A place in a request or a result, by the names of their JSON: <c>queue.discipline</c>, <c>algorithms[0]</c>, <c>flows[0].goodputBps</c>, and in results
/// also an item by what it says, <c>figures[quantity=meanWait].value</c>.
/// </summary>
internal sealed class PropertyPath
{
    private const string Example = "queue.discipline, or flows[0].goodputBps";

    private readonly PathStep[] _steps;

    private PropertyPath(string text, PathStep[] steps)
    {
        Text = text;
        _steps = steps;
    }

    /// <summary>The path as it was written.</summary>
    public string Text { get; }

    /// <summary>The path as the name of a column: what shells and other tools take for a pattern, brackets, becomes a dot, as in <c>figures.meanWait.value</c>.</summary>
    public string Column => string.Join('.', _steps.Select(s => s.Value ?? s.Name ?? s.Index.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Its steps, at least one.</summary>
    public IReadOnlyList<PathStep> Steps => _steps;

    /// <summary>Reads a path.</summary>
    /// <exception cref="NetOptException">InvalidParameter.</exception>
    public static PropertyPath Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var steps = new List<PathStep>();
        int at = 0;
        while (true)
        {
            int end = text.AsSpan(at).IndexOfAny('.', '[');
            end = end < 0 ? text.Length : at + end;
            string name = text[at..end];
            if (name.Length == 0 || name.Trim() != name) throw NoPath(text);
            steps.Add(new PathStep(name));
            at = end;
            while (at < text.Length && text[at] == '[')
            {
                int close = text.IndexOf(']', at);
                if (close < 0) throw NoPath(text);
                steps.Add(Item(text[(at + 1)..close], text));
                at = close + 1;
            }
            if (at == text.Length) return new PropertyPath(text, [.. steps]);
            if (text[at++] != '.') throw NoPath(text);
        }
    }

    /// <summary>The path up to and without a step, as messages show it.</summary>
    public string Before(int step)
    {
        string shown = "";
        for (int i = 0; i < step; i++) shown += (_steps[i].Name is not null && _steps[i].Value is null && i > 0 ? "." : "") + _steps[i];
        return shown;
    }

    /// <summary>Throws where an operation's request has no such place. What a type's own reader takes apart is left to that reader.</summary>
    /// <exception cref="NetOptException">InvalidRequest, with the nearest name.</exception>
    public void CheckIn(Operation operation, JsonTypeInfo request)
    {
        JsonTypeInfo type = request;
        for (int i = 0; i < _steps.Length; i++)
        {
            PathStep step = _steps[i];
            if (step.Value is not null) throw Wrong($"'{Text}' chooses an item by what it says", "the number of the item, as in algorithms[0]");
            if (type.Kind is JsonTypeInfoKind.None || type.PolymorphismOptions is not null) return;
            Type next = step.Name is null ? ElementOf(type, i) : type.Kind == JsonTypeInfoKind.Dictionary ? type.ElementType! : PropertyOf(type, i, $"request of '{operation.Name}'").PropertyType;
            type = Known(type, next);
        }
    }

    /// <summary>The property that a step leads to.</summary>
    /// <param name="type">The type that has it.</param>
    /// <param name="step">The number of the step.</param>
    /// <param name="whole">What the path is of, for messages.</param>
    /// <exception cref="NetOptException">InvalidRequest, with the nearest name.</exception>
    public JsonPropertyInfo PropertyOf(JsonTypeInfo type, int step, string whole)
    {
        string name = _steps[step].Name!, owner = step == 0 ? "The " + whole : $"'{Before(step)}' of the {whole}";
        if (type.Kind == JsonTypeInfoKind.Enumerable) throw Wrong($"{owner} is a list, and has no property '{name}'", $"one item of it, as in {Before(step)}[0].{name}");
        if (type.Kind != JsonTypeInfoKind.Object) throw Wrong($"{owner} has no properties, and no '{name}'", step == 0 ? "a property" : $"'{Before(step)}' alone");
        if (type.Properties.FirstOrDefault(p => p.Name == name) is { } found) return found;
        string[] names = [.. type.Properties.Select(p => p.Name)];
        throw Wrong($"{owner} has no property '{name}'", NearestName.Find(name, names) is { } near ? $"perhaps '{near}'" : "one of " + string.Join(", ", names));
    }

    /// <summary>The type of the items of the list that a step chooses from.</summary>
    /// <exception cref="NetOptException">InvalidRequest: it is no list.</exception>
    public Type ElementOf(JsonTypeInfo type, int step) =>
        type.Kind == JsonTypeInfoKind.Enumerable ? type.ElementType! : throw Wrong($"'{Before(step)}' is no list, and has no item {_steps[step]}", $"'{Before(step)}' alone, or a property of it");

    /// <summary>How a type inside another goes to JSON; of what may be null, the type that it is otherwise.</summary>
    public static JsonTypeInfo Known(JsonTypeInfo within, Type type) => within.Options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);

    /// <summary>Puts a value in this place of a request, making the objects on the way that are missing.</summary>
    /// <exception cref="NetOptException">InvalidRequest: something on the way is neither an object nor a list, or the list is too short.</exception>
    public void Put(JsonObject request, JsonElement value)
    {
        JsonNode node = request;
        for (int i = 0; i < _steps.Length; i++)
        {
            bool last = i == _steps.Length - 1;
            JsonNode? child = last ? NodeOf(value) : Child(node, i) ?? (_steps[i + 1].Name is null ? new JsonArray() : new JsonObject());
            // A node that is in its place already may not be put there again.
            if (last || child!.Parent is null) Replace(node, i, child);
            if (!last) node = child!;
        }
    }

    internal NetOptException Wrong(string problem, string expected) => OperationJson.Invalid(problem, expected, value: Text);

    private JsonNode? Child(JsonNode node, int step)
    {
        PathStep wanted = _steps[step];
        return node switch
        {
            JsonObject map when wanted.Name is { } name => map[name],
            JsonArray list when wanted.Name is null => wanted.Index < list.Count ? list[wanted.Index] : null,
            _ => null,
        };
    }

    private void Replace(JsonNode node, int step, JsonNode? child)
    {
        PathStep wanted = _steps[step];
        switch (node)
        {
            case JsonObject map when wanted.Name is { } name: map[name] = child; break;
            case JsonArray list when wanted.Name is null && wanted.Index < list.Count: list[wanted.Index] = child; break;
            case JsonArray list when wanted.Name is null && wanted.Index == list.Count: list.Add(child); break;
            case JsonArray list when wanted.Name is null: throw Wrong($"'{Before(step)}' of the request has {list.Count} items, so there is no {wanted} to set", $"[{list.Count}] for one more item at the end");
            default: throw Wrong($"'{Before(step)}' of the request is {OperationJson.Article(OperationJson.Kind(node.GetValueKind()))}, and has no {wanted}", $"'{Before(step)}' alone, or another request");
        }
    }

    private static JsonNode? NodeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value),
        JsonValueKind.Array => JsonArray.Create(value),
        JsonValueKind.Null => null,
        _ => JsonValue.Create(value),
    };

    private static PathStep Item(string inside, string text)
    {
        if (int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out int index)) return new PathStep(null, index);
        int equals = inside.IndexOf('=');
        return equals > 0 ? new PathStep(inside[..equals].Trim(), -1, inside[(equals + 1)..].Trim()) : throw NoPath(text);
    }

    private static NetOptException NoPath(string text) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"'{text}' is no path to a property", "names with dots between them, and items of lists in brackets", Example, text);
}
