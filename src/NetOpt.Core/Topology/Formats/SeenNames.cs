namespace NetOpt.Topology.Formats;

/// <summary>The properties that a JSON object had so far, to refuse a second value for one of them. O(names²) for one object, and names are few.</summary>
internal sealed class SeenNames(ReadSession session)
{
    private readonly List<string> _names = [];

    /// <summary>Begins an object.</summary>
    public void Clear() => _names.Clear();

    /// <summary>Notes a name.</summary>
    /// <exception cref="NetOptFileException">MalformedFile: the object has it already.</exception>
    public void Add(string name, FilePlace place)
    {
        foreach (string seen in _names)
        {
            if (seen == name) throw session.Malformed(place, $"The property '{ValueText.Short(name)}' occurs twice in an object", "each property once");
        }
        _names.Add(name);
    }
}
