using System.Collections.Immutable;

namespace NetOpt.Topology.Formats;

/// <summary>The attribute values of one node record while it is read.</summary>
internal struct NodeValues
{
    private double? _x, _y, _load, _reliability, _trust;
    private int _xRank, _yRank, _nameRank;
    private string? _name;

    public string? Id { get; set; }

    /// <summary>Capabilities, where they came as a list.</summary>
    public ImmutableArray<string> Capabilities { get; set; }

    /// <summary>Whether the coordinates are degrees, by what they were called: longitude is, x is not, pos does not tell.</summary>
    public bool? Geographic { get; private set; }

    public void Set(ReadSession session, in AttributeMeaning meaning, string text, FilePlace place)
    {
        // Ranks are stored one up, so that 0 is "not set" in a fresh value.
        int rank = meaning.Rank + 1;
        switch (meaning.Kind)
        {
            case AttributeKind.Id:
                Id = text;
                break;
            case AttributeKind.Name when text.Length > 0 && (_nameRank == 0 || rank < _nameRank):
                (_name, _nameRank) = (text, rank);
                break;
            case AttributeKind.X when _xRank == 0 || rank < _xRank:
                (_x, _xRank) = (Optional(session, text, place), rank);
                Geographic = meaning.Geographic;
                break;
            case AttributeKind.Y when _yRank == 0 || rank < _yRank:
                (_y, _yRank) = (Optional(session, text, place), rank);
                break;
            case AttributeKind.Capabilities:
                Capabilities = [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
                break;
            case AttributeKind.Load:
                _load = Optional(session, text, place);
                break;
            case AttributeKind.Reliability:
                _reliability = Optional(session, text, place);
                break;
            case AttributeKind.Trust:
                _trust = Optional(session, text, place);
                break;
        }
    }

    public readonly NetworkNode Node() => new(Id ?? "", _name ?? Id ?? "")
    {
        X = _x,
        Y = _y,
        Capabilities = Capabilities.IsDefault ? [] : Capabilities,
        Load = _load,
        Reliability = _reliability,
        Trust = _trust,
    };

    private static double? Optional(ReadSession session, string text, FilePlace place) =>
        text.AsSpan().Trim().Length == 0 ? null : ValueText.Number(session, text, ErrorCodes.MalformedFile, place);
}
