namespace NetOpt.Queueing.Models;

/// <summary>
/// The mean service of one server, kept in the form in which it was given: where a queue is nearly full, 1 − ρ is a small difference of large
/// numbers, and one more rounding would cost digits of every result.
/// </summary>
internal readonly struct MeanService(double value, bool byRate)
{
    /// <summary>μ, per second.</summary>
    public double Rate => byRate ? value : 1 / value;

    /// <summary>1/μ, s.</summary>
    public double Seconds => byRate ? 1 / value : value;

    /// <summary>a = λ/μ, Erlang.</summary>
    public double Load(double arrivalRate) => byRate ? arrivalRate / value : arrivalRate * value;

    /// <summary>m − a, with one rounding more than necessary at most; negative in overload.</summary>
    public double Free(double arrivalRate, double servers) => byRate
        ? Math.FusedMultiplyAdd(servers, value, -arrivalRate) / value
        : Math.FusedMultiplyAdd(-arrivalRate, value, servers);
}
