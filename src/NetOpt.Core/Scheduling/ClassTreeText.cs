using System.Collections.Immutable;
using System.Globalization;

namespace NetOpt.Scheduling;

/// <summary>
/// Reads a class tree: classes with a comma between them, each a name, its weight after an equals sign (1 where there is none), and
/// either its classes in parentheses or its flows in brackets: <c>realtime=4(voice=3[0-9], video=1[10-19]), bulk=1</c>.
/// A name is letters, digits, '_', '-' and '.'. Space is ignored. O(length).
/// </summary>
public sealed class ClassTreeText
{
    private const string Example = "realtime=4(voice=3,video=1),bulk=1";
    private const int MaxDepth = 32;
    private const int MaxFlow = 100_000_000;

    private readonly string _text;
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private int _at;

    private ClassTreeText(string text) => _text = text;

    /// <summary>Reads a tree; its root is called "link".</summary>
    /// <param name="text">The classes.</param>
    /// <exception cref="NetOptException">InvalidParameter, naming the place; TooDeep.</exception>
    public static SchedulingClass Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new ClassTreeText(text);
        ImmutableArray<SchedulingClass> classes = reader.ReadClasses(1);
        if (reader._at < text.Length) throw reader.Problem($"'{text[reader._at]}' stands where no class can", "a comma before the next class, or the end");
        return new SchedulingClass("link", 1, classes, []);
    }

    private ImmutableArray<SchedulingClass> ReadClasses(int depth)
    {
        if (depth > MaxDepth)
            throw new NetOptException(ErrorCodes.TooDeep, ErrorKind.LimitExceeded, $"The class tree is deeper than {MaxDepth} levels", "fewer levels", Example);
        var classes = ImmutableArray.CreateBuilder<SchedulingClass>();
        do
        {
            string name = ReadName();
            double weight = Take('=') ? ReadWeight(name) : 1;
            ImmutableArray<SchedulingClass> inner = [];
            ImmutableArray<int> flows = [];
            if (Take('('))
            {
                inner = ReadClasses(depth + 1);
                if (!Take(')')) throw Problem($"The classes of '{name}' do not end", "a closing parenthesis");
            }
            else if (Take('[')) flows = ReadFlows(name);
            classes.Add(new SchedulingClass(name, weight, inner, flows));
        }
        while (Take(','));
        return classes.ToImmutable();
    }

    private string ReadName()
    {
        string name = Word(c => char.IsLetterOrDigit(c) || c is '_' or '-' or '.');
        if (name.Length == 0) throw Problem(_at < _text.Length ? $"'{_text[_at]}' stands where the name of a class is expected" : "The text ends where the name of a class is expected", "a name of letters and digits");
        if (!_names.Add(name)) throw Problem($"There are two classes '{name}'", "each name once");
        return name;
    }

    private double ReadWeight(string name)
    {
        string word = Word(c => char.IsAsciiDigit(c) || c is '.' or '-' or '+' or 'e' or 'E');
        if (!double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double weight))
            throw Problem($"The weight of '{name}' is '{word}'", "a number above 0 after the equals sign");
        if (!(weight > 0) || double.IsInfinity(weight))
            throw new NetOptException(ErrorCodes.InvalidWeight, ErrorKind.InvalidArgument, $"The weight of class '{name}' is {word}", "a finite number above 0", Example, weight);
        return weight;
    }

    private ImmutableArray<int> ReadFlows(string name)
    {
        var flows = ImmutableArray.CreateBuilder<int>();
        do
        {
            int from = ReadFlow(name), to = Take('-') ? ReadFlow(name) : from;
            if (to < from) throw Problem($"The flows {from}-{to} of '{name}' go backward", "the lower number first");
            for (int flow = from; flow <= to; flow++) flows.Add(flow);
        }
        while (Take(','));
        if (!Take(']')) throw Problem($"The flows of '{name}' do not end", "a closing bracket");
        return flows.ToImmutable();
    }

    private int ReadFlow(string name)
    {
        string word = Word(char.IsAsciiDigit);
        if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int flow) || flow > MaxFlow)
            throw Problem($"A flow of '{name}' is '{word}'", $"numbers and ranges such as 0,4-7, up to {MaxFlow}");
        return flow;
    }

    private string Word(Func<char, bool> belongs)
    {
        SkipSpace();
        int start = _at;
        while (_at < _text.Length && belongs(_text[_at])) _at++;
        return _text[start.._at];
    }

    private bool Take(char c)
    {
        SkipSpace();
        if (_at == _text.Length || _text[_at] != c) return false;
        _at++;
        SkipSpace();
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private NetOptException Problem(string problem, string expected) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"{problem}, at character {_at + 1} of the class tree", expected, Example, _text);
}
