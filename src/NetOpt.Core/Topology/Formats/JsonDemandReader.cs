using System.Text.Json;

namespace NetOpt.Topology.Formats;

/// <summary>
/// Reads demands from JSON: a list of objects with source, target and rate, or TopoHub's table
/// <c>{"source": {"target": rate}}</c>.
/// </summary>
internal sealed class JsonDemandReader(ReadSession session)
{
    private readonly UnitEvidence _rates = new();
    private readonly SeenNames _seen = new(session);
    private DemandAssembler? _assembler;

    /// <summary>Whether the text held a list or table of demands, even an empty one.</summary>
    public bool WasGiven { get; private set; }

    public DemandAssembler Assembler => _assembler ??= new DemandAssembler(session) { Rates = _rates };

    /// <summary>Reads the value at the current token.</summary>
    public void Read(ref JsonText json)
    {
        if (json.Token == JsonTokenType.StartObject) ReadTable(ref json);
        else if (json.Token == JsonTokenType.StartArray) ReadList(ref json);
        else if (json.Token != JsonTokenType.Null)
            throw session.Malformed(json.Place, "'demands' is neither a list nor a table", "a JSON array", """[{"source":"a","target":"b","rateBps":1e9}]""");
    }

    private void ReadList(ref JsonText json)
    {
        WasGiven = true;
        while (json.Read() && json.Token != JsonTokenType.EndArray)
        {
            if (json.Token != JsonTokenType.StartObject) throw session.Malformed(json.Place, "A demand is not an object", "a JSON object", """{"source":"a","target":"b","rateBps":1e9}""");
            ReadDemand(ref json);
        }
    }

    private void ReadDemand(ref JsonText json)
    {
        FilePlace place = json.Place;
        string? id = null, source = null, target = null, rate = null;
        int idRank = int.MaxValue, rateRank = int.MaxValue;
        double? unit = null;
        FilePlace ratePlace = place;
        _seen.Clear();
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            string name = json.PropertyName();
            AttributeMeaning meaning = AttributeNames.OfDemand(name);
            if (meaning.Kind != AttributeKind.None) _seen.Add(name, json.Place);
            json.Read();
            if (json.Scalar() is not { } text)
            {
                json.Skip();
                continue;
            }
            switch (meaning.Kind)
            {
                case AttributeKind.Id when meaning.Rank < idRank: (id, idRank) = (text, meaning.Rank); break;
                case AttributeKind.Source: source = text; break;
                case AttributeKind.Target: target = text; break;
                case AttributeKind.Rate when meaning.Rank < rateRank: (rate, unit, rateRank, ratePlace) = (text, meaning.Unit, meaning.Rank, json.Place); break;
            }
        }
        if (source is null || target is null || rate is null)
            throw session.Malformed(place, "A demand lacks its source, its target or its rate", "all three", """{"source":"a","target":"b","rateBps":1e9}""");
        Assembler.Add(id, source, target, Rate(rate, unit, ratePlace), place);
    }

    // An object with "demands" inside is a whole matrix; any other is a table of tables.
    private void ReadTable(ref JsonText json)
    {
        WasGiven = true;
        while (json.Read() && json.Token == JsonTokenType.PropertyName)
        {
            string source = json.PropertyName();
            json.Read();
            if (source == "demands")
            {
                Read(ref json);
            }
            else if (source is "rateUnitKnown")
            {
                if (json.Scalar() is { } text) Assembler.RateUnitKnown = ValueText.Boolean(session, text, json.Place);
            }
            else if (json.Token == JsonTokenType.StartObject)
            {
                while (json.Read() && json.Token == JsonTokenType.PropertyName)
                {
                    string target = json.PropertyName();
                    json.Read();
                    if (json.Scalar() is not { } text)
                        throw session.Malformed(json.Place, $"The demand from '{ValueText.Short(source)}' to '{ValueText.Short(target)}' is not a number", "a rate", "1e9");
                    Assembler.Add(null, source, target, Rate(text, null, json.Place), json.Place);
                }
            }
            else
            {
                json.Skip();
            }
        }
    }

    private double Rate(string text, double? unit, FilePlace place) => ValueText.Rate(session, _rates, text, unit, place);
}
