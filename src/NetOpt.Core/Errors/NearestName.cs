namespace NetOpt;

/// <summary>Finds the name that a user probably meant: the fewest letters changed, missing, too many, or swapped with the next, within a third of the length.</summary>
public static class NearestName
{
    /// <summary>The nearest candidate, or null where none is near. O(candidates × length²).</summary>
    public static string? Find(string wanted, IEnumerable<string> candidates)
    {
        if (wanted.Length is 0 or > 64) return null;
        string? best = null;
        int bestDistance = Math.Max(1, wanted.Length / 3) + 1;
        foreach (string candidate in candidates.Take(10_000))
        {
            if (Math.Abs(candidate.Length - wanted.Length) >= bestDistance) continue;
            int distance = Distance(wanted, candidate);
            if (distance < bestDistance)
            {
                bestDistance = distance;
                best = candidate;
            }
        }
        return best;
    }

    // Three rows of the table: a swap of neighbors looks two rows back.
    private static int Distance(string a, string b)
    {
        int width = b.Length + 1;
        Span<int> rows = stackalloc int[3 * width];
        Span<int> before = rows[..width], above = rows[width..(2 * width)], row = rows[(2 * width)..];
        for (int j = 0; j < width; j++) row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            Span<int> free = before;
            before = above;
            above = row;
            row = free;
            row[0] = i;
            for (int j = 1; j < width; j++)
            {
                int change = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + change);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1])) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
        }
        return row[b.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
