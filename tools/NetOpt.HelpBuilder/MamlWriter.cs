using System.Globalization;
using System.Xml.Linq;

namespace NetOpt.HelpBuilder;

/// <summary>Writes help in the XML form that Get-Help reads beside a cmdlet assembly (MAML).</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Msh = "http://msh";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private static readonly ParameterInfo[] ShouldProcess =
    [
        Common("WhatIf", "Shows what would be done and does not do it.", "wi"),
        Common("Confirm", "Asks before it is done.", "cf"),
    ];

    public static XDocument Write(IEnumerable<(CmdletInfo Cmdlet, HelpTopic Topic)> cmdlets) =>
        new(new XElement(Msh + "helpItems", new XAttribute("schema", "maml"), cmdlets.OrderBy(c => c.Cmdlet.Name, StringComparer.Ordinal).Select(c => One(c.Cmdlet, c.Topic))));

    private static XElement One(CmdletInfo cmdlet, HelpTopic topic)
    {
        ParameterInfo[] parameters = [.. cmdlet.Parameters, .. cmdlet.ShouldProcess ? ShouldProcess : []];
        return new XElement(Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml), new XAttribute(XNamespace.Xmlns + "command", Command), new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(Command + "details",
                new XElement(Command + "name", cmdlet.Name), new XElement(Command + "verb", cmdlet.Verb), new XElement(Command + "noun", cmdlet.Noun),
                new XElement(Maml + "description", Paras([cmdlet.Synopsis]))),
            new XElement(Maml + "description", Paras(topic.Description)),
            new XElement(Command + "syntax", Sets(cmdlet).Select(set => Syntax(cmdlet, parameters, set))),
            new XElement(Command + "parameters", parameters.OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => Parameter(p, MainUse(p, cmdlet.DefaultSet), withChoices: false))),
            new XElement(Command + "inputTypes", Inputs(parameters).Select(t => Typed("inputType", t))),
            new XElement(Command + "returnValues", cmdlet.Outputs.Select(t => Typed("returnValue", t.FullName!))),
            new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paras(topic.Notes))),
            new XElement(Command + "examples", topic.Examples.Select((e, i) => new XElement(Command + "example",
                new XElement(Maml + "title", string.Create(CultureInfo.InvariantCulture, $"-------- Example {i + 1}: {e.Title} --------")),
                new XElement(Dev + "code", e.Code),
                // Get-Help puts nothing between examples.
                new XElement(Dev + "remarks", Paras([.. e.Remarks, ""]))))),
            new XElement(Command + "relatedLinks", topic.Links.Select(l => new XElement(Maml + "navigationLink",
                new XElement(Maml + "linkText", l.Text), new XElement(Maml + "uri", l.Uri)))));
    }

    private static IEnumerable<string> Sets(CmdletInfo cmdlet)
    {
        string[] named = [.. cmdlet.Parameters.SelectMany(p => p.Uses).Select(u => u.Set).Where(s => s != ParameterInfo.AllSets).Distinct()];
        return named.Length == 0 ? [ParameterInfo.AllSets] : named.OrderBy(s => s == cmdlet.DefaultSet ? 0 : 1);
    }

    private static XElement Syntax(CmdletInfo cmdlet, ParameterInfo[] parameters, string set) => new(Command + "syntaxItem",
        new XElement(Maml + "name", cmdlet.Name),
        parameters.Select(p => (Parameter: p, Use: p.In(set)))
            .Where(p => p.Use is not null)
            .OrderBy(p => p.Use!.Position ?? int.MaxValue).ThenByDescending(p => p.Use!.Mandatory)
            .Select(p => Parameter(p.Parameter, p.Use!, withChoices: true)));

    private static XElement Parameter(ParameterInfo p, ParameterInfo.Use use, bool withChoices) => new(Command + "parameter",
        new XAttribute("required", use.Mandatory ? "true" : "false"),
        new XAttribute("variableLength", "true"),
        new XAttribute("globbing", p.Wildcards ? "true" : "false"),
        new XAttribute("pipelineInput", use.Pipeline),
        new XAttribute("position", use.Position is { } position ? position.ToString(CultureInfo.InvariantCulture) : "named"),
        new XAttribute("aliases", p.Aliases.Count == 0 ? "none" : string.Join(", ", p.Aliases)),
        new XElement(Maml + "name", p.Name),
        new XElement(Maml + "description", Paras([p.Description])),
        withChoices && p.Plain.IsEnum ? new XElement(Command + "parameterValueGroup", Enum.GetNames(p.Plain).Select(n =>
            new XElement(Command + "parameterValue", new XAttribute("required", "false"), new XAttribute("variableLength", "false"), n))) : null,
        p.IsSwitch ? null : new XElement(Command + "parameterValue", new XAttribute("required", "true"), new XAttribute("variableLength", "false"), p.Plain.Name),
        new XElement(Dev + "type", new XElement(Maml + "name", p.Plain.Name), new XElement(Maml + "uri")),
        new XElement(Dev + "defaultValue", p.IsSwitch ? "False" : "None"));

    // The list of parameters has one entry for all sets: required and position are those of the default set, pipeline input is that of any.
    private static ParameterInfo.Use MainUse(ParameterInfo p, string? defaultSet) =>
        ((defaultSet is null ? null : p.In(defaultSet)) ?? p.Uses[0]) with { ByValue = p.Uses.Any(u => u.ByValue), ByName = p.Uses.Any(u => u.ByName) };

    private static IEnumerable<string> Inputs(ParameterInfo[] parameters)
    {
        string[] types = [.. parameters.Where(p => p.Uses.Any(u => u.ByValue)).Select(p => p.Plain.FullName!)];
        bool records = parameters.Any(p => p.Uses.Any(u => u.ByName));
        return types.Length + (records ? 1 : 0) == 0 ? ["None"] : records ? [.. types, "System.Management.Automation.PSObject"] : types;
    }

    private static XElement Typed(string name, string type) => new(Command + name,
        new XElement(Dev + "type", new XElement(Maml + "name", type)), new XElement(Maml + "description", Paras([])));

    private static IEnumerable<XElement> Paras(IEnumerable<string> texts) => texts.Select(t => new XElement(Maml + "para", t));

    private static ParameterInfo Common(string name, string description, string alias) =>
        new(name, typeof(System.Management.Automation.SwitchParameter), description, [alias], false, [new ParameterInfo.Use(ParameterInfo.AllSets, false, null, false, false)]);
}
