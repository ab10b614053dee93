using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetOpt.Numerics.Distributions;

/// <summary>
/// A <see cref="Distribution"/> in JSON: written as an object with its <c>kind</c> and its parameters; read from such an object, in any
/// order of properties and with any of the forms that the text has, or from the text form.
/// </summary>
public sealed class DistributionJsonConverter : JsonConverter<Distribution>
{
    /// <inheritdoc/>
    public override Distribution Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String) return Distribution.Parse(reader.GetString()!);
        if (reader.TokenType != JsonTokenType.StartObject)
            throw new JsonException("Expected a distribution such as \"exponential(mean=0.1)\" or {\"kind\": \"exponential\", \"mean\": 0.1}.");
        string? kind = null;
        var given = new List<(string Name, double[] Values)>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            if (name == "kind") kind = reader.TokenType == JsonTokenType.String ? reader.GetString() : throw new JsonException("The kind of a distribution is no text.");
            else given.Add((name, Numbers(ref reader, name)));
        }
        if (kind is null) throw new JsonException("A distribution lacks its kind, as in {\"kind\": \"exponential\", \"mean\": 0.1}.");
        DistributionForm form = DistributionText.Choose(DistributionText.Forms(kind, kind), [.. given.Select(g => g.Name)], kind);
        var values = new double[]?[form.Parameters.Length];
        foreach ((string name, double[] numbers) in given)
        {
            int index = form.IndexOf(name);
            if (!DistributionForm.IsList(form.Parameters[index]) && numbers.Length != 1)
                throw Distribution.Invalid($"The parameter '{name}' of {kind} is a list", "one number", form.Example, kind);
            values[index] = numbers;
        }
        return form.Make(values);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Distribution value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", value.Kind);
        foreach (DistributionParameter parameter in value.Parameters)
        {
            writer.WritePropertyName(parameter.Name);
            if (parameter.IsList) writer.WriteStartArray();
            foreach (double number in parameter.Values) writer.WriteNumberValue(number);
            if (parameter.IsList) writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    private static double[] Numbers(ref Utf8JsonReader reader, string name)
    {
        if (reader.TokenType == JsonTokenType.Number) return [reader.GetDouble()];
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException($"The parameter '{name}' of a distribution is no number.");
        ImmutableArray<double>.Builder values = ImmutableArray.CreateBuilder<double>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            values.Add(reader.TokenType == JsonTokenType.Number ? reader.GetDouble() : throw new JsonException($"The list '{name}' of a distribution holds more than numbers."));
        return [.. values];
    }
}
