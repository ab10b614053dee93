using NetOpt.Operations;

namespace NetOpt.Traffic.Measures;

/// <summary>
/// Sorts numbers on all cores: runs that are sorted by themselves and then merged in pairs. The result does not depend on the number of cores.
/// Time O(n log n), space n. Looks at the cancellation with each run.
/// </summary>
internal static class ParallelSort
{
    private const int Run = 1 << 18;

    public static void Sort(double[] values, OperationContext context)
    {
        context.ThrowIfCanceled();
        if (values.Length <= Run)
        {
            Array.Sort(values);
            return;
        }
        int runs = (values.Length + Run - 1) / Run;
        ParallelWork.For(runs, context, () => 0, (run, _) => Array.Sort(values, run * Run, Math.Min(Run, values.Length - run * Run)));
        double[] from = values, to = new double[values.Length];
        for (long width = Run; width < values.Length; width *= 2)
        {
            int pairs = (int)((values.Length + 2 * width - 1) / (2 * width));
            double[] source = from, target = to;
            long w = width;
            ParallelWork.For(pairs, context, () => 0, (pair, _) => Merge(source, target, pair * 2 * w, w, context));
            (from, to) = (to, from);
        }
        if (!ReferenceEquals(from, values)) from.CopyTo(values, 0);
    }

    private static void Merge(double[] from, double[] to, long start, long width, OperationContext context)
    {
        int i = (int)start, middle = (int)Math.Min(start + width, from.Length), j = middle, end = (int)Math.Min(start + 2 * width, from.Length);
        for (int k = i; k < end; k++)
        {
            if ((k & 0xFFFFF) == 0) context.ThrowIfCanceled();
            to[k] = j >= end || i < middle && from[i] <= from[j] ? from[i++] : from[j++];
        }
    }
}
