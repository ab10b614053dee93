namespace NetOpt.Bandwidth;

/// <summary>The checks that every kind of fair sharing makes of its numbers.</summary>
internal static class FairnessInput
{
    /// <summary>A demand: at least 0, ∞ allowed.</summary>
    public static void CheckDemands(ReadOnlySpan<double> demands)
    {
        for (int i = 0; i < demands.Length; i++)
        {
            if (!(demands[i] >= 0))
                throw new NetOptException(ErrorCodes.InvalidDemand, ErrorKind.InvalidArgument, $"Demand {i} is {demands[i]}", "a rate of at least 0, or none where there is no limit", "2.5Gbps", demands[i]);
        }
    }

    /// <summary>A weight: above 0 and finite; none at all means that all weigh the same.</summary>
    public static void CheckWeights(ReadOnlySpan<double> weights, int flows)
    {
        if (weights.IsEmpty) return;
        CheckLength("weights", weights.Length, flows);
        for (int i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] > 0 && double.IsFinite(weights[i])))
                throw new NetOptException(ErrorCodes.InvalidWeight, ErrorKind.InvalidArgument, $"Weight {i} is {weights[i]}", "a finite number above 0", "1", weights[i]);
        }
    }

    /// <summary>A capacity: above 0 and finite.</summary>
    public static void CheckCapacity(double capacity, string what)
    {
        if (!(capacity > 0 && double.IsFinite(capacity)))
            throw new NetOptException(ErrorCodes.InvalidCapacity, ErrorKind.InvalidArgument, $"The capacity of {what} is {capacity}", "a finite rate above 0", "10Gbps", capacity);
    }

    /// <summary>A list must have an entry for each flow.</summary>
    public static void CheckLength(string what, int length, int flows)
    {
        if (length != flows)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"There are {length} {what} for {flows} flows", $"{flows} {what}, one for each flow, in the same order", value: length);
    }

    /// <summary>Weights so far from the rates that their ratio is no number: nothing can be shared by them.</summary>
    public static void CheckLevel(double level)
    {
        if (!double.IsNormal(level))
            throw new NetOptException(ErrorCodes.InvalidWeight, ErrorKind.InvalidArgument, $"Rate over weight comes to {level}", "weights near 1; only their ratios matter", "1", level);
    }
}
