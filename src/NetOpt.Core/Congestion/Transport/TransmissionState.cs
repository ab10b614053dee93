namespace NetOpt.Congestion.Transport;

/// <summary>What has become of a transmission, as the sender knows it.</summary>
internal enum TransmissionState : byte
{
    /// <summary>On the way.</summary>
    Outstanding,

    /// <summary>Reported by the receiver.</summary>
    Delivered,

    /// <summary>Taken for lost.</summary>
    Lost,
}
