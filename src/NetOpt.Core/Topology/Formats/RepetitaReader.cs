using System.Globalization;

namespace NetOpt.Topology.Formats;

/// <summary>
/// Reads the files of REPETITA (Gay et al., arXiv 1710.08665): topologies (NODES, EDGES; links directed, bandwidth in kbit/s,
/// delay in a unit that the format does not state) and demands (DEMANDS; kbit/s). A node's id is its place, as edges and
/// demands name it. One pass; the declared counts are checked and nothing is sized by them. O(length) time.
/// </summary>
internal sealed class RepetitaReader(ReadSession session, string text)
{
    private const double BitsPerKilobit = 1000;

    private readonly TextScanner _text = new(text);
    private readonly string[] _fields = new string[6];
    private FilePlace _place;

    public ImportedTopology ReadTopology()
    {
        var assembler = new TopologyAssembler(session, "repetita") { LinkIdsAreLabels = true, LinksAreFinal = true };
        int nodes = Count("NODES");
        SkipHeader("label x y");
        for (int i = 0; i < nodes; i++)
        {
            Row(3, i, nodes, "node", "London -0.13 51.51");
            double x = Number(1), y = Number(2);
            assembler.AddNode(new NetworkNode(i.ToString(CultureInfo.InvariantCulture), _fields[0]) { X = x, Y = y }, _place);
        }
        int edges = Count("EDGES");
        SkipHeader("label src dest weight bw delay");
        for (int i = 0; i < edges; i++)
        {
            Row(6, i, edges, "edge", "edge_0 0 1 10 1000000 1913");
            var direction = new LinkDirection(
                Number(4, ErrorCodes.InvalidCapacity) * session.Rates.Factor(BitsPerKilobit, null, _place),
                Number(5, ErrorCodes.InvalidLatency) * session.Delays.Factor(null, session.Options.DelayUnit, _place),
                Cost: Number(3, ErrorCodes.InvalidCost));
            assembler.AddLink(_fields[0], _fields[0], _fields[1], _fields[2], direction, null, _place);
        }
        ExpectEnd();
        return assembler.Finish();
    }

    public ImportedTrafficMatrix ReadDemands()
    {
        var demands = new DemandAssembler(session);
        int count = Count("DEMANDS");
        SkipHeader("label src dest bw");
        for (int i = 0; i < count; i++)
        {
            Row(4, i, count, "demand", "demand_0 0 1 193388");
            demands.Add(_fields[0], _fields[1], _fields[2], Number(3, ErrorCodes.InvalidDemand) * session.Rates.Factor(BitsPerKilobit, null, _place), _place);
        }
        ExpectEnd();
        return new ImportedTrafficMatrix(demands.Finish(), "repetita", session.Notices.ToImmutable());
    }

    private bool NextLine(out ReadOnlySpan<char> line)
    {
        while (!_text.AtEnd)
        {
            session.Tick();
            _place = _text.Place;
            line = _text.ReadLine().Trim();
            if (!line.IsEmpty) return true;
        }
        _place = _text.Place;
        line = default;
        return false;
    }

    private int Count(string keyword)
    {
        if (!NextLine(out ReadOnlySpan<char> line)) throw session.Malformed(_place, $"The file ends before {keyword}", $"a line {keyword} with a count", $"{keyword} 11");
        string found = line.ToString();
        if (found.StartsWith(keyword, StringComparison.Ordinal) && int.TryParse(found.AsSpan(keyword.Length), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out int count))
            return count;
        throw session.Malformed(_place, $"There is '{ValueText.Short(found)}' where {keyword} should be", $"the line {keyword} with a count, after as many rows as were declared before", $"{keyword} 11", found);
    }

    private void SkipHeader(string header)
    {
        if (!NextLine(out ReadOnlySpan<char> line)) throw session.Malformed(_place, "The file ends before the names of the columns", $"the line '{header}'");
        if (!line.StartsWith("label", StringComparison.OrdinalIgnoreCase))
            throw session.Malformed(_place, $"There is '{ValueText.Short(line.ToString())}' in place of the names of the columns", $"the line '{header}'");
    }

    // The last fields are numbers; what stands before them is the label, blanks and all.
    private void Row(int width, int index, int count, string what, string example)
    {
        if (!NextLine(out ReadOnlySpan<char> line))
            throw session.Malformed(_place, $"The file declares {count} {what}s and ends after {index}", $"as many rows as were declared");
        ReadOnlySpan<char> rest = line;
        for (int field = width - 1; field > 0; field--)
        {
            int blank = rest.LastIndexOfAny(' ', '\t');
            if (blank < 0)
                throw session.Malformed(_place, $"There is '{ValueText.Short(line.ToString())}' where {what} {index} of {count} should be", $"{width} fields between blanks", example);
            _fields[field] = rest[(blank + 1)..].ToString();
            rest = rest[..blank].TrimEnd();
        }
        _fields[0] = rest.ToString();
    }

    private double Number(int field, string code = ErrorCodes.MalformedFile) => ValueText.Number(session, _fields[field], code, _place);

    private void ExpectEnd()
    {
        if (NextLine(out ReadOnlySpan<char> line))
            throw session.Malformed(_place, $"There is '{ValueText.Short(line.ToString())}' after the last row that the file declares", "the end of the file, or a larger count");
    }
}
