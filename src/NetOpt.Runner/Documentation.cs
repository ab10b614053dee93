using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml;

namespace NetOpt.Runner;

/// <summary>The summaries of the engine's XML documentation file; empty where the file is not there.</summary>
internal sealed partial class Documentation
{
    private readonly Dictionary<string, string> _text = [];

    public Documentation()
    {
        string path = Path.ChangeExtension(typeof(NetOptException).Assembly.Location, ".xml");
        if (!File.Exists(path)) return;
        var document = new XmlDocument { XmlResolver = null };
        document.Load(path);
        foreach (XmlElement member in document.SelectNodes("/doc/members/member")!)
        {
            string name = member.GetAttribute("name");
            if (member["summary"] is { } summary) _text[name] = Plain(summary);
            foreach (XmlElement parameter in member.SelectNodes("param")!)
                _text[$"{name}/{parameter.GetAttribute("name")}"] = Plain(parameter);
        }
    }

    public string? Of(Type type) => _text.GetValueOrDefault("T:" + Name(type));

    /// <summary>A property's own summary, or what its record says about the parameter that makes it.</summary>
    public string? Of(PropertyInfo property)
    {
        string type = Name(property.DeclaringType!);
        return _text.GetValueOrDefault($"P:{type}.{property.Name}") ?? _text.GetValueOrDefault($"T:{type}/{property.Name}");
    }

    private static string Name(Type type) => type.FullName?.Replace('+', '.') ?? type.Name;

    // References read as their last name: <see cref="P:A.B.C"/> is C.
    private static string Plain(XmlElement element)
    {
        foreach (XmlElement reference in element.SelectNodes(".//see | .//paramref")!)
        {
            string target = reference.GetAttribute("cref") + reference.GetAttribute("name") + reference.GetAttribute("langword");
            reference.InnerText = target[(target.Split('(')[0].LastIndexOfAny(['.', ':']) + 1)..];
        }
        return Space().Replace(element.InnerText, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
