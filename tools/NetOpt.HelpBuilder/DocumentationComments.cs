using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetOpt.HelpBuilder;

/// <summary>The summaries in a documentation file.</summary>
internal sealed partial class DocumentationComments
{
    private readonly Dictionary<string, XElement> _members;

    public DocumentationComments(string path)
    {
        if (!File.Exists(path)) throw new HelpException(path, "the documentation file is missing");
        _members = XDocument.Load(path).Descendants("member").ToDictionary(m => m.Attribute("name")!.Value);
    }

    public string Of(Type type) => Summary("T:" + type.FullName);

    public string Of(PropertyInfo property) => Summary($"P:{property.DeclaringType!.FullName}.{property.Name}");

    public string Of(FieldInfo field) => Summary($"F:{field.DeclaringType!.FullName}.{field.Name}");

    private string Summary(string member)
    {
        string text = _members.TryGetValue(member, out XElement? element) && element.Element("summary") is { } summary ? Text(summary) : "";
        return text.Length > 0 ? text : throw new HelpException(member, "there is no summary");
    }

    private static string Text(XElement element) => Spaces().Replace(string.Concat(element.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => LastName((string?)see.Attribute("cref") ?? (string?)see.Attribute("langword") ?? ""),
        XElement other => Text(other),
        _ => "",
    })), " ").Trim();

    private static string LastName(string cref) => cref[(cref.LastIndexOf('.') + 1)..];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
