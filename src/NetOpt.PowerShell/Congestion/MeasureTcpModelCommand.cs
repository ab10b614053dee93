using System.Management.Automation;
using NetOpt.Congestion;
using NetOpt.PowerShell.Arguments;
using NetOpt.Units;

namespace NetOpt.PowerShell.Congestion;

/// <summary>The rate of a TCP flow under random loss by published formulas, or the loss that a wanted rate tolerates.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "TcpModel", DefaultParameterSetName = ByLoss)]
[OutputType(typeof(TcpModelResult))]
public sealed class MeasureTcpModelCommand : NetOptCmdlet
{
    private const string ByLoss = "Loss";
    private const string ByRate = "Rate";

    /// <summary>Round-trip time, such as 40ms; a bare number is seconds.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? Rtt { get; set; }

    /// <summary>Probability that a segment is lost, above 0 and below 1.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByLoss, ValueFromPipelineByPropertyName = true)]
    [NumberArgument]
    public double? Loss { get; set; }

    /// <summary>The rate that the flow should reach, such as 1Gbps of payload: asks for the highest loss that allows it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByRate, ValueFromPipelineByPropertyName = true)]
    [BitRateArgument]
    [ArgumentCompleter(typeof(BitRateCompleter))]
    public BitRate? TargetRate { get; set; }

    /// <summary>Payload of a segment (MSS), such as 1448B.</summary>
    [Parameter]
    [DataSizeArgument]
    [ArgumentCompleter(typeof(DataSizeCompleter))]
    public DataSize SegmentSize { get; set; } = DataSize.FromBytes(1460);

    /// <summary>The window that the receiver or the sender's buffer allows, such as 64KiB. By default there is no limit.</summary>
    [Parameter]
    [DataSizeArgument]
    [ArgumentCompleter(typeof(DataSizeCompleter))]
    public DataSize? MaxWindow { get; set; }

    /// <summary>The first retransmission timeout. By default the larger of 1s (RFC 6298) and two round-trip times.</summary>
    [Parameter]
    [DurationArgument]
    [ArgumentCompleter(typeof(DurationCompleter))]
    public Duration? Timeout { get; set; }

    /// <summary>The receiver confirms every second segment only.</summary>
    [Parameter]
    public SwitchParameter DelayedAck { get; set; }

    /// <inheritdoc/>
    protected override void ProcessInput()
    {
        if (SegmentSize.Bytes is < 1 or > 65535)
            throw new NetOptException(ErrorCodes.InvalidParameter, ErrorKind.InvalidArgument, $"A segment has {SegmentSize.Bytes} bytes", "1 to 65535", "1448B", SegmentSize.Bytes);
        WriteObject(Run("congestion.tcpmodel", new TcpModelRequest(
            Rtt?.Seconds, Loss, TargetRate?.BitsPerSecond,
            (int)SegmentSize.Bytes, MaxWindow?.Bytes / (double)SegmentSize.Bytes, Timeout?.Seconds, DelayedAck ? 2 : 1)));
    }
}
