using NetOpt.Operations;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>The k-th smallest of many numbers, by Hoare's selection with the median of three as pivot (CACM 4, 1961, algorithm 65). O(n) expected; reorders its input.</summary>
internal static class Selection
{
    /// <summary>The value that would stand at a rank if the numbers were sorted; afterwards no number before that rank is greater, none behind it smaller.</summary>
    public static long At(Span<long> values, int rank, OperationContext context)
    {
        int low = 0, high = values.Length - 1;
        while (low < high)
        {
            context.ThrowIfCanceled();
            long a = values[low], b = values[low + (high - low) / 2], c = values[high];
            long pivot = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
            int i = low, j = high;
            while (i <= j)
            {
                while (values[i] < pivot) i++;
                while (values[j] > pivot) j--;
                if (i > j) break;
                (values[i], values[j]) = (values[j], values[i]);
                i++;
                j--;
            }
            if (rank <= j) high = j;
            else if (rank >= i) low = i;
            else break;
        }
        return values[rank];
    }
}
