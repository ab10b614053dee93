using System.Reflection;

namespace NetOpt.PowerShell.Tests;

/// <summary>The cmdlets of the assembly, read from their attributes as data: the reference assembly of PowerShell holds no code.</summary>
internal static class Cmdlets
{
    public static IReadOnlyList<Type> All { get; } =
        [.. typeof(NetOptCmdlet).Assembly.GetExportedTypes().Where(t => Attribute(t, "CmdletAttribute") is not null)];

    public static string Verb(Type cmdlet) => (string)Attribute(cmdlet, "CmdletAttribute")!.ConstructorArguments[0].Value!;

    public static string Noun(Type cmdlet) => (string)Attribute(cmdlet, "CmdletAttribute")!.ConstructorArguments[1].Value!;

    public static string Name(Type cmdlet) => Verb(cmdlet) + "-" + Noun(cmdlet);

    public static bool SupportsShouldProcess(Type cmdlet) => Named<bool>(Attribute(cmdlet, "CmdletAttribute")!, "SupportsShouldProcess");

    public static IEnumerable<Type> OutputTypes(Type cmdlet) => cmdlet.CustomAttributes.Where(a => a.AttributeType.Name == "OutputTypeAttribute")
        .SelectMany(a => a.ConstructorArguments)
        .SelectMany(a => a.Value is IReadOnlyCollection<CustomAttributeTypedArgument> many ? many.Select(m => m.Value) : [a.Value])
        .OfType<Type>();

    public static IEnumerable<PropertyInfo> Parameters(Type cmdlet) => cmdlet.GetProperties().Where(p => Uses(p).Any());

    public static IEnumerable<CustomAttributeData> Uses(PropertyInfo parameter) => parameter.CustomAttributes.Where(a => a.AttributeType.Name == "ParameterAttribute");

    public static bool Has(PropertyInfo parameter, string flag) => Uses(parameter).Any(u => Named<bool>(u, flag));

    public static string[] Aliases(PropertyInfo parameter) => [.. parameter.CustomAttributes.Where(a => a.AttributeType.Name == "AliasAttribute")
        .SelectMany(a => (IEnumerable<CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!).Select(a => (string)a.Value!)];

    public static T? Named<T>(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.MemberName == name).TypedValue.Value is T value ? value : default;

    private static CustomAttributeData? Attribute(Type type, string name) => type.CustomAttributes.FirstOrDefault(a => a.AttributeType.Name == name);
}
