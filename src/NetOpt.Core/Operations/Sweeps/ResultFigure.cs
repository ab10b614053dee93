using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace NetOpt.Operations.Sweeps;

/// <summary>
/// One figure of a result: where it is, and how it goes to JSON. It is taken from the result object itself, so that a result's long series need not be
/// written as text for the sake of one number beside them.
/// </summary>
internal sealed class ResultFigure
{
    private readonly Func<object, object?>[] _steps;
    private readonly JsonTypeInfo _type;

    private ResultFigure(string name, Func<object, object?>[] steps, JsonTypeInfo type)
    {
        Name = name;
        _steps = steps;
        _type = type;
    }

    /// <summary>Its path in the result, as the name of a column.</summary>
    public string Name { get; }

    /// <summary>
    /// The numbers, texts and booleans of a result, those inside objects too, in the order of its JSON. Lists are left out, and so is what repeats the
    /// question: the request, and the seed.
    /// </summary>
    public static List<ResultFigure> AllOf(JsonTypeInfo result)
    {
        var all = new List<ResultFigure>();
        Collect(result, "", [], [], all);
        return all;
    }

    /// <summary>The figure in a place of a result.</summary>
    /// <exception cref="NetOptException">InvalidParameter: the path is none; InvalidRequest: the result has no such place, with the nearest name.</exception>
    public static ResultFigure At(string path, JsonTypeInfo result, string operation)
    {
        PropertyPath where = PropertyPath.Parse(path);
        string whole = $"result of '{operation}'";
        var steps = new List<Func<object, object?>>();
        JsonTypeInfo type = result;
        for (int i = 0; i < where.Steps.Count; i++)
        {
            PathStep step = where.Steps[i];
            if (step.Name is null || step.Value is not null)
            {
                JsonTypeInfo item = PropertyPath.Known(type, where.ElementOf(type, i));
                steps.Add(step.Name is null ? list => ItemAt(list, step.Index) : FirstWith(where, i, item, whole));
                type = item;
            }
            else
            {
                JsonPropertyInfo property = where.PropertyOf(type, i, whole);
                steps.Add(property.Get!);
                type = PropertyPath.Known(type, property.PropertyType);
            }
        }
        return new ResultFigure(where.Column, [.. steps], type);
    }

    /// <summary>Writes the figure of a result: null where something on the way is null, or a list too short.</summary>
    public void Write(Utf8JsonWriter writer, object result)
    {
        object? value = result;
        foreach (Func<object, object?> step in _steps)
        {
            if (value is null) break;
            value = step(value);
        }
        if (value is null) writer.WriteNullValue();
        else JsonSerializer.Serialize(writer, value, _type);
    }

    private static void Collect(JsonTypeInfo type, string prefix, Func<object, object?>[] steps, Type[] above, List<ResultFigure> all)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.Get is not { } get || property.Name == "request" || (steps.Length == 0 && property.Name == "seed")) continue;
            JsonTypeInfo inner = PropertyPath.Known(type, property.PropertyType);
            Func<object, object?>[] path = [.. steps, get];
            if (inner.Kind == JsonTypeInfoKind.Object)
            {
                // A type inside itself would go on for ever.
                if (!above.Contains(inner.Type)) Collect(inner, prefix + property.Name + ".", path, [.. above, inner.Type], all);
            }
            else if (inner.Kind == JsonTypeInfoKind.None && (inner.Type.IsValueType || inner.Type == typeof(string)))
            {
                // A class with a reader of its own, such as a network, is no figure.
                all.Add(new ResultFigure(prefix + property.Name, path, inner));
            }
        }
    }

    private static object? ItemAt(object list, int index)
    {
        if (list is IList known) return index < known.Count ? known[index] : null;
        return ((IEnumerable)list).Cast<object?>().ElementAtOrDefault(index);
    }

    private static Func<object, object?> FirstWith(PropertyPath where, int step, JsonTypeInfo item, string whole)
    {
        PathStep wanted = where.Steps[step];
        JsonPropertyInfo property = where.PropertyOf(item, step, whole);
        JsonTypeInfo type = PropertyPath.Known(item, property.PropertyType);
        if (type.Type.IsEnum && type.GetJsonSchemaAsNode()["enum"] is JsonArray names && !names.Any(n => n?.ToString() == wanted.Value))
        {
            string[] all = [.. names.Select(n => n!.ToString())];
            throw where.Wrong($"No '{wanted.Name}' is '{wanted.Value}'", NearestName.Find(wanted.Value!, all) is { } near ? $"perhaps '{near}'" : "one of " + string.Join(", ", all));
        }
        return list =>
        {
            foreach (object? one in (IEnumerable)list)
            {
                if (one is not null && Spelled(property.Get!(one), type) == wanted.Value) return one;
            }
            return null;
        };
    }

    private static string Spelled(object? value, JsonTypeInfo type) => value is null ? "null" : JsonSerializer.SerializeToNode(value, type)?.ToString() ?? "null";
}
