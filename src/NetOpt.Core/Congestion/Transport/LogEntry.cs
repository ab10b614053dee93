namespace NetOpt.Congestion.Transport;

/// <summary>A data packet that the receiver got.</summary>
/// <param name="Transmission">Which transmission.</param>
/// <param name="Segment">Which segment.</param>
/// <param name="IsMarked">Whether a queue had marked it.</param>
internal readonly record struct LogEntry(int Transmission, int Segment, bool IsMarked);
