using NetOpt.Numerics;

namespace NetOpt.Congestion.Controllers;

/// <summary>What a controller knows from the start.</summary>
/// <param name="SegmentBytes">Payload of a full segment, bytes.</param>
/// <param name="PacketBytes">The same with headers, as it lies on the wire, bytes.</param>
/// <param name="InitialWindow">The window to start with, bytes.</param>
/// <param name="Random">Random draws of this flow.</param>
internal sealed record ControllerSetup(int SegmentBytes, int PacketBytes, long InitialWindow, RandomStream Random);
