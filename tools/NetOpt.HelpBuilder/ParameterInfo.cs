using System.Reflection;

namespace NetOpt.HelpBuilder;

/// <summary>A parameter, with what it is in each of its parameter sets.</summary>
internal sealed record ParameterInfo(string Name, Type Type, string Description, IReadOnlyList<string> Aliases, bool Wildcards, IReadOnlyList<ParameterInfo.Use> Uses)
{
    /// <summary>Name of the set that stands for all sets.</summary>
    public const string AllSets = "__AllParameterSets";

    /// <summary>The parameter in one set.</summary>
    public sealed record Use(string Set, bool Mandatory, int? Position, bool ByValue, bool ByName)
    {
        public string Pipeline => (ByValue, ByName) switch
        {
            (true, true) => "True (ByValue, ByPropertyName)",
            (true, false) => "True (ByValue)",
            (false, true) => "True (ByPropertyName)",
            _ => "False",
        };
    }

    public Use? In(string set) => Uses.FirstOrDefault(u => u.Set == set) ?? Uses.FirstOrDefault(u => u.Set == AllSets);

    public bool IsSwitch => Type.Name == "SwitchParameter";

    /// <summary>The type without Nullable, as people name it.</summary>
    public Type Plain => Nullable.GetUnderlyingType(Type) ?? Type;

    public static ParameterInfo Of(PropertyInfo property, DocumentationComments comments) => new(
        property.Name,
        property.PropertyType,
        comments.Of(property),
        [.. property.CustomAttributes.Where(a => a.AttributeType.Name == "AliasAttribute")
            .SelectMany(a => (IEnumerable<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!).Select(a => (string)a.Value!)],
        property.CustomAttributes.Any(a => a.AttributeType.Name == "SupportsWildcardsAttribute"),
        // What binds unseen is there for its error and not for the help.
        [.. property.CustomAttributes.Where(a => a.AttributeType.Name == "ParameterAttribute" && !CmdletInfo.Named<bool>(a, "DontShow")).Select(a => new Use(
            CmdletInfo.Named<string>(a, "ParameterSetName") ?? AllSets,
            CmdletInfo.Named<bool>(a, "Mandatory"),
            a.NamedArguments.Any(n => n.MemberName == "Position") ? CmdletInfo.Named<int>(a, "Position") : null,
            CmdletInfo.Named<bool>(a, "ValueFromPipeline"),
            CmdletInfo.Named<bool>(a, "ValueFromPipelineByPropertyName")))]);
}
