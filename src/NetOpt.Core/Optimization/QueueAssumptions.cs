namespace NetOpt.Optimization;

/// <summary>
/// How links queue in the model. The defaults are NetOpt's own: a mean packet of 1,000 bytes and room for 100 of them
/// at each interface, the one being sent counted.
/// </summary>
/// <param name="MeanPacketBytes">Mean packet size in bytes, above 0.</param>
/// <param name="BufferPackets">Packets that an interface holds at most, at least 1.</param>
public sealed record QueueAssumptions(double MeanPacketBytes = 1000, int BufferPackets = 100)
{
    /// <summary>Checks the ranges.</summary>
    /// <exception cref="NetOptException">InvalidParameter.</exception>
    internal void Check()
    {
        if (!(MeanPacketBytes > 0 && double.IsFinite(MeanPacketBytes)))
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The mean packet size is {MeanPacketBytes} bytes", "a finite size above 0", "1000", MeanPacketBytes);
        if (BufferPackets is < 1 or > 1_000_000)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"The buffer holds {BufferPackets} packets", "1 to 1000000 packets", "100", BufferPackets);
    }
}
