namespace NetOpt.PowerShell.Arguments;

/// <summary>Completes amounts of data.</summary>
public sealed class DataSizeCompleter : UnitCompleter
{
    private protected override (string Unit, string Tip)[] Units =>
        [("B", "bytes"), ("KiB", "1,024 bytes"), ("MiB", "2^20 bytes"), ("GiB", "2^30 bytes"), ("kB", "1,000 bytes"), ("MB", "million bytes"), ("GB", "billion bytes")];

    private protected override string[] Usual => ["64B", "576B", "1500B", "9000B", "64KiB"];
}
