namespace NetOpt.Traffic.Formats;

/// <summary>What a trace file cannot say, and limits.</summary>
public sealed record TraceReadOptions
{
    /// <summary>The content tells the format, and files tell their units.</summary>
    public static TraceReadOptions Default { get; } = new();

    /// <summary>The format; null lets the content tell it.</summary>
    public TraceFormat? Format { get; init; }

    /// <summary>What to call the trace; null for the name of the file.</summary>
    public string? Name { get; init; }

    /// <summary>Seconds in one unit of the times of a table that does not name their unit, above 0; null for seconds.</summary>
    public double? TimeUnit { get; init; }

    /// <summary>Largest file that is read, in bytes. Files are read as a stream, so that this guards against endless input only.</summary>
    public long MaxBytes { get; init; } = 64L << 30;

    /// <summary>The most packets or values that are read: 12 to 16 bytes of memory each.</summary>
    public int MaxPackets { get; init; } = 200_000_000;

    /// <summary>Throws where a value is outside its range.</summary>
    /// <exception cref="NetOptException">InvalidParameter.</exception>
    internal void Check()
    {
        if (TimeUnit is { } u && !(u > 0 && double.IsFinite(u)))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The time unit is {u}", "a finite number of seconds above 0", "0.001 for milliseconds", u);
        if (MaxBytes < 1 || MaxPackets < 1)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"A limit of {Math.Min(MaxBytes, MaxPackets)} lets nothing be read", "at least 1");
    }
}
