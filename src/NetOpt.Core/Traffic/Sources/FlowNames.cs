using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NetOpt.Traffic.Sources;

/// <summary>Names of flows in the order of their numbers. A name that several flows have is numbered: "Poisson 1", "Poisson 2".</summary>
internal sealed class FlowNames
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);

    public int Count => _names.Count;

    public void Add(string name)
    {
        _names.Add(name);
        CollectionsMarshal.GetValueRefOrAddDefault(_uses, name, out _)++;
    }

    public ImmutableArray<string> ToImmutable()
    {
        var given = new Dictionary<string, int>(StringComparer.Ordinal);
        var all = ImmutableArray.CreateBuilder<string>(_names.Count);
        foreach (string name in _names)
        {
            if (_uses[name] == 1)
            {
                all.Add(name);
                continue;
            }
            string numbered;
            do
            {
                int number = ++CollectionsMarshal.GetValueRefOrAddDefault(given, name, out _);
                numbered = string.Create(CultureInfo.InvariantCulture, $"{name} {number}");
            }
            while (_uses.ContainsKey(numbered));
            all.Add(numbered);
        }
        return all.MoveToImmutable();
    }
}
