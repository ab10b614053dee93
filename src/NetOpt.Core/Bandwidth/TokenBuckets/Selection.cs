using NetOpt.Operations;

namespace NetOpt.Bandwidth.TokenBuckets;

/// <summary>The k-th smallest of many numbers, by Hoare's selection with the median of three as pivot (CACM 4, 1961, algorithm 65). O(n) expected; reorders its input.</summary>
internal static class Selection
{
    /// <summary>A quantile by linear interpolation between ranks (type 7 of Hyndman and Fan 1996, as everywhere in the project).</summary>
    /// <param name="values">At least one; reordered.</param>
    /// <param name="share">0..1.</param>
    /// <param name="context">Cancellation.</param>
    public static double Quantile(Span<long> values, double share, OperationContext context)
    {
        double position = share * (values.Length - 1);
        int rank = (int)position;
        long low = At(values, rank, context);
        return rank + 1 == values.Length ? low : low + (position - rank) * (At(values[(rank + 1)..], 0, context) - low);
    }

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
