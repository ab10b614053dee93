using System.Globalization;

namespace NetOpt.Topology.Formats;

/// <summary>The attributes of a network as a whole that formats with free attributes carry.</summary>
internal static class GraphAttributes
{
    public static void Set(ReadSession session, TopologyAssembler assembler, string name, string text, FilePlace place, ref int nameRank)
    {
        switch (name)
        {
            case "name" or "Name" or "label" or "Network":
                int rank = name is "name" or "Name" ? 0 : name is "label" ? 1 : 2;
                if (rank < nameRank && text.Length > 0) (assembler.Name, nameRank) = (text, rank);
                break;
            case "version":
                // Other tools write versions of their own ("1.0"): those are not ours to continue.
                if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long version) && version > 0) assembler.Version = version;
                break;
            case "rateUnitKnown":
                assembler.RateUnitKnown = ValueText.Boolean(session, text, place);
                break;
            case "delayUnitKnown":
                assembler.DelayUnitKnown = ValueText.Boolean(session, text, place);
                break;
            case "isGeographic":
                assembler.Geographic = ValueText.Boolean(session, text, place);
                assembler.GeographicIsExplicit = true;
                break;
        }
    }
}
