namespace NetOpt.Bandwidth.Management;

/// <summary>
/// The order of flow ids, which decides who gets left-over bits: ordinal, but runs of digits by their number, so that
/// flow 9 comes before flow 10. A total order: only equal ids compare as equal. O(length).
/// </summary>
internal sealed class FlowIdOrder : IComparer<string>
{
    public static FlowIdOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return string.CompareOrdinal(x, y);
        int i = 0, j = 0;
        while (i < x.Length && j < y.Length)
        {
            int difference;
            if (char.IsAsciiDigit(x[i]) && char.IsAsciiDigit(y[j]))
            {
                ReadOnlySpan<char> a = Number(x, ref i), b = Number(y, ref j);
                difference = a.Length != b.Length ? a.Length - b.Length : a.SequenceCompareTo(b);
            }
            else
            {
                difference = x[i++] - y[j++];
            }
            if (difference != 0) return difference;
        }
        int rest = x.Length - i - (y.Length - j);
        // The same but for leading zeros: any fixed order will do.
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    private static ReadOnlySpan<char> Number(string text, ref int place)
    {
        while (place < text.Length && text[place] == '0') place++;
        int start = place;
        while (place < text.Length && char.IsAsciiDigit(text[place])) place++;
        return text.AsSpan(start..place);
    }
}
