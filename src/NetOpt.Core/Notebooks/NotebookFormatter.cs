namespace NetOpt.Notebooks;

/// <summary>One form of a value in notebooks. .NET Interactive finds <see cref="MimeType"/> and <see cref="Format"/> by name and exact type.</summary>
public sealed class NotebookFormatter
{
    private readonly Func<object, string?> _form;

    internal NotebookFormatter(string mimeType, Func<object, string?> form)
    {
        MimeType = mimeType;
        _form = form;
    }

    /// <summary>The form that it makes.</summary>
    public string MimeType { get; }

    /// <summary>Writes a value.</summary>
    /// <param name="instance">The value.</param>
    /// <param name="writer">Where to write.</param>
    /// <returns>False, with nothing written, where the value is not of a type that shows itself.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        // What is written stays even if false is returned: decide first.
        if (instance is null || _form(instance) is not { } text) return false;
        writer.Write(text);
        return true;
    }
}
