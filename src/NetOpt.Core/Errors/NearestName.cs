namespace NetOpt;

/// <summary>Finds the name that a user probably meant: the least Levenshtein distance, within a third of the length.</summary>
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

    private static int Distance(string a, string b)
    {
        Span<int> row = stackalloc int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int up = row[j];
                int change = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + change);
                diagonal = up;
            }
        }
        return row[b.Length];
    }
}
