using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NetOpt.Operations;

/// <summary>Explains what is wrong inside objects that come in several kinds, such as traffic sources: the kind, or a property that this kind does not have or cannot read.</summary>
internal static class JsonCases
{
    /// <summary>The first mistake in such an object, or null where there is none.</summary>
    /// <param name="type">What the value should be.</param>
    /// <param name="value">What it is.</param>
    /// <param name="place">Where it is, such as "sources[0]".</param>
    public static NetOptException? Explain(JsonTypeInfo type, JsonElement value, string place)
    {
        if (type.PolymorphismOptions is not null) return value.ValueKind == JsonValueKind.Object ? OfKind(type, value, place) : null;
        if (type.Kind == JsonTypeInfoKind.Enumerable && type.ElementType is { } element && value.ValueKind == JsonValueKind.Array)
        {
            JsonTypeInfo each = type.Options.GetTypeInfo(element);
            int index = 0;
            foreach (JsonElement item in value.EnumerateArray())
            {
                if (Explain(each, item, $"{place}[{index++}]") is { } problem) return problem;
            }
        }
        if (type.Kind == JsonTypeInfoKind.Object && value.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonPropertyInfo property in type.Properties)
            {
                if (!value.TryGetProperty(property.Name, out JsonElement inner)) continue;
                if (Explain(type.Options.GetTypeInfo(property.PropertyType), inner, place.Length == 0 ? property.Name : $"{place}.{property.Name}") is { } problem) return problem;
            }
        }
        return null;
    }

    private static NetOptException? OfKind(JsonTypeInfo type, JsonElement value, string place)
    {
        string mark = type.PolymorphismOptions!.TypeDiscriminatorPropertyName;
        string[] kinds = [.. type.PolymorphismOptions.DerivedTypes.Select(d => d.TypeDiscriminator?.ToString() ?? "").Order(StringComparer.Ordinal)];
        string expected = "one of " + string.Join(", ", kinds), example = $"{{\"{mark}\": \"{kinds[0]}\"}}";
        if (!value.TryGetProperty(mark, out JsonElement kind)) return OperationJson.Invalid($"'{place}' has no '{mark}'", expected, example);
        string name = kind.ValueKind == JsonValueKind.String ? kind.GetString()! : kind.GetRawText();
        JsonDerivedType[] match = [.. type.PolymorphismOptions.DerivedTypes.Where(d => kind.ValueKind == JsonValueKind.String && name.Equals(d.TypeDiscriminator))];
        if (match.Length == 0) return OperationJson.Invalid($"'{place}' is of the unknown {mark} '{name}'", expected, example, name);

        JsonTypeInfo own = type.Options.GetTypeInfo(match[0].DerivedType);
        foreach (JsonProperty given in value.EnumerateObject().Where(g => g.Name != mark))
        {
            if (own.Properties.FirstOrDefault(p => p.Name == given.Name) is not { } property)
            {
                string[] names = [.. own.Properties.Select(p => p.Name)];
                return OperationJson.Invalid($"'{place}' of {mark} '{name}' has no property '{given.Name}'",
                    NearestName.Find(given.Name, names) is { } near ? $"perhaps '{near}'" : "one of " + string.Join(", ", names), value: given.Name);
            }
            JsonTypeInfo wanted = type.Options.GetTypeInfo(property.PropertyType);
            try
            {
                _ = given.Value.Deserialize(wanted);
            }
            catch (JsonException)
            {
                string shown = given.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? OperationJson.Article(OperationJson.Kind(given.Value)) : given.Value.GetRawText();
                return OperationJson.Invalid($"'{place}.{given.Name}' is {shown}", OperationJson.Values(wanted).Expected, value: shown);
            }
        }
        return null;
    }
}
