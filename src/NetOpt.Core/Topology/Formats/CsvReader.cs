namespace NetOpt.Topology.Formats;

/// <summary>
/// Reads edge lists and tables of demands: one record each, the columns named in the header in any order
/// (source/target, src/dst, from/to, a/b ...; capacity or bandwidth, latency or delay, cost, weight or metric, loss ...).
/// Units stand in the value ("10Gbps") or in the name of the column (capacity_mbps). O(length) time.
/// </summary>
internal static class CsvReader
{
    public static ImportedTopology ReadTopology(ReadSession session, string text)
    {
        var table = new CsvTable(session, text);
        AttributeMeaning[] columns = [.. table.Header.Select(AttributeNames.OfLink)];
        int source = Column(session, table, columns, AttributeKind.Source), target = Column(session, table, columns, AttributeKind.Target);
        var assembler = new TopologyAssembler(session, "csv") { LinksMakeNodes = true, ExpectsCoordinates = false };
        var link = new LinkValues();
        while (table.ReadRecord())
        {
            link.Clear();
            for (int i = 0; i < columns.Length; i++)
            {
                if (columns[i].Kind is not (AttributeKind.None or AttributeKind.Source or AttributeKind.Target))
                    link.Set(session, columns[i], table.Field(i), table.FieldPlace(i));
            }
            assembler.AddLink(link.Id, link, End(session, table, source), End(session, table, target), link.Directed ?? false, table.Place);
        }
        return assembler.Finish();
    }

    public static ImportedTrafficMatrix ReadDemands(ReadSession session, string text)
    {
        var table = new CsvTable(session, text);
        AttributeMeaning[] columns = [.. table.Header.Select(AttributeNames.OfDemand)];
        int source = Column(session, table, columns, AttributeKind.Source), target = Column(session, table, columns, AttributeKind.Target);
        int rate = Column(session, table, columns, AttributeKind.Rate), id = Best(columns, AttributeKind.Id);
        var demands = new DemandAssembler(session);
        while (table.ReadRecord())
        {
            string? name = id >= 0 && table.Field(id).Length > 0 ? table.Field(id) : null;
            if (table.Field(rate).Length == 0) throw session.Malformed(table.FieldPlace(rate), "A demand has no rate", "a rate", "2.5Gbps");
            double value = ValueText.Rate(session, session.Rates, table.Field(rate), columns[rate].Unit, table.FieldPlace(rate));
            demands.Add(name, End(session, table, source), End(session, table, target), value, table.Place);
        }
        TrafficMatrix matrix = demands.Finish();
        if (!matrix.RateUnitKnown)
            session.Notices.Add("RateUnitNotStated", 1, "The file does not state the unit of its rates; they stay in the file's own unit.");
        return new ImportedTrafficMatrix(matrix, "csv", session.Notices.ToImmutable());
    }

    private static string End(ReadSession session, CsvTable table, int column) => table.Field(column) is { Length: > 0 } id
        ? id
        : throw session.Malformed(table.FieldPlace(column), $"The column '{table.Header[column]}' is empty", "the id of a node");

    private static int Column(ReadSession session, CsvTable table, AttributeMeaning[] columns, AttributeKind kind)
    {
        int best = Best(columns, kind);
        if (best >= 0) return best;
        throw session.Malformed(table.HeaderPlace, $"No column holds the {kind.ToString().ToLowerInvariant()} (columns: {ValueText.Short(string.Join(", ", table.Header))})",
            "a header with the names of the columns", kind == AttributeKind.Rate ? "source,target,rate" : "source,target,capacity");
    }

    private static int Best(AttributeMeaning[] columns, AttributeKind kind)
    {
        int best = -1;
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i].Kind == kind && (best < 0 || columns[i].Rank < columns[best].Rank)) best = i;
        }
        return best;
    }
}
