namespace NetOpt.PowerShell.Arguments;

/// <summary>Completes rates.</summary>
public sealed class BitRateCompleter : UnitCompleter
{
    private protected override (string Unit, string Tip)[] Units =>
    [
        ("Gbps", "gigabits per second"), ("Mbps", "megabits per second"), ("kbps", "kilobits per second"), ("bps", "bits per second"),
        ("Tbps", "terabits per second"), ("GB/s", "gigabytes per second"), ("MB/s", "megabytes per second"), ("Gibps", "2^30 bits per second"),
    ];

    private protected override string[] Usual => ["100Mbps", "1Gbps", "10Gbps", "25Gbps", "40Gbps", "100Gbps", "400Gbps"];
}
