namespace NetOpt.Notebooks;

/// <summary>
/// Names the class that shows values of a type in notebooks. .NET Interactive finds it by its simple name and the names and types of its
/// properties, so nothing of that project is referenced.
/// </summary>
/// <param name="formatterSourceType">A class with a parameterless constructor and a method <c>CreateTypeFormatters</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    /// <summary>The class that makes the formatters.</summary>
    public Type FormatterSourceType { get; } = formatterSourceType;

    /// <summary>MIME types, the preferred one first. Only such as the source makes formatters for: others would end the kernel.</summary>
    public string[] PreferredMimeTypes { get; set; } = [NotebookDisplay.Html, NotebookDisplay.PlainText];
}
