using System.Reflection;
using System.Text;

namespace NetOpt.HelpBuilder;

/// <summary>The topic about_NetOpt_Errors: every error id of the engine with its meaning.</summary>
internal static class ErrorTopic
{
    private const int Width = 76;

    private const string Head = """
        TOPIC
            about_NetOpt_Errors

        SHORT DESCRIPTION
            The error ids of NetOpt and what they mean.

        LONG DESCRIPTION
            The id of an error never changes and never depends on data. It is the first
            part of FullyQualifiedErrorId; the runner netopt calls it code.

                try { Import-NetTopology ./none.xml }
                catch { ($_.FullyQualifiedErrorId -split ',')[0] }      # FileNotFound

            A value that a parameter cannot take at all, such as a rate of '10 Gbit', is
            refused by PowerShell before the cmdlet runs, with the id
            ParameterArgumentTransformationError and the reason in its message.

        ERROR IDS

        """;

    public static string Write(string engine)
    {
        Type codes = Assembly.LoadFrom(engine).GetType("NetOpt.ErrorCodes", throwOnError: true)!;
        var comments = new DocumentationComments(Path.ChangeExtension(engine, ".xml"));
        var text = new StringBuilder(Head);
        foreach (FieldInfo code in codes.GetFields().OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            text.Append("    ").Append(code.Name).Append('\n');
            AppendWrapped(text, comments.Of(code), "        ");
            text.Append('\n');
        }
        return text.Append("SEE ALSO\n    about_NetOpt\n").ToString();
    }

    private static void AppendWrapped(StringBuilder text, string sentence, string indent)
    {
        int column = 0;
        foreach (string word in sentence.Split(' '))
        {
            if (column == 0 || column + 1 + word.Length > Width)
            {
                text.Append(column == 0 ? "" : "\n").Append(indent).Append(word);
                column = indent.Length + word.Length;
            }
            else
            {
                text.Append(' ').Append(word);
                column += 1 + word.Length;
            }
        }
        text.Append('\n');
    }
}
