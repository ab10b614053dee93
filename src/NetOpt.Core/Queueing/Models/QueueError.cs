using System.Globalization;

namespace NetOpt.Queueing.Models;

/// <summary>The checks that all models share, and the errors they throw.</summary>
internal static class QueueError
{
    public static NetOptException Invalid(string problem, string expected, string? example = null, object? value = null) =>
        new(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, problem, expected, example, value);

    public static NetOptException Unclear(string problem, string expected, string? example = null) =>
        new(ErrorCodes.InvalidRequest, ErrorKind.InvalidArgument, problem, expected, example);

    public static double Positive(double? value, string what, string example)
    {
        if (value is not { } v) throw Unclear($"The {what} is missing", "a finite number above 0", example);
        if (v > 0 && double.IsFinite(v)) return v;
        throw Invalid($"The {what} is {v.ToString(CultureInfo.InvariantCulture)}", "a finite number above 0", example, v);
    }

    public static double AtLeastZero(double value, string what, string example)
    {
        if (value >= 0 && double.IsFinite(value)) return value;
        throw Invalid($"The {what} is {value.ToString(CultureInfo.InvariantCulture)}", "a finite number of at least 0", example, value);
    }

    public static double AtLeastZero(double? value, string what, string example) =>
        value is { } v ? AtLeastZero(v, what, example) : throw Unclear($"The {what} is missing", "a finite number of at least 0", example);

    public static long Count(long? value, string what, long least, long most, string example)
    {
        if (value is not { } v) throw Unclear($"The {what} is missing", $"a whole number of at least {least}", example);
        if (v >= least && v <= most) return v;
        throw Invalid($"The {what} is {v.ToString(CultureInfo.InvariantCulture)}", string.Create(CultureInfo.InvariantCulture, $"{least} to {most}"), example, v);
    }

    /// <summary>The mean service time, s, of which either itself or its inverse is given.</summary>
    public static MeanService Service(double? rate, double? seconds)
    {
        if (rate is not null && seconds is not null)
            throw Unclear("Both a service rate and a service time are given", "one of them", "10");
        return rate is not null
            ? new MeanService(Positive(rate, "service rate", "10"), byRate: true)
            : new MeanService(Positive(seconds, "service rate or service time", "10"), byRate: false);
    }
}
