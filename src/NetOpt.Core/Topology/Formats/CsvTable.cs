namespace NetOpt.Topology.Formats;

/// <summary>A table of separated values (RFC 4180, also with semicolons or tabs), read record by record with line numbers.</summary>
internal static class CsvTable
{
    /// <summary>Whether a line is a header that names the two ends of something.</summary>
    public static bool HasEnds(string line)
    {
        char separator = Separator(line);
        bool source = false, target = false;
        foreach (string field in line.Split(separator))
        {
            AttributeKind kind = AttributeNames.OfLink(field.Trim().Trim('"')).Kind;
            source |= kind == AttributeKind.Source;
            target |= kind == AttributeKind.Target;
        }
        return source && target;
    }

    /// <summary>The separator that occurs most in a header: comma, semicolon, tab or bar.</summary>
    public static char Separator(string header)
    {
        char best = ',';
        foreach (char candidate in ",;\t|")
        {
            if (header.AsSpan().Count(candidate) > header.AsSpan().Count(best)) best = candidate;
        }
        return best;
    }
}
