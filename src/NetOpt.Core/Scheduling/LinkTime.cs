namespace NetOpt.Scheduling;

/// <summary>An exact time on a link: whole nanoseconds and a part of one.</summary>
/// <param name="Nanoseconds">Whole nanoseconds since the start of the trace.</param>
/// <param name="Part">The rest, in units of 1/<see cref="LinkRate.PartsPerNanosecond"/> ns.</param>
public readonly record struct LinkTime(long Nanoseconds, long Part);
