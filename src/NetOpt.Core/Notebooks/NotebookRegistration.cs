using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace NetOpt.Notebooks;

/// <summary>
/// Registers our formatters with a .NET Interactive kernel that runs in this process. Its PowerShell kernel shows a value richly only if a
/// formatter was registered for exactly that type; <see cref="TypeFormatterSourceAttribute"/> serves the other kernels. Nothing is
/// referenced: the formatting library is found by name, and only where it is loaded already.
/// </summary>
public static class NotebookRegistration
{
    private const string LibraryName = "Microsoft.DotNet.Interactive.Formatting";

    /// <summary>Registers where the library is loaded. Any version of it may be there, so a failure changes nothing.</summary>
    /// <param name="loaded">The assemblies of the process.</param>
    /// <returns>Whether the formatters are registered.</returns>
    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "The library is looked up in a host that is not trimmed; where it is not found, nothing happens.")]
    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "As above.")]
    public static bool Register(IEnumerable<Assembly> loaded)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        Assembly? library = loaded.FirstOrDefault(a => a.FullName?.StartsWith(LibraryName + ",", StringComparison.Ordinal) == true);
        try
        {
            Type? formatter = library?.GetType(LibraryName + ".Formatter");
            MethodInfo? register = formatter?.GetMethod("Register", [typeof(Type), typeof(Action<object, TextWriter>), typeof(string)]);
            MethodInfo? prefer = formatter?.GetMethod("SetPreferredMimeTypesFor", [typeof(Type), typeof(string[])]);
            if (register is null || prefer is null) return false;
            foreach (Type type in NotebookDisplay.Types)
            {
                Register(register, type, NotebookDisplay.Html, NotebookDisplay.ToHtml);
                Register(register, type, NotebookDisplay.PlainText, NotebookDisplay.ToText);
                prefer.Invoke(null, [type, (string[])[NotebookDisplay.Html, NotebookDisplay.PlainText]]);
            }
            return true;
        }
        catch (Exception error) when (error is TargetInvocationException or AmbiguousMatchException or TypeLoadException or FileNotFoundException)
        {
            return false;
        }
    }

    private static void Register(MethodInfo register, Type type, string mimeType, Func<object, string?> form)
    {
        Action<object, TextWriter> write = (value, writer) => writer.Write(form(value));
        register.Invoke(null, [type, write, mimeType]);
    }
}
