namespace NetOpt.Topology.Formats;

/// <summary>
/// What a reader cannot learn from the file. Nothing here changes a value whose unit the file states.
/// </summary>
public sealed record TopologyReadOptions
{
    /// <summary>Nothing given: missing capacities stay missing, and units that are not stated stay unknown.</summary>
    public static TopologyReadOptions Default { get; } = new();

    /// <summary>Capacity in bit/s for links that have none in the file, above 0; null leaves them without. Its use is reported.</summary>
    public double? DefaultCapacityBps { get; init; }

    /// <summary>bit/s in one unit of the file's rates, for files that state none (1e6 for Mbit/s), above 0.</summary>
    public double? RateUnit { get; init; }

    /// <summary>Seconds in one unit of the file's delays, for files that state none (1e-6 for microseconds), above 0.</summary>
    public double? DelayUnit { get; init; }

    /// <summary>
    /// Whether the links of an SNDlib network are directed. SNDlib states it in a model file beside the network;
    /// null decides by whether each link is listed once each way, and reports it.
    /// </summary>
    public bool? DirectedLinks { get; init; }

    /// <summary>Largest file that is read, in bytes.</summary>
    public long MaxBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>Deepest nesting that is read.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Throws where a value is outside its range.</summary>
    /// <exception cref="NetOptException">InvalidCapacity or InvalidParameter.</exception>
    internal void Check()
    {
        if (DefaultCapacityBps is { } c && !(c > 0 && double.IsFinite(c)))
            throw new NetOptException(ErrorCodes.InvalidCapacity, ErrorKind.InvalidArgument, $"The default capacity is {c}", "a finite rate above 0", "10Gbps", c);
        foreach ((string what, double? unit, string example) in ((string, double?, string)[])[("rate unit", RateUnit, "1e6 for Mbit/s"), ("delay unit", DelayUnit, "1e-6 for microseconds")])
        {
            if (unit is { } u && !(u > 0 && double.IsFinite(u)))
                throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The {what} is {u}", "a finite number above 0", example, u);
        }
        if (MaxBytes < 1 || MaxDepth < 1)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"A limit of {Math.Min(MaxBytes, MaxDepth)} lets nothing be read", "at least 1");
    }
}
