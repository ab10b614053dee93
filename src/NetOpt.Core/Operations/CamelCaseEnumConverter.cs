using System.Text.Json;
using System.Text.Json.Serialization;

namespace NetOpt.Operations;

/// <summary>Writes an enum as its camelCase name, which is how requests and results spell every enum. Numbers are refused.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class CamelCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
