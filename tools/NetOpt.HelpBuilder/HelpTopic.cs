using System.Text;

namespace NetOpt.HelpBuilder;

/// <summary>
/// The hand-written part of a cmdlet's help, a Markdown file: a title that is the cmdlet's name, then the sections Description,
/// Examples (each a third-level title, one fenced block of code and a remark), Notes and Links (a list of names or links).
/// </summary>
internal sealed record HelpTopic(IReadOnlyList<string> Description, IReadOnlyList<HelpTopic.Example> Examples, IReadOnlyList<string> Notes, IReadOnlyList<HelpTopic.Link> Links)
{
    private const int LeastExamples = 2;

    public sealed record Example(string Title, string Code, IReadOnlyList<string> Remarks);

    public sealed record Link(string Text, string Uri);

    public static HelpTopic Read(string path, string name)
    {
        if (!File.Exists(path)) throw new HelpException(path, $"{name} has no help");
        string[] lines = File.ReadAllLines(path);
        if (lines.Length == 0 || lines[0] != "# " + name) throw new HelpException(path + "(1)", $"the title is not '# {name}'");
        var sections = new Dictionary<string, List<string>>();
        List<string> current = [];
        bool code = false;
        foreach (string line in lines.Skip(1))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) code = !code;
            if (!code && line.StartsWith("## ", StringComparison.Ordinal)) sections.Add(line[3..].Trim(), current = []);
            else current.Add(line);
        }
        List<string> Section(string title) => sections.TryGetValue(title, out List<string>? found) ? found : throw new HelpException(path, $"there is no section '## {title}'");
        var topic = new HelpTopic(Paragraphs(Section("Description")), [.. ReadExamples(Section("Examples"), path)], Paragraphs(Section("Notes")), [.. Section("Links").Select(ReadLink).OfType<Link>()]);
        if (topic.Description.Count == 0) throw new HelpException(path, "the description is empty");
        if (topic.Examples.Count < LeastExamples) throw new HelpException(path, $"there are fewer than {LeastExamples} examples");
        if (topic.Links.Count == 0) throw new HelpException(path, "there are no links");
        return topic;
    }

    private static IEnumerable<Example> ReadExamples(List<string> lines, string path)
    {
        string? title = null;
        var code = new StringBuilder();
        List<string> remarks = [];
        bool inside = false;
        foreach (string line in lines.Append("### "))
        {
            if (line.StartsWith("```", StringComparison.Ordinal)) inside = !inside;
            else if (inside) code.Append(line).Append('\n');
            else if (line.StartsWith("### ", StringComparison.Ordinal))
            {
                if (title is not null)
                {
                    IReadOnlyList<string> text = Paragraphs(remarks);
                    if (code.Length == 0 || text.Count == 0) throw new HelpException(path, $"the example '{title}' lacks its code or its remark");
                    yield return new Example(title, code.ToString().TrimEnd('\n'), text);
                }
                title = line[4..].Trim();
                code.Clear();
                remarks = [];
            }
            else remarks.Add(line);
        }
    }

    private static Link? ReadLink(string line)
    {
        string text = line.TrimStart('-', ' ');
        if (text.Length == 0) return null;
        int middle = text.IndexOf("](", StringComparison.Ordinal);
        return text[0] == '[' && middle > 0 ? new Link(text[1..middle], text[(middle + 2)..^1]) : new Link(text, "");
    }

    // Lines of a paragraph are joined; list items stay apart. Backticks are for the page and not for the console.
    private static IReadOnlyList<string> Paragraphs(List<string> lines)
    {
        List<string> all = [];
        bool open = false;
        foreach (string line in lines)
        {
            string text = line.Trim().Replace("`", "", StringComparison.Ordinal);
            bool item = text.StartsWith("- ", StringComparison.Ordinal);
            if (text.Length == 0) open = false;
            else if (open && !item) all[^1] += " " + text;
            else
            {
                all.Add(text);
                open = true;
            }
        }
        return all;
    }
}
