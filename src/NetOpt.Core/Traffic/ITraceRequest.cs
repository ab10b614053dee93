namespace NetOpt.Traffic;

/// <summary>A request that works on a packet trace, so that hosts can hand one over that they read from a file.</summary>
public interface ITraceRequest
{
    /// <summary>The trace; null where none was given.</summary>
    PacketTrace? Trace { get; }

    /// <summary>The same request with this trace.</summary>
    ITraceRequest WithTrace(PacketTrace trace);
}
