using System.Collections;
using System.Collections.Specialized;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using NetOpt.Units;

namespace NetOpt.PowerShell.Notebooks;

/// <summary>Writes parameter values as PowerShell text, so that the injected cell can be read and run anywhere.</summary>
internal static class ParameterLiteral
{
    private const int MaxDepth = 16;

    /// <summary>One assignment a line, in the order of the dictionary; of a plain hashtable, which has none, by name.</summary>
    /// <exception cref="NetOptException">InvalidParameter: a name is no variable name, or a value has no literal form.</exception>
    public static string Assignments(IDictionary parameters)
    {
        var text = new StringBuilder("# Parameters\n");
        foreach (DictionaryEntry entry in Ordered(parameters))
        {
            string name = entry.Key.ToString() ?? "";
            if (name.Length == 0 || !name.All(c => char.IsLetterOrDigit(c) || c == '_'))
                throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"'{name}' is no name of a variable", "letters, digits and underscores", "@{ Load = 1.2 }", name);
            text.Append('$').Append(name).Append(" = ").Append(Of(entry.Value, name, 0)).Append('\n');
        }
        return text.ToString();
    }

    private static string Of(object? value, string name, int depth)
    {
        if (depth > MaxDepth) throw NoLiteral(name, "nests too deep");
        if (value is PSObject wrapped) value = wrapped.BaseObject;
        switch (value)
        {
            case null:
                return "$null";
            case bool or SwitchParameter:
                return LanguagePrimitives.IsTrue(value) ? "$true" : "$false";
            case string or char or Guid or Uri or Version or FileSystemInfo or BitRate or DataSize or Duration:
                return Quote(Convert.ToString(value, CultureInfo.InvariantCulture)!);
            case Enum:
                return Quote(value.ToString()!);
            case double d when !double.IsFinite(d):
                return double.IsNaN(d) ? "[double]::NaN" : d > 0 ? "[double]::PositiveInfinity" : "[double]::NegativeInfinity";
            case double d:
                // A number without point or exponent would come back as an integer.
                string digits = d.ToString("R", CultureInfo.InvariantCulture);
                return digits.AsSpan().ContainsAny(".E") ? digits : digits + ".0";
            case float f:
                return Of((double)f, name, depth);
            case decimal m:
                return m.ToString(CultureInfo.InvariantCulture) + "d";
            case sbyte or byte or short or ushort or int or uint or long or ulong or System.Numerics.BigInteger:
                return Convert.ToString(value, CultureInfo.InvariantCulture)!;
            case DateTime time:
                return $"[datetime]'{time:o}'";
            case DateTimeOffset time:
                return $"[datetimeoffset]'{time:o}'";
            case TimeSpan span:
                return $"[timespan]'{span:c}'";
            case IDictionary map:
                return (map is IOrderedDictionary ? "[ordered]" : "") + "@{ " + string.Join("; ", Ordered(map).Select(e => $"{Quote(e.Key.ToString() ?? "")} = {Of(e.Value, name, depth + 1)}")) + " }";
            case IEnumerable list:
                return "@(" + string.Join(", ", list.Cast<object?>().Select(item => Of(item, name, depth + 1))) + ")";
            default:
                throw NoLiteral(name, $"is of type {value.GetType()}");
        }
    }

    private static IEnumerable<DictionaryEntry> Ordered(IDictionary map)
    {
        IEnumerable<DictionaryEntry> entries = map.Cast<DictionaryEntry>();
        return map is Hashtable ? entries.OrderBy(e => e.Key.ToString(), StringComparer.OrdinalIgnoreCase) : entries;
    }

    private static string Quote(string text) => "'" + CodeGeneration.EscapeSingleQuotedStringContent(text) + "'";

    private static NetOptException NoLiteral(string name, string why) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The value of the parameter '{name}' {why}, which cannot be written into a notebook",
            "texts, numbers, truth values, times, and lists and hashtables of them", "@{ Load = 1.2; Nodes = 'a', 'b' }", name);
}
