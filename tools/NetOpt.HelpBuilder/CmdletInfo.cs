using System.Reflection;

namespace NetOpt.HelpBuilder;

/// <summary>A cmdlet as its attributes declare it. Attributes are read as data: the reference assembly holds no code.</summary>
/// <param name="Verb">Its verb.</param>
/// <param name="Noun">Its noun.</param>
/// <param name="Synopsis">One sentence.</param>
/// <param name="DefaultSet">Name of its default parameter set, or null.</param>
/// <param name="ShouldProcess">Whether it takes -WhatIf and -Confirm.</param>
/// <param name="Parameters">Its parameters, in the order in which they are declared.</param>
/// <param name="Outputs">What it returns.</param>
internal sealed record CmdletInfo(string Verb, string Noun, string Synopsis, string? DefaultSet, bool ShouldProcess,
    IReadOnlyList<ParameterInfo> Parameters, IReadOnlyList<Type> Outputs)
{
    public string Name => Verb + "-" + Noun;

    public static IEnumerable<CmdletInfo> All(Assembly assembly, DocumentationComments comments)
    {
        foreach (Type type in assembly.GetExportedTypes())
        {
            CustomAttributeData? cmdlet = type.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == "CmdletAttribute");
            if (cmdlet is null) continue;
            yield return new CmdletInfo(
                (string)cmdlet.ConstructorArguments[0].Value!,
                (string)cmdlet.ConstructorArguments[1].Value!,
                comments.Of(type),
                Named<string>(cmdlet, "DefaultParameterSetName"),
                Named<bool>(cmdlet, "SupportsShouldProcess"),
                [.. Properties(type).Select(p => ParameterInfo.Of(p, comments))],
                [.. type.CustomAttributes.Where(a => a.AttributeType.Name == "OutputTypeAttribute").SelectMany(OutputTypes)]);
        }
    }

    public static T? Named<T>(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.MemberName == name).TypedValue.Value is T value ? value : default;

    // Those of base classes first, as they are the ones that come first in use (the path of a reader).
    private static IEnumerable<PropertyInfo> Properties(Type type)
    {
        var lineage = new Stack<Type>();
        for (Type? t = type; t is not null; t = t.BaseType) lineage.Push(t);
        return lineage.SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(p => p.CustomAttributes.Any(a => a.AttributeType.Name == "ParameterAttribute"));
    }

    private static IEnumerable<Type> OutputTypes(CustomAttributeData attribute) => attribute.ConstructorArguments
        .SelectMany(a => a.Value is IReadOnlyCollection<CustomAttributeTypedArgument> many ? many.Select(m => m.Value) : [a.Value])
        .OfType<Type>();
}
