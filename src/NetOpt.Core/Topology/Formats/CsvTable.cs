using System.Text;

namespace NetOpt.Topology.Formats;

/// <summary>
/// A table of separated values (RFC 4180; comma, semicolon, tab or bar; fields in quotes may hold line ends), read record
/// by record. Empty lines, and lines that begin with "#" before the header, are passed over. O(length) time.
/// </summary>
internal sealed class CsvTable
{
    private readonly ReadSession _session;
    private readonly TextScanner _text;
    private readonly StringBuilder _field = new();
    private readonly List<string> _record = [];
    private readonly List<FilePlace> _places = [];
    private readonly char _separator;

    public CsvTable(ReadSession session, string text)
    {
        _session = session;
        _text = new TextScanner(text);
        while (!_text.AtEnd && (_text.Current is '#' or '\r' or '\n')) _text.SkipLine();
        int end = text.AsSpan(_text.Position).IndexOfAny('\r', '\n');
        _separator = Separator(end < 0 ? text[_text.Position..] : text.Substring(_text.Position, end));
        if (!Read()) throw InputFile.Empty(session.Path);
        Header = [.. _record];
        HeaderPlace = Place;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < Header.Count; i++)
        {
            if (Header[i].Length > 0 && !names.Add(Header[i]))
                throw session.Malformed(_places[i], $"Two columns are called '{ValueText.Short(Header[i])}'", "a name of its own for each column");
        }
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    public FilePlace HeaderPlace { get; }

    /// <summary>Where the current record begins.</summary>
    public FilePlace Place => _places[0];

    /// <summary>The field of a column, "" where the record is too short.</summary>
    public string Field(int column) => column < _record.Count ? _record[column] : "";

    public FilePlace FieldPlace(int column) => _places[Math.Min(column, _places.Count - 1)];

    /// <summary>Goes to the next record; false at the end.</summary>
    public bool ReadRecord()
    {
        if (!Read()) return false;
        if (_record.Count > Header.Count)
            throw _session.Malformed(_places[Header.Count], $"The record has {_record.Count} fields and the header {Header.Count}", "a field for each column; a field that holds the separator stands in quotes", "\"London, UK\"");
        return true;
    }

    /// <summary>Whether a line is a header that names the two ends of something.</summary>
    public static bool HasEnds(string line)
    {
        bool source = false, target = false;
        foreach (string field in line.Split(Separator(line)))
        {
            AttributeKind kind = AttributeNames.OfLink(field.Trim().Trim('"')).Kind;
            source |= kind == AttributeKind.Source;
            target |= kind == AttributeKind.Target;
        }
        return source && target;
    }

    // The separator that occurs most in the header.
    private static char Separator(string header)
    {
        char best = ',';
        foreach (char candidate in ",;\t|")
        {
            if (header.AsSpan().Count(candidate) > header.AsSpan().Count(best)) best = candidate;
        }
        return best;
    }

    private bool Read()
    {
        _session.Tick();
        while (!_text.AtEnd && _text.Current is '\r' or '\n') _text.Advance();
        if (_text.AtEnd) return false;
        _record.Clear();
        _places.Clear();
        while (true)
        {
            ReadField();
            if (_text.AtEnd || _text.Current != _separator) break;
            _text.Advance();
        }
        if (!_text.AtEnd) _text.SkipLine();
        return true;
    }

    private void ReadField()
    {
        while (!_text.AtEnd && _text.Current is ' ' or '\t' && _text.Current != _separator) _text.Advance();
        FilePlace place = _text.Place;
        _places.Add(place);
        if (!_text.AtEnd && _text.Current == '"')
        {
            ReadQuoted(place);
            return;
        }
        int start = _text.Position;
        while (!_text.AtEnd && _text.Current != _separator && _text.Current is not ('\r' or '\n')) _text.Advance();
        _record.Add(_text.From(start).TrimEnd().ToString());
    }

    private void ReadQuoted(FilePlace place)
    {
        _field.Clear();
        _text.Advance();
        while (true)
        {
            if (_text.AtEnd) throw _session.Malformed(place, "A field in quotes does not end", "a closing quote");
            char c = _text.Current;
            _text.Advance();
            if (c != '"')
            {
                _field.Append(c);
                continue;
            }
            if (_text.AtEnd || _text.Current != '"') break;
            _field.Append('"');
            _text.Advance();
        }
        while (!_text.AtEnd && _text.Current is ' ' or '\t' && _text.Current != _separator) _text.Advance();
        if (!_text.AtEnd && _text.Current != _separator && _text.Current is not ('\r' or '\n'))
            throw _session.Malformed(_text.Place, "Text follows a field in quotes", $"'{_separator}' or the end of the line; a quote inside a field is written twice", "\"say \"\"hi\"\"\"");
        _record.Add(_field.ToString());
    }
}
