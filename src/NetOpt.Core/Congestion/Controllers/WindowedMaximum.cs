namespace NetOpt.Congestion.Controllers;

/// <summary>
/// The greatest value of the last few rounds, exactly: each round keeps its own maximum, and the maximum of those is found anew when a round falls out.
/// O(1) per value, O(length) per round, no allocation.
/// </summary>
/// <param name="length">How many rounds count, with the current one; at least 1.</param>
internal sealed class WindowedMaximum(int length)
{
    private readonly double[] _rounds = NewRounds(length);
    private long _round;

    /// <summary>The maximum; negative infinity where the window has no value.</summary>
    public double Value { get; private set; } = double.NegativeInfinity;

    /// <summary>Goes on to a round; rounds never go back.</summary>
    public void Advance(long round)
    {
        if (round <= _round) return;
        for (long r = Math.Max(_round + 1, round - length + 1); r <= round; r++) _rounds[r % length] = double.NegativeInfinity;
        _round = round;
        double most = double.NegativeInfinity;
        foreach (double value in _rounds) most = Math.Max(most, value);
        Value = most;
    }

    /// <summary>Adds a value to a round that is not before the last one.</summary>
    public void Add(double value, long round)
    {
        Advance(round);
        ref double most = ref _rounds[_round % length];
        most = Math.Max(most, value);
        Value = Math.Max(Value, value);
    }

    /// <summary>Forgets all values.</summary>
    public void Clear()
    {
        _rounds.AsSpan().Fill(double.NegativeInfinity);
        Value = double.NegativeInfinity;
    }

    private static double[] NewRounds(int length)
    {
        var rounds = new double[length];
        rounds.AsSpan().Fill(double.NegativeInfinity);
        return rounds;
    }
}
